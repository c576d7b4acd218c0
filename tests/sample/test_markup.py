"""The sample's markup: text in, blocks out, and every error at its line."""

from pathlib import Path

import pytest

from newsreel.sample.markup import PaperError, blocks, inline

FILE = Path("stories/ferry.md")


def one(text: str) -> dict[str, object]:
    (block,) = blocks(text, FILE)
    return block


def test_a_paragraph_is_escaped_and_keeps_its_emphasis_and_links() -> None:
    text = "Salt & *herring* < **one** crown,\nsays [the town](https://example.org/?a=1&b=2)."
    assert one(text) == {
        "type": "paragraph",
        "value": "<p>Salt &amp; <em>herring</em> &lt; <strong>one</strong> crown, says "
        '<a href="https://example.org/?a=1&amp;b=2">the town</a>.</p>',
    }  # fmt: skip


def test_a_link_to_a_script_is_refused() -> None:
    with pytest.raises(ValueError, match="only http"):
        inline("[here](javascript:alert)")


def test_a_quotation_has_paragraphs_and_an_attribution() -> None:
    assert one("> First.\n>\n> Second,\n> still.\n> — Nell Drummond, harbour master") == {
        "type": "quotation",
        "value": {
            "text": "<p>First.</p><p>Second, still.</p>",
            "attribution": "Nell Drummond, harbour master",
        },
    }


def test_a_pull_quote_is_plain_text() -> None:
    assert one(">> Salt & water\n>> — Pell") == {
        "type": "pull_quote",
        "value": {"text": "Salt & water", "attribution": "Pell"},
    }


def test_lists_are_ordered_by_their_first_mark_and_items_may_run_on() -> None:
    assert one("- one\n  and more\n- *two*")["value"] == {
        "ordered": False,
        "items": ["one and more", "<em>two</em>"],
    }
    assert one("1. one\n2. two")["value"] == {"ordered": True, "items": ["one", "two"]}


def test_a_picture_without_alternative_text_is_decorative() -> None:
    assert one("![a.jpg] Fog | Ashe | A boat")["value"] == {
        "file": "a.jpg", "caption": "Fog", "credit": "Ashe", "alt": "A boat", "decorative": False,
    }  # fmt: skip
    assert one("![a.jpg] Fog | Ashe")["value"]["decorative"] is True  # type: ignore[index]


def test_related_is_a_slug_of_the_paper_or_a_title_with_or_without_an_address() -> None:
    assert one("[related: ferry]")["value"] == {
        "kind": "", "title": "", "by": "", "url": "", "slug": "ferry",
    }  # fmt: skip
    assert one("[related: News | To come | by X | ]")["value"] == {
        "kind": "News", "title": "To come", "by": "by X", "url": "", "slug": "",
    }  # fmt: skip


def test_a_gallery_a_correction_and_a_sound() -> None:
    gallery = one("[gallery]\n![a.jpg] A | X | a\n![b.jpg] B | X | b")
    assert [picture["file"] for picture in gallery["value"]["pictures"]] == ["a.jpg", "b.jpg"]  # type: ignore[index]
    assert one("[correction 2d: It was *290*.]") == {
        "type": "correction",
        "value": {"days": 2, "text": "It was <em>290</em>."},
    }
    assert one("[audio: bell.mp3 | A bell]") == {
        "type": "embed",
        "value": {"file": "bell.mp3", "title": "A bell"},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("> No attribution", "attribution"),
        ("![a.jpg] only a caption", "caption, a credit"),
        ("[gallery]\n![a.jpg] A | X | a", "two pictures"),
        ("[related: News | too | few]", "3 parts"),
        ("[correction: when?]", "correction 2d"),
        ("[vidoe: a.mp4 | A]", "no such block"),
        ("## A heading\nand text", "one line"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(PaperError, match=said) as caught:
        blocks(f"Fine.\n\n{text}\n", FILE, first_line=10)
    assert (caught.value.path, caught.value.line) == (FILE, 12)
    assert str(caught.value).startswith("stories/ferry.md:12: ")
