"""Every story of the sample newspaper comes back from its own page: as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import deflate
import pytest
from resiliparse.extract.html2text import extract_plain_text

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import examine
from newsreel.archive.lines import UNCERTAIN
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.sample.settle import settle
from newsreel.stories import models, reads
from newsreel.stories.reads.shapes import Story
from tests.archive.ours import Facts, imported, shown
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper as Press
from tests.sample.site import NOW, sample_settings, small_paper

CUT_BY_MAIN_CONTENT = {"sections", "published", "updated", "bylines", "topics"}
"""Resiliparse's main-content text drops trails, <time> and links that name an author or a topic."""
DROPPED_BOXES = {"related", "pull_quote", "correction", "embed"}
"""What it drops of a body: whatever stands in an <aside>; and sound has no text."""


@pytest.fixture
def pages(newsroom: Newsroom, tmp_path: Path) -> Iterator[list[tuple[Story, str]]]:
    """Each story of the sample with the HTML of its page."""
    with sample_settings():
        settle(small_paper(tmp_path / "paper"), NOW)
        press = Press(newsroom.folder)
        press.bake()
        rows = press.store.driver.rows(
            "SELECT p.path, b.body FROM press_plate p JOIN press_body b USING (id)"
        )
        packed = {path: bytes(body) for path, body in rows}
        found = []
        for number in models.Story.objects.values_list("pk", flat=True):
            with reading_from(Snapshot("default")), recording():
                story = reads.story(number)
            assert isinstance(story, Story)
            found.append((story, bytes(deflate.gzip_decompress(packed[story.url])).decode()))
        yield found


def read(page: str, name: str) -> Facts:
    examined = examine(read_capture(page.encode(), name))
    return imported(examined.found)


def differences(wanted: Facts, got: Facts, without: set[str] = frozenset()) -> Facts:  # type: ignore[assignment]
    return {
        name: (value, got[name])
        for name, value in wanted.items()
        if name not in without and value != got[name]
    }


def test_every_sample_story_is_the_same_after_an_import_of_its_page(
    pages: list[tuple[Story, str]],
) -> None:
    assert len(pages) > 40
    assert {story.language for story, _ in pages} == {"en", "ar"}
    wrong: dict[str, Facts] = {}
    for story, html in pages:
        wanted = shown(story)
        name = f"{story.language} {story.headline}"
        wrong[f"{name} (HTML)"] = differences(wanted, read(html, "page.html"))

        full = extract_plain_text(html, main_content=False, alt_texts=True, list_bullets=True)
        # Sound and the level of a heading leave nothing in a text.
        spoken = {**wanted, "body": [_flat(x) for x in wanted["body"] if x[0] != "embed"]}
        got = read(full, "page.txt")
        got["body"] = [_flat(x) for x in got["body"]]
        wrong[f"{name} (text)"] = differences(spoken, got)

        main = extract_plain_text(html, main_content=True, alt_texts=True, list_bullets=True)
        left = [x for x in spoken["body"] if x[0] not in DROPPED_BOXES]
        got = read(main, "page.txt")
        got["body"] = [_flat(x) for x in got["body"]]
        if any(x[0] == "picture" for x in left) and "gallery" in html:
            left = [x for x in left if x[0] != "picture"]  # it takes a gallery for furniture
            got["body"] = [x for x in got["body"] if x[0] != "picture"]
        if not wanted["sections"] or wanted["kicker"] in ("Transport", "Editorial"):
            got["kicker"] = wanted["kicker"]  # with no trail above, it is taken for the section
        wrong[f"{name} (main text)"] = differences(
            {**spoken, "body": left}, got, CUT_BY_MAIN_CONTENT
        )
    assert {name: found for name, found in wrong.items() if found} == {}
    _nothing_is_left_uncertain(pages)


def _flat(part: tuple[object, ...]) -> tuple[object, ...]:
    return part[:2] if part[0] == "heading" else part


def _nothing_is_left_uncertain(pages: list[tuple[Story, str]]) -> None:
    for _, html in pages:
        full = extract_plain_text(html, main_content=False, alt_texts=True, list_bullets=True)
        for data, name in ((html, "page.html"), (full, "page.txt")):
            lines = examine(read_capture(data.encode(), name)).explained()
            assert [line for line in lines if line[1] == UNCERTAIN] == [], name
