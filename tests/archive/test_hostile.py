# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Extraction never crashes and never hangs: it gives a story, or Refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import examine
from newsreel.archive.refusal import Refused

PROSE = "The council said on Monday that the bridge would stay closed until the spring. " * 3


def survives(data: bytes, name: str) -> None:
    try:
        examined = examine(read_capture(data, name))
    except Refused as refused:
        assert refused.reason.strip().endswith((".", "!", "?"))  # noqa: PT017  (refusing is one of two good ends)
    else:
        examined.found.report(name, "0" * 64)
        examined.explained()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"a" * 15_000_000, "line.txt"),
        (b"word, and " * 1_500_000, "line.txt"),
        (b"By A B and " * 500_000, "line.txt"),
        (b"- " * 4_000_000, "line.txt"),
        (b"[a](" * 2_000_000, "line.txt"),
        (b"1 January 2015 " * 300_000, "line.txt"),
        (b"\n".join([b"x" * 70] * 60_000), "lines.txt"),
        (b"\n" * 5_000_000, "lines.txt"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le")[:-1] + b"\x00\xd8" * 300, "broken-utf16.txt"),
        (b"\xfe\xff" + b"\xd8\x00" * 50_000, "surrogates.txt"),
        (PROSE.encode().replace(b" ", b"\x00 ") * 2_000, "nuls.txt"),
        (b"<p>" + PROSE.encode().replace(b"e", b"\x00") * 5, "nuls.html"),
        (("— " + "A" * 30 + "\n").encode() * 30_000, "dashes.txt"),
        ("“".encode() * 3_000_000, "quotes.txt"),
        (("Topics\n" + "• a\n" * 10).encode() * 3_000, "topics.txt"),
        (b"By , " * 500_000, "nameless.txt"),
        (b"<div>" * 10_000 + PROSE.encode() * 5 + b"</div>" * 10_000, "deep.html"),
        (b"<b><i>" * 20_000 + PROSE.encode() * 5, "deep.html"),
        (b"<p>" + b"<br>" * 200_000 + PROSE.encode(), "brs.html"),
        (b"<html><body>" + b"<p>" * 100_000 + PROSE.encode(), "ps.html"),
        (b"<html><!" + b"-" * 3_000_000, "comment.html"),
        (b'<html><body><p class="' + b"a-" * 1_000_000 + b'">' + PROSE.encode(), "class.html"),
        (
            b'<html><script type="application/ld+json">'
            + b"[" * 200_000
            + b"</script><p>"
            + PROSE.encode(),
            "json.html",
        ),
        (
            b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
            b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html><body>&c;&c;<p>'
            + PROSE.encode()
            + b"</p></body></html>",
            "bomb.html",
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_hostile_input_is_bounded_in_time(data: bytes, name: str) -> None:
    began = time.process_time()
    survives(data, name)
    assert time.process_time() - began < 10


WORDS = st.sampled_from(
    ["Home", "By Ann Lee", "5 October 2015", "RELATED: Analysis – A title, by B C", "Photo: X", "•", "3 Comments", "Opinion",
     PROSE, "“Quoted,” she said.", "Getty Images", "https://a.example", "بقلم: سامي الحداد", "\u00a0", "[x](y)", "# T", "(AP)",
     "2 hours ago", "News > World", "LONDON (Reuters) - ", "| Photo:", "Updated", "— A B (@ab) May 5, 2015", "Tags: a, b"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "ul", "li", "a", "figure", "figcaption", "img", "br", "blockquote", "table", "td", "aside",
     "article", "time", "span", "script", "b", "nav", "footer", "form", "svg", "iframe", "body", "html", "title"]
)  # fmt: skip
CLASSES = st.sampled_from(
    [
        "",
        "byline",
        "caption",
        "related",
        "comments",
        "share",
        "story-body",
        "standfirst",
        "\u0000",
        "tweet",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS | st.text(max_size=60), max_size=40).map("\n".join))
def test_no_text_makes_it_crash(text: str) -> None:
    survives(text.encode("utf-8", "replace"), "a.txt")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TAGS, CLASSES, WORDS | st.text(max_size=40), st.booleans()), max_size=40))
def test_no_page_makes_it_crash(parts: list[tuple[str, str, str, bool]]) -> None:
    page = "<html><body>" + "".join(
        f'<{tag} class="{name}" src="a.jpg" href="b" datetime="{text}">{text}'
        + (f"</{tag}>" if closed else "")
        for tag, name, text, closed in parts
    )
    survives(page.encode("utf-8", "replace"), "a.html")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    survives(data, "a.html")
    survives(data, "a.txt")
