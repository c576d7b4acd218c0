"""What comes from a word processor's clipboard."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreel.desk.clipboard import PasteError, read_clipboard
from newsreel.desk.clipboard.html import LONGEST
from newsreel.stories.bodies import rows
from tests.desk.clippings import DOCS, DOCS_BLOCKS, WORD, WORD_BLOCKS
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom


def short(block: dict[str, Any]) -> tuple[str, Any]:
    """A block's kind and what of it the tests compare."""
    value = block["value"]
    if block["type"] == "heading":
        return "heading", value["text"]
    if block["type"] == "list":
        return "list", value["items"]
    if block["type"] == "quotation":
        return "quotation", value["attribution"] or value["text"]
    return block["type"], value


def test_word_gives_clean_blocks() -> None:
    pasted = read_clipboard(WORD)
    assert [short(block) for block in pasted.blocks] == WORD_BLOCKS
    assert [b["value"]["ordered"] for b in pasted.blocks if b["type"] == "list"] == [False, True]
    assert pasted.notes == [
        "1 picture was left out: drag its file onto the story.",
        "The footnotes stand at the end.",
    ]


def test_google_docs_gives_clean_blocks() -> None:
    pasted = read_clipboard(DOCS)
    assert [short(block) for block in pasted.blocks] == DOCS_BLOCKS


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p>&nbsp;</p><p> </p>", []),
        ("one<br><br>two<br>lines", ["<p>one</p>", "<p>two<br>lines</p>"]),
        ("<table><tr><td>Town</td><td>12</td></tr></table>", ["<p>Town · 12</p>"]),
        ("<p>a<script>alert(1)</script>b</p>", ["<p>ab</p>"]),
        ('<p><a href="javascript:alert(1)">x</a></p>', ["<p>x</p>"]),
        ('<p onclick="x()"><b onmouseover="y()">x</b></p>', ["<p><b>x</b></p>"]),
        ("<p>1 &lt; 2 &amp; 3</p>", ["<p>1 &lt; 2 &amp; 3</p>"]),
        ("<p>so <b>bold </b>next</p>", ["<p>so <b>bold</b> next</p>"]),
    ],
)
def test_small_pieces(html: str, blocks: list[str]) -> None:
    body, lost = rows(read_clipboard(html).blocks)
    assert [block["value"] for block in body] == blocks
    assert lost == []


def test_what_is_nested_deeply_keeps_its_words_or_says_that_it_cannot() -> None:
    assert "deep" in str(read_clipboard("<div>" * 1_500 + "deep").blocks)
    with pytest.raises(PasteError, match="paste it as plain text"):
        read_clipboard("<div>" * 5_000 + "deep")


def test_what_is_far_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(PasteError, match="paste it in parts"):
        read_clipboard("x" * (LONGEST + 1))


@given(st.text(alphabet="<>/=\"' abpliuo1&;#\x00\n-!", max_size=300))
def test_no_clipboard_breaks_it(html: str) -> None:
    body, _ = rows(read_clipboard(html).blocks)
    assert "<script" not in str(body)


def test_the_desk_answers_with_blocks_for_its_editor(newsroom: Newsroom) -> None:
    client = client_of(person("ana", "Reporter"))
    answer = client.post("/desk/stories/paste/", {"html": WORD}).json()
    assert [block["type"] for block in answer["blocks"]] == [kind for kind, _ in WORD_BLOCKS]
    assert "1 picture was left out" in answer["notes"][0]
    stranger = client_of(person("mod", "Moderator"))
    assert stranger.post("/desk/stories/paste/", {"html": WORD}).status_code != 200
