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
    with transaction.atomic():
        _in_turn(postings)
        seen, spent = _earlier(postings), _spent(postings)
        rows, done = [], []
        for one in postings:
            before = seen.get(one.echo)
            if before is None:
                row = _row(one, one.proof in spent)
                spent |= {one.proof} - {""}
                rows.append(row)
                seen[one.echo] = Posted(str(row.uuid), row.state, again=True)
                done.append(Posted(str(row.uuid), row.state))
            else:
                done.append(before)
        Comment.objects.bulk_create(rows)
    return done


def _in_turn(postings: Sequence[Posting]) -> None:
    """PostgreSQL: the same post (or proof), sent twice at once, is written by one after the
    other."""
    if connection.vendor == "postgresql":
        names = {one.echo for one in postings} | {one.proof for one in postings}
        with connection.cursor() as cursor:
            for name in sorted(names - {""}):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _earlier(postings: Sequence[Posting]) -> dict[str, Posted]:
    since = min(one.posted_at for one in postings) - RETRIED
    rows = Comment.objects.filter(echo__in={one.echo for one in postings}, posted_at__gte=since)
    return {
        echo: Posted(str(uuid), state, again=True)
        for echo, uuid, state in rows.order_by("-id").values_list("echo", "uuid", "state")
    }


def _spent(postings: Sequence[Posting]) -> set[str]:
    """Proofs that have been counted for another comment."""
    proofs = {one.proof for one in postings} - {""}
    if not proofs:
        return set()
    return set(Comment.objects.filter(proof__in=proofs).values_list("proof", flat=True))


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
