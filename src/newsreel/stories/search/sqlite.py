"""The index as a file of SQLite's FTS5 beside the rows: writing it keeps no writer of rows waiting.

FTS5 keeps no text here, only where words stand; to take an entry out it wants the entry's words
again, which are kept compressed. (Whole they would be as large as the rows themselves.)
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreel.stories.search.entry import Entry, Question

_SCHEMA = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(headline, text, draft, content='',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    "CREATE TABLE IF NOT EXISTS kept (story INTEGER PRIMARY KEY, entry BLOB NOT NULL)",
)


class SqliteIndex:
    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, entries: Iterable[Entry], gone: Iterable[int]) -> None:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            for story in gone:
                self._take_out(connection, story)
            for entry in entries:
                self._take_out(connection, entry.story)
                said = (entry.headline, entry.text, entry.draft)
                connection.execute(
                    "INSERT INTO words (rowid, headline, text, draft) VALUES (?, ?, ?, ?)",
                    (entry.story, *said),
                )
                packed = zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 1)
                connection.execute("INSERT INTO kept VALUES (?, ?)", (entry.story, packed))
            connection.execute("COMMIT")

    def _take_out(self, connection: sqlite3.Connection, story: int) -> None:
        row = connection.execute("SELECT entry FROM kept WHERE story = ?", (story,)).fetchone()
        if row is None:
            return
        connection.execute(
            "INSERT INTO words (words, rowid, headline, text, draft) VALUES ('delete', ?, ?, ?, ?)",
            (story, *json.loads(zlib.decompress(row[0]))),
        )
        connection.execute("DELETE FROM kept WHERE story = ?", (story,))

    def is_empty(self) -> bool:
        with self._open() as connection:
            return connection.execute("SELECT story FROM kept LIMIT 1").fetchone() is None

    def find(self, question: Question, limit: int) -> list[int]:
        if not question.words:
            return []
        with self._open() as connection:
            rows = connection.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
                (_match(question), limit),
            )
            return [row[0] for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one use: FTS5 remembers nothing that would make another worth it."""
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=20)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            for statement in _SCHEMA:
                connection.execute(statement)
            yield connection
        finally:
            connection.close()


def _match(question: Question) -> str:
    words = [f'"{word}"' for word in question.words]
    if question.begun and len(question.words[-1]) > 1:
        words[-1] += "*"
    asked = " AND ".join(words)
    if question.headline:
        return f"{{headline}} : ({asked})"
    return f"{{headline text}} : ({asked})" if question.public else asked
