"""The capture that specifies by example. Its text is not ours: digests and counts stand for it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import Examined, examine
from newsreel.archive.lines import UNCERTAIN

CAPTURE = Path(__file__).parents[3] / "shared" / "captures" / "world-2015-10-29.txt"
pytestmark = pytest.mark.skipif(
    not CAPTURE.exists(), reason="the shared capture world-2015-10-29.txt is not here"
)


@pytest.fixture(scope="module")
def examined() -> Examined:
    return examine(read_capture(CAPTURE, CAPTURE.name))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_its_headline_standfirst_and_caption_are_exact(examined: Examined) -> None:
    found = examined.found
    assert digest(found.headline) == "c63cd00a0aaa1175"
    assert digest(found.standfirst) == "5d30255f25860cec"
    assert found.picture is not None
    assert found.picture.caption == found.standfirst
    assert found.picture.credit == "Reuters"


def test_its_place_time_and_kind_are_as_labelled_and_the_kind_is_doubted(
    examined: Examined,
) -> None:
    found = examined.found
    assert found.sections == ("News", "World")
    assert (found.published, found.precision, found.updated) == ("2015-10-29", "day", None)
    assert found.kind == "opinion"
    assert found.confidence["kind"] <= 0.5
    assert any("opinion" in doubt for doubt in found.doubts)
    assert found.bylines == ()
    assert found.language == "en"


def test_its_thirteen_paragraphs_are_exact(examined: Examined) -> None:
    paragraphs = examined.found.paragraphs
    assert len(paragraphs) == 13
    assert digest("\n".join(paragraphs)) == "1a8840650528542f"
    assert not any("\u00a0" in p for p in paragraphs)
    assert sum(p.count("“") for p in paragraphs) == 7


def test_its_three_related_stories_stand_at_their_places(examined: Examined) -> None:
    related = examined.found.related
    assert [(r.kind, r.by, r.after_paragraph) for r in related] == [
        ("analysis", "", 5),
        ("opinion", "David Swanson", 10),
        ("", "", 13),
    ]
    assert digest("\n".join(r.title for r in related)) == "e4d4a96cbd9a5249"


def test_it_has_no_comments_and_no_uncertain_line(examined: Examined) -> None:
    assert examined.found.comments_count == 0
    assert examined.found.comments == ()
    explained = examined.explained()
    assert len(explained) == 31
    assert all(role != UNCERTAIN for _, role, _ in explained)
