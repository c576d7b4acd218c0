"""The journal's rows, taken in order and dropped when their pages are stored."""

import json
from array import array
from collections.abc import Iterable, Sequence

from django.db import connections, transaction

from newsreel.press.journal.change import Change

# A transaction that drops more would hold other writers for too long (law 5: 50 ms).
DROP_AT_ONCE = 2_000


def take(alias: str) -> list[Change]:
    """Every journalled change that this connection's snapshot sees, oldest first."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT id, tbl, op, row, old, new FROM press_journal ORDER BY id")
        return [
            Change(i, table, op, row, json.loads(old), json.loads(new))
            for i, table, op, row, old, new in cursor.fetchall()
        ]


def ids(alias: str) -> Sequence[int]:
    """The numbers of all rows: eight bytes each, for there may be millions."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT id FROM press_journal ORDER BY id")
        return array("q", (row[0] for row in cursor))


def count(alias: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM press_journal")
        return int(cursor.fetchone()[0])


def drop(alias: str, done: Sequence[int]) -> None:
    """Delete exactly these rows, in transactions that hold no writer for long."""
    for part in _parts(done):
        marks = ",".join(["%s"] * len(part))
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(f"DELETE FROM press_journal WHERE id IN ({marks})", sorted(part))


def is_empty(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1 FROM press_journal LIMIT 1")
        return cursor.fetchone() is None


def _parts(done: Sequence[int]) -> Iterable[Sequence[int]]:
    return (done[n : n + DROP_AT_ONCE] for n in range(0, len(done), DROP_AT_ONCE))
