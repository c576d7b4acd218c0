"""A body in the neutral form of importers and samples, made into what a row keeps.

The neutral form is a list of ``{"type", "value"}``; see ``rows`` for the values. All HTML passes
the sanitizer. What cannot become a block is named, never dropped in silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from newsreel.stories.kinds import KINDS
from newsreel.stories.sanitize import inline, paragraphs, plain

Block = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lost:
    """A block that could not be kept, and the sentence that says so."""

    sentence: str


def rows(
    blocks: Iterable[Block], pictures: Mapping[str, int] | None = None
) -> tuple[list[Row], list[str]]:
    """The body's rows, and a sentence for each block that could not be kept.

    paragraph "<p>…</p>" · heading {"text", "level"} · quotation {"text" (HTML), "attribution"} ·
    pull_quote {"text", "attribution"} · list {"ordered", "items" (inline HTML)} ·
    picture {"picture" (id) or "src", "caption", "credit"} · gallery {"pictures": [picture…]} ·
    related {"kind", "title", "by", "url", "story" (id)} · embed {"clip" (id), "caption"} ·
    correction {"day": "2015-10-29", "text" (inline HTML)}

    ``pictures`` says which of our pictures a "src" became.
    """
    made: list[Row] = []
    lost: list[str] = []
    for block in blocks:
        kind, value = str(block["type"]), block["value"]
        maker = _MAKERS.get(kind)
        if maker is None:
            lost.append(f"A block of the unknown kind “{kind}” was left out.")
            continue
        found = maker(value, pictures or {})
        if isinstance(found, Lost):
            lost.append(found.sentence)
        elif found:
            made.append({"type": kind, "value": found, "id": str(uuid4())})
    return made, lost


def words(body: Iterable[Row]) -> str:
    """What stands in a body's rows, folded for comparison: is this the same text?"""
    return " ".join(_texts(list(body))).casefold()


def picture_ids(body: Iterable[Row]) -> list[int]:
    """The pictures that a body's rows show, in order."""
    return list(dict.fromkeys(number for _, _, number in pictures_in(body)))


def pictures_in(body: Iterable[Row]) -> Iterator[tuple[int, str, int]]:
    """Each picture's place among the body's pictures (from 1), its block's id, its number."""
    place = 0
    for row in body:
        value = row["value"]
        shown: Iterable[Any] = ()
        if row["type"] == "picture":
            shown = [value]
        elif row["type"] == "gallery":
            shown = (_item(item) for item in value.get("pictures", ()))
        for item in shown:
            if item.get("picture"):
                place += 1
                yield place, str(row.get("id") or ""), int(item["picture"])


def _item(item: Any) -> Any:
    """A list's item, with or without the envelope that Wagtail puts around it."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for name, inner in sorted(value.items()):  # jsonb keeps no order
            if name not in ("id", "type"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _paragraph(value: Any, _: Mapping[str, int]) -> str:
    return paragraphs(value)


def _heading(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    text = plain(value["text"])
    level = min(max(int(value.get("level") or 2), 2), 3)
    return {"text": text, "level": level} if text else None


def _quotation(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    text = paragraphs(value["text"])
    return {"text": text, "attribution": plain(value.get("attribution", ""))} if text else None


def _pull_quote(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    text = plain(value["text"])
    return {"text": text, "attribution": plain(value.get("attribution", ""))} if text else None


def _list(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    items = [text for text in (inline(item) for item in value["items"]) if text]
    return {"ordered": bool(value.get("ordered")), "items": _items(items)} if items else None


def _items(values: Iterable[Any]) -> list[Row]:
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _picture(value: Any, pictures: Mapping[str, int]) -> dict[str, Any] | Lost:
    picture = value.get("picture") or pictures.get(value.get("src", ""))
    caption = plain(value.get("caption", ""))
    if not picture:
        name = value.get("src") or caption or "with no address"
        return Lost(f"A picture of the body was not taken in: {name}")
    return {"picture": picture, "caption": caption}


def _gallery(value: Any, pictures: Mapping[str, int]) -> dict[str, Any] | Lost:
    found = [_picture(picture, pictures) for picture in value["pictures"]]
    for picture in found:
        if isinstance(picture, Lost):
            return picture
    return {"pictures": _items(found)}


def _related(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    url = value.get("url", "").strip()
    kind = value.get("kind", "").strip().lower()
    made = {
        "story": value.get("story"),
        "url": url if url.startswith(("https://", "http://")) else "",
        "title": plain(value.get("title", ""))[:300],
        "kind": kind if kind in KINDS else "",
        "by": plain(value.get("by", ""))[:300],
    }
    return made if made["story"] or made["url"] or made["title"] else None


def _embed(value: Any, _: Mapping[str, int]) -> dict[str, Any] | Lost:
    if not value.get("clip"):
        name = value.get("src") or "with no address"
        return Lost(f"A clip of the body was not taken in: {name}")
    return {"clip": value["clip"], "caption": plain(value.get("caption", ""))}


def _correction(value: Any, _: Mapping[str, int]) -> dict[str, Any] | None:
    text = inline(value["text"])
    return {"day": str(value["day"])[:10], "text": text} if text else None


_MAKERS: dict[str, Any] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quotation": _quotation,
    "pull_quote": _pull_quote,
    "list": _list,
    "picture": _picture,
    "gallery": _gallery,
    "related": _related,
    "embed": _embed,
    "correction": _correction,
}
