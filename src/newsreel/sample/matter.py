"""Bodies of the paper on their way into rows: what names a file, a slug or a day names a row."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

from newsreel.sample.markup import Block


def shown(file: str, alt: str) -> str:
    """How a picture of a body is named until it is one of ours: another text is another one."""
    return f"{file}|{alt}"


def pictures_of(body: tuple[Block, ...]) -> list[dict[str, Any]]:
    """The values of the pictures in a body, in order, galleries' too."""
    found = []
    for block in body:
        if block["type"] == "picture":
            found.append(block["value"])
        elif block["type"] == "gallery":
            found += block["value"]["pictures"]
    return found


def body_of(
    blocks: tuple[Block, ...],
    today: date,
    story_id: Callable[[str], int | None],
    clips: Mapping[str, int],
) -> list[Block]:
    """The blocks in the neutral form that `stories.actions` takes.

    `story_id` knows the stories of the language by their slugs; a related box whose story is not
    there is left out. `clips` are the numbers of sounds by their files.
    """
    made = []
    for block in blocks:
        value: Any = block["value"]
        if block["type"] == "picture":
            value = _picture(value)
        elif block["type"] == "gallery":
            value = {"pictures": [_picture(picture) for picture in value["pictures"]]}
        elif block["type"] == "correction":
            day = today - timedelta(days=value["days"])
            value = {"day": day.isoformat(), "text": value["text"]}
        elif block["type"] == "embed":
            value = {"clip": clips[value["file"]]}  # its title is the clip's own
        elif block["type"] == "related" and value["slug"]:
            value = {"story": story_id(value["slug"])}
            if value["story"] is None:
                continue
        made.append({"type": block["type"], "value": value})
    return made


def names_stories(blocks: tuple[Block, ...]) -> bool:
    """Whether a related box of the body leads to a story of the paper."""
    return any(block["type"] == "related" and block["value"]["slug"] for block in blocks)


def html_of(blocks: tuple[Block, ...]) -> str:
    """A standing page's body as HTML. Raises ValueError for what such a page cannot hold."""
    parts = []
    for block in blocks:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            parts.append(value)
        elif kind == "heading":
            text = escape(value["text"], quote=False)
            parts.append(f"<h{value['level']}>{text}</h{value['level']}>")
        elif kind == "list":
            tag = "ol" if value["ordered"] else "ul"
            parts.append(f"<{tag}>{''.join(f'<li>{i}</li>' for i in value['items'])}</{tag}>")
        else:
            raise ValueError(f"a standing page holds no {kind}")
    return "".join(parts)


def _picture(value: Mapping[str, Any]) -> dict[str, str]:
    return {"src": shown(value["file"], value["alt"]), "caption": value["caption"]}
