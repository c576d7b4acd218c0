"""A story's body: from the row's JSON to the blocks that pages render."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from newsreel.press.recorder import read
from newsreel.stories.reads import pictures
from newsreel.stories.reads.shapes import (
    Block,
    CorrectionNote,
    Embed,
    Gallery,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    PullQuote,
    Quotation,
    Related,
)
from newsreel.stories.reads.text import inline, paragraphs

RawBlock = dict[str, Any]


def blocks(raw: list[RawBlock]) -> tuple[Block, ...]:
    """The blocks that can be shown, in order; one that refers to nothing any more is left out."""
    shown: list[Block] = []
    headings = 0
    for block in raw:
        kind, value = block.get("type"), block.get("value")
        if kind == "paragraph":
            shown += [Paragraph(html) for html in paragraphs(str(value or ""))]
        elif kind == "heading" and isinstance(value, dict):
            headings += 1
            level = 3 if str(value.get("level")) == "3" else 2
            shown.append(Heading(str(value.get("text", "")), level, f"h{headings}"))
        elif isinstance(value, dict) and kind in _MAKERS:
            made = _MAKERS[kind](value)
            if made is not None:
                shown.append(made)
    return tuple(shown)


def picture_block(picture_id: Any, caption: str) -> PictureBlock | None:
    found = pictures.picture(picture_id) if isinstance(picture_id, int) else None
    return PictureBlock(found, caption or found.caption, found.credit) if found else None


def _quotation(value: RawBlock) -> Block:
    html = "".join(paragraphs(str(value.get("text", ""))))
    return Quotation(html, str(value.get("attribution") or ""))


def _pull_quote(value: RawBlock) -> Block:
    return PullQuote(str(value.get("text", "")), str(value.get("attribution") or ""))


def _picture(value: RawBlock) -> Block | None:
    return picture_block(value.get("picture"), str(value.get("caption") or ""))


def _items(value: Any) -> Iterator[Any]:
    """The values of a list block, in either form that Wagtail keeps."""
    for item in value or ():
        yield item["value"] if isinstance(item, dict) and "value" in item else item


def _gallery(value: RawBlock) -> Block | None:
    shown = [_picture(item) for item in _items(value.get("pictures")) if isinstance(item, dict)]
    found = tuple(p for p in shown if isinstance(p, PictureBlock))
    return Gallery(found) if found else None


def _list(value: RawBlock) -> Block:
    items = tuple(inline(str(item)) for item in _items(value.get("items")))
    return ListBlock(bool(value.get("ordered")), items)


def _related(value: RawBlock) -> Block | None:
    from newsreel.stories.reads.story import related_to, story_titled

    kind, title = str(value.get("kind") or ""), str(value.get("title") or "").strip()
    by, url = str(value.get("by") or ""), str(value.get("url") or "")
    story_id = value.get("story")
    if url.startswith(("http://", "https://")):
        return Related(kind, title or url, by, url, outside=True)
    found = related_to(story_id) if isinstance(story_id, int) else story_titled(title)
    if found is not None:
        return Related(kind or found.kind, title or found.title, by or found.by, found.url)
    return Related(kind, title, by, "") if title else None


def _embed(value: RawBlock) -> Block | None:
    clip_id = value.get("clip")
    found = pictures.clip(clip_id) if isinstance(clip_id, int) else None
    return Embed(found, str(value.get("caption") or "")) if found else None


def _correction(value: RawBlock) -> Block:
    day = value.get("day")
    return CorrectionNote(
        date.fromisoformat(day) if isinstance(day, str) and day else None,
        inline(str(value.get("text", ""))),
    )


_MAKERS = {
    "quotation": _quotation,
    "pull_quote": _pull_quote,
    "picture": _picture,
    "gallery": _gallery,
    "list": _list,
    "related": _related,
    "embed": _embed,
    "correction": _correction,
}


def references(raw: list[RawBlock]) -> Iterator[tuple[str, int]]:
    """("picture"|"clip"|"story", id) of what the body refers to, for priming."""
    for block in raw:
        value = block.get("value")
        if not isinstance(value, dict):
            continue
        inner = [v for v in _items(value.get("pictures")) if isinstance(v, dict)]
        for part in [value, *inner]:
            for name in ("picture", "clip", "story"):
                if isinstance(part.get(name), int):
                    yield name, part[name]


def titles(raw: list[RawBlock]) -> Iterator[str]:
    """Titles of related entries that have neither story nor address."""
    for block in raw:
        value = block.get("value")
        if block.get("type") != "related" or not isinstance(value, dict):
            continue
        if value.get("title") and not (value.get("story") or value.get("url")):
            yield str(value["title"])


__all__ = ["RawBlock", "blocks", "picture_block", "read", "references", "titles"]
