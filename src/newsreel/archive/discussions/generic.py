"""Generic JSON: a list of comments, an object with such a list under "comments", or an object a
line. Of each: ``id``, ``url`` (or ``story``, a public id of ours), ``parent`` (an id), ``author``,
``email``, ``text`` or ``html``, ``time`` (ISO 8601 or seconds), ``edited``, ``state`` ("shown",
"held", "hidden", "withdrawn"; without one it is shown).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsreel.archive.discussions.found import Trouble, UnreadableError
from newsreel.archive.discussions.jsonlines import objects, opened
from newsreel.archive.discussions.moments import moment
from newsreel.comments.actions.take_in import Incoming

_STATES = ("shown", "held", "hidden", "withdrawn")


def read(path: Path) -> Iterator[Incoming | Trouble]:
    for one in _list(path) if _is_list(path) else objects(path):
        yield one if isinstance(one, Trouble) else _comment(one)


def _is_list(path: Path) -> bool:
    with opened(path) as file:
        start = file.read(4096).lstrip()
    first_line = start.partition(b"\n")[0].strip()
    return start.startswith(b"[") or (start.startswith(b"{") and not _whole(first_line))


def _whole(line: bytes) -> bool:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and not isinstance(found.get("comments"), list)


def _list(path: Path) -> Iterator[dict[str, Any] | Trouble]:
    with opened(path) as file:
        data = file.read()
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield from _salvaged(data, path.name, error)
        return
    rows = found.get("comments") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise UnreadableError(f'{path.name} has no list of comments (under "comments")')
    for number, row in enumerate(rows, 1):
        yield row if isinstance(row, dict) else Trouble(f"entry {number} is no JSON object")


def _salvaged(data: bytes, name: str, error: Exception) -> Iterator[dict[str, Any] | Trouble]:
    """The whole objects of a list that is torn."""
    text = data.decode("utf-8", "replace")
    decoder, at, count = json.JSONDecoder(), text.find("[") + 1, 0
    while at > 0:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            found, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        if isinstance(found, dict):
            count += 1
            yield found
    if not count:
        raise UnreadableError(f"{name} is no JSON: {error}")
    yield Trouble(f"{name} breaks off after {count} comments: what stands before was read")


def _comment(said: dict[str, Any]) -> Incoming | Trouble:
    number, parent = _text(said, "id"), _text(said, "parent")
    address, story = _text(said, "url"), _text(said, "story")
    if not number or not (address or story):
        return Trouble(f'comment {number or "without an id"} has no "url" and no "story"')
    state = _text(said, "state") or "shown"
    if state not in _STATES:
        return Trouble(f'comment {number} has the state "{state}", not one of {", ".join(_STATES)}')
    return Incoming(
        origin=f"json:{number}",
        address=address,
        story=story,
        author=_text(said, "author"),
        email=_text(said, "email"),
        html=_text(said, "html"),
        text="" if said.get("html") else _text(said, "text"),
        posted_at=moment(said.get("time")),
        edited_at=moment(said["edited"]) if said.get("edited") else None,
        state=state,
        answers=f"json:{parent}" if parent else "",
    )


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return str(value) if isinstance(value, str | int | float) else ""
