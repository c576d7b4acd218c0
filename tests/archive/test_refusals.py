# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Pages that hold no story are refused with the reason."""

from __future__ import annotations

import pytest

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import extract
from newsreel.archive.refusal import Refused

TEASERS = [
    (
        "Ferry stops after fire",
        "The only ferry to Marrow Point stopped running on Monday after a fire.",
    ),
    (
        "School roof to be mended",
        "The roof of the primary school at Carrow is to be mended before winter.",
    ),
    (
        "Council leader survives vote",
        "Hugh Strand survived a vote of no confidence by a single voice.",
    ),
    (
        "Bees of Carrow are dying",
        "A wet spring has cost the valley half of its hives, its keepers say.",
    ),
    (
        "Storm leaves homes dark",
        "About 4,000 homes in the north were without power on Tuesday morning.",
    ),
    ("Mill to become flats", "The last cotton mill of the county is to be turned into 48 flats."),
    (
        "Quarry lights go out",
        "Thirty-one men handed in their lamps at the gate of the slate quarry.",
    ),
    (
        "Novelist at her table",
        "Her fourth novel comes out this week, and in it nobody drowns at all.",
    ),
]
WALL = """Harrow Bay Courier
Sign in

The secret accounts of the harbor board

By Dana Whitcombe
5 October 2015

The harbor board kept a second set of books for eleven years, papers seen by this newspaper show.

Subscribe now to continue reading
Already a subscriber? Log in
"""


def reason(text: str, name: str) -> str:
    with pytest.raises(Refused) as refused:
        extract(read_capture(text.encode(), name))
    return refused.value.reason


def test_a_front_page_is_refused_as_a_list() -> None:
    text = "Courier\nHome\nNews\nSport\n\n" + "\n\n".join(f"{t}\n\n{s}" for t, s in TEASERS)
    assert "list of stories" in reason(text, "front.txt")
    html = "".join(
        f'<div class="card"><h2><a href="/{i}">{t}</a></h2><p>{s}</p></div>'
        for i, (t, s) in enumerate(TEASERS)
    )
    assert "list of stories" in reason(
        f"<html><body><h1>News</h1>{html}</body></html>", "front.html"
    )


def test_a_menu_is_refused_as_a_list() -> None:
    text = "\n".join(f"  • {t}" for t, _ in TEASERS * 2)
    assert "list of stories" in reason(text, "menu.txt")


def test_a_subscription_wall_is_refused_with_its_words() -> None:
    assert "subscription wall" in reason(WALL, "wall.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Courier\nHome\nNews\n\n404\n\nPage not found\n\nThe page you are looking for does not exist.",
        "Just a moment...\n\nChecking your browser before accessing courier.example.",
        "Courier\n\nSeite nicht gefunden",
    ],
)
def test_an_error_page_is_refused_as_one(text: str) -> None:
    assert "error page" in reason(text, "error.txt")


def test_a_page_drawn_by_script_is_refused() -> None:
    assert "no text" in reason(
        '<html><body><div id="app"></div><script>go()</script></body></html>', "a.html"
    )


def test_a_few_words_are_no_story() -> None:
    assert "no story" in reason("Hello there\nThis is it", "a.txt")
