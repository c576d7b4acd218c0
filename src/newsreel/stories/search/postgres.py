"""The index as a table of PostgreSQL: a vector of what readers see, one of what the newsroom does.

The words are taken as they are written (the "simple" configuration): the paper has many languages.
"""

from collections.abc import Iterable

from django.db import connections, transaction

from newsreel.stories.search.entry import Entry, Question

TABLE = "stories_searched"
SCHEMA = (
    f"""CREATE TABLE IF NOT EXISTS {TABLE}
    (story bigint PRIMARY KEY, public tsvector NOT NULL, whole tsvector NOT NULL)""",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_public ON {TABLE} USING gin (public)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_whole ON {TABLE} USING gin (whole)",
)
# A vector holds no more than a megabyte; a story is rarely a hundredth of that.
_LONGEST = 400_000


class PostgresIndex:
    def __init__(self, alias: str) -> None:
        self._alias = alias

    def put(self, entries: Iterable[Entry], gone: Iterable[int]) -> None:
        public = "setweight(to_tsvector('simple', %s), 'A') || to_tsvector('simple', %s)"
        with transaction.atomic(using=self._alias), connections[self._alias].cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE story = ANY(%s)", [list(gone)])
            for entry in entries:
                headline, text = entry.headline, entry.text[:_LONGEST]
                draft = entry.draft[:_LONGEST]
                cursor.execute(
                    f"INSERT INTO {TABLE} (story, public, whole)"
                    f" VALUES (%s, {public}, {public} || to_tsvector('simple', %s))"
                    " ON CONFLICT (story) DO UPDATE"
                    " SET public = excluded.public, whole = excluded.whole",
                    [entry.story, headline, text, headline, text, draft],
                )

    def is_empty(self) -> bool:
        with connections[self._alias].cursor() as cursor:
            cursor.execute(f"SELECT story FROM {TABLE} LIMIT 1")
            return cursor.fetchone() is None

    def find(self, question: Question, limit: int) -> list[int]:
        if not question.words:
            return []
        column = "public" if question.public or question.headline else "whole"
        with connections[self._alias].cursor() as cursor:
            cursor.execute(
                f"SELECT story FROM {TABLE} WHERE {column} @@ to_tsquery('simple', %s)"
                " ORDER BY story DESC LIMIT %s",
                [_query(question), limit],
            )
            return [row[0] for row in cursor.fetchall()]


def _query(question: Question) -> str:
    words = [f"'{word}'" for word in question.words]
    weight = "A" if question.headline else ""
    marks = [f":{weight}" if weight else "" for _ in words]
    if question.begun and len(question.words[-1]) > 1:
        marks[-1] = f":*{weight}"
    return " & ".join(word + mark for word, mark in zip(words, marks, strict=True))
