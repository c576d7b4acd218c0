"""Isso's database (SQLite): threads by the path of their page, comments in Markdown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from newsreel.archive.discussions.found import Trouble, UnreadableError
from newsreel.archive.discussions.moments import moment
from newsreel.comments.actions.take_in import Incoming

# isso/db/comments.py: 1 accepted, 2 in the moderation queue, 4 deleted but answered.
_STATES = {1: "shown", 2: "held", 4: "withdrawn"}
_ROWS = (
    "SELECT c.id, c.parent, c.created, c.modified, c.mode, c.text, c.author, c.email, t.uri"
    " FROM comments c JOIN threads t ON t.id = c.tid ORDER BY c.created, c.id"
)


def read(path: Path) -> Iterator[Incoming | Trouble]:
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as database:
            database.text_factory = lambda data: data.decode("utf-8", "replace")
            yield from _rows(path, database)
    except sqlite3.Error as error:
        raise UnreadableError(f"{path.name} is no database of Isso: {error}") from error


def _rows(path: Path, database: sqlite3.Connection) -> Iterator[Incoming | Trouble]:
    rows = database.execute(_ROWS)
    while True:
        try:
            row = rows.fetchone()
        except sqlite3.DatabaseError as error:
            yield Trouble(f"{path.name} is damaged ({error}): what could be read was read")
            return
        if row is None:
            return
        number, parent, created, modified, mode, text, author, email, uri = row
        yield Incoming(
            origin=f"isso:{uri} {number}",
            address=uri,
            author=author or "",
            email=email or "",
            text=text or "",
            posted_at=moment(created),
            edited_at=moment(modified),
            state=_STATES.get(mode, "hidden"),
            answers=f"isso:{uri} {parent}" if parent else "",
        )
