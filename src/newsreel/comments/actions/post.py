"""Post comments: a group of them in one transaction, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Field

from newsreel.comments.models import Comment

RETRIED = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Posting:
    """A comment that was judged: rows of ours by number, ``body`` sanitised."""

    story: int
    parent: int | None
    author: str
    text: str
    body: str
    email: str
    reader: str
    network: str
    echo: str
    gist: str
    state: str
    reasons: tuple[str, ...]
    posted_at: datetime
    sketch: int | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a posting. ``again``: the same had been posted moments ago, and stands."""

    uuid: str
    state: str
    again: bool = False


def post(postings: Sequence[Posting]) -> list[Posted]:
    """Write them, in their order; when this returns they are on the disk."""
    if connection.vendor == "postgresql":
        return [_posted_alone(one) if not one.proof else _together([one])[0] for one in postings]
    return _together(postings)


def _together(postings: Sequence[Posting]) -> list[Posted]:
    with transaction.atomic(), connection.cursor() as cursor:
        _in_turn(cursor, postings)
        seen, spent = _earlier(cursor, postings), _spent(postings)
        rows, done = [], []
        for one in postings:
            before = seen.get(one.echo)
            if before is None:
                row = _row(one, one.proof in spent)
                spent |= {one.proof} - {""}
                rows.append(_values(row))
                seen[one.echo] = Posted(str(row.uuid), row.state, again=True)
                done.append(Posted(str(row.uuid), row.state))
            else:
                done.append(before)
        if rows:
            cursor.executemany(f"{_insert()} VALUES ({_marks()})", rows)
    return done


def _posted_alone(one: Posting) -> Posted:
    """PostgreSQL commits groups by itself: one statement a comment, one way there and back.

    The same post, sent twice at once, is written by one after the other: who waited for the lock
    sees, in the statement after it, what the other wrote.
    """
    row = _row(one, spent=False)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0));"
            f" {_insert()} SELECT {_marks()} WHERE NOT EXISTS (SELECT 1 FROM {_TABLE}"
            " WHERE echo = %s AND posted_at >= %s) RETURNING 1",
            [one.echo, *_values(row), one.echo, one.posted_at - RETRIED],
        )
        cursor.nextset()
        if cursor.fetchone():
            return Posted(str(row.uuid), row.state)
        return _earlier(cursor, [one])[one.echo]


def _in_turn(cursor: Any, postings: Sequence[Posting]) -> None:
    """PostgreSQL: the same post (or proof), sent twice at once, is written by one after the
    other."""
    if connection.vendor == "postgresql":
        names = {one.echo for one in postings} | {one.proof for one in postings}
        for name in sorted(names - {""}):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _earlier(cursor: Any, postings: Sequence[Posting]) -> dict[str, Posted]:
    """What was posted in the last minutes, by its echo."""
    echoes = list({one.echo for one in postings})
    since = min(one.posted_at for one in postings) - RETRIED
    cursor.execute(
        f"SELECT echo, uuid, state FROM {_TABLE} WHERE echo IN"
        f" ({', '.join(['%s'] * len(echoes))}) AND posted_at >= %s ORDER BY id DESC",
        [*echoes, connection.ops.adapt_datetimefield_value(since)],
    )
    return {
        echo: Posted(str(UUID(str(uuid))), state, again=True)
        for echo, uuid, state in cursor.fetchall()
    }


def _spent(postings: Sequence[Posting]) -> set[str]:
    """Proofs that have been counted for another comment."""
    proofs = {one.proof for one in postings} - {""}
    if not proofs:
        return set()
    return set(Comment.objects.filter(proof__in=proofs).values_list("proof", flat=True))


_TABLE = Comment._meta.db_table


@cache
def _columns() -> "list[Field[Any, Any]]":
    return [field for field in Comment._meta.concrete_fields if not field.primary_key]


@cache
def _insert() -> str:
    return f"INSERT INTO {_TABLE} ({', '.join(str(field.column) for field in _columns())})"


@cache
def _marks() -> str:
    return ", ".join(["%s"] * len(_columns()))


def _values(row: Comment) -> list[Any]:
    """As the database takes them: a row at a time costs the ORM more than it costs the disk."""
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in _columns()]


def _row(one: Posting, spent: bool) -> Comment:
    """With a proof that is spent, it waits as one without."""
    reasons = list(one.reasons)
    if spent and "proof" not in reasons:
        reasons.append("proof")
    return Comment(
        uuid=uuid4(),
        story_id=one.story,
        parent_id=one.parent,
        author=one.author,
        text=one.text,
        body=one.body,
        email=one.email,
        reader=one.reader,
        network=one.network,
        echo=one.echo,
        gist=one.gist,
        sketch=one.sketch,
        proof="" if spent else one.proof,
        state="held" if spent else one.state,
        reasons=reasons,
        posted_at=one.posted_at,
    )
