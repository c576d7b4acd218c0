"""What can be read, how it is decoded, and what is refused at the door."""

from __future__ import annotations

import codecs
import hashlib
import time
from pathlib import Path

import pytest

from newsreel.archive.capture import LIMIT, read_capture
from newsreel.archive.refusal import Refused

TEXT = "Der Deich hält nicht mehr – das sagen „alle“ am Fluß, naïve Gäste übrigens auch. " * 4


def reason(data: bytes | Path, name: str = "page.txt") -> str:
    with pytest.raises(Refused) as refused:
        read_capture(data, name)
    return refused.value.reason


def test_a_capture_knows_its_digest_and_size() -> None:
    capture = read_capture(b"A line of text.", "a.txt")
    assert capture.sha256 == hashlib.sha256(b"A line of text.").hexdigest()
    assert (capture.size, capture.kind, capture.encoding) == (15, "text", "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_the_usual_encodings_give_the_same_text(data: bytes) -> None:
    assert read_capture(data, "a.txt").text == TEXT


def test_a_declared_charset_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Мост закрыт</body></html>'
    capture = read_capture(page.encode("cp1251"), "a.html")
    assert "Мост закрыт" in capture.text
    assert capture.kind == "html"


def test_text_that_was_encoded_twice_is_mended_and_said() -> None:
    twice = TEXT.encode().decode("cp1252", "ignore").encode()
    capture = read_capture(twice, "a.txt")
    assert "hält nicht mehr – das" in capture.text
    assert any("mended" in doubt for doubt in capture.doubts)


def test_a_torn_character_is_a_doubt_not_a_silence() -> None:
    capture = read_capture(TEXT.encode().replace("ü".encode(), b"\xc3", 1), "a.txt")
    assert "\ufffd" in capture.text
    assert capture.doubts


def test_a_huge_file_costs_nothing(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    began = time.perf_counter()
    assert "200 MB" in reason(huge)
    assert time.perf_counter() - began < 0.05
    assert "MB" in reason(b"a" * (LIMIT + 1))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00" * 900, "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08 ...", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 40, "binary"),
        (b'{"headline": "x"}', "JSON"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "feed"),
    ],
)
def test_what_is_no_page_is_refused_by_its_name(data: bytes, word: str) -> None:
    assert word in reason(data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "no such file" in reason(tmp_path / "none.txt")
    assert "no such file" in reason(tmp_path)
