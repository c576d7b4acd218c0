"""Post comments: a group of them in one transaction, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction

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


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a posting. ``again``: the same had been posted moments ago, and stands."""

    uuid: str
    state: str
    again: bool = False


def post(postings: Sequence[Posting]) -> list[Posted]:
    """Write them, in their order; when this returns they are on the disk."""
    with transaction.atomic():
        _in_turn(postings)
        seen = _earlier(postings)
        rows, done = [], []
        for one in postings:
            before = seen.get(one.echo)
            if before is None:
                row = _row(one)
                rows.append(row)
                seen[one.echo] = Posted(str(row.uuid), row.state, again=True)
                done.append(Posted(str(row.uuid), row.state))
            else:
                done.append(before)
        Comment.objects.bulk_create(rows)
    return done


def _in_turn(postings: Sequence[Posting]) -> None:
    """PostgreSQL: the same post, sent twice at once, is written by one after the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for echo in sorted({one.echo for one in postings}):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [echo])


def _earlier(postings: Sequence[Posting]) -> dict[str, Posted]:
    since = min(one.posted_at for one in postings) - RETRIED
    rows = Comment.objects.filter(echo__in={one.echo for one in postings}, posted_at__gte=since)
    return {
        echo: Posted(str(uuid), state, again=True)
        for echo, uuid, state in rows.order_by("-id").values_list("echo", "uuid", "state")
    }


def _row(one: Posting) -> Comment:
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
        state=one.state,
        reasons=list(one.reasons),
        posted_at=one.posted_at,
    )
