"""The queue of readers' comments, as a moderator looks at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from newsreel.comments.models import Comment

AT_ONCE = 50
QUEUES: Mapping[str, tuple[str, Q]] = {
    "waiting": ("Waiting", Q(state="held")),
    "shown": ("Shown", Q(state="shown")),
    "hidden": ("Hidden", Q(state="hidden")),
    "all": ("All", Q()),
}
_MOST_COUNTED = 1_000
REASONS = {
    "before": "all are read first here",
    "first": "a first comment",
    "links": "has links",
    "trap": "filled a field that nobody sees",
    "origin": "the browser did not say from which page",
    "like": "others say nearly the same",
    "crowd": "many comments on this story just now",
    "shouting": "mostly capitals",
}


@dataclass(frozen=True, slots=True)
class Past:
    """What became of the earlier comments of the same reader."""

    shown: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment in the queue. ``answers`` is the name and text of the one that it answers."""

    id: int
    author: str
    html: str
    state: str
    posted: datetime | None
    story: str
    story_id: int
    email: str
    network: str
    reasons: tuple[str, ...]
    answers: tuple[str, str] | None
    past: Past


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; ``after`` is the number from which the next page goes on."""

    name: str
    entries: tuple[Entry, ...]
    after: int | None


def queue(name: str, after: int | None = None) -> Queue:
    """The oldest waiting ones first, of all others the newest. Raises KeyError for a queue that
    there is not."""
    oldest_first = name == "waiting"
    rows = Comment.objects.filter(QUEUES[name][1]).select_related("story", "parent")
    rows = rows.defer("story__body").order_by("id" if oldest_first else "-id")
    if after is not None:
        rows = rows.filter(id__gt=after) if oldest_first else rows.filter(id__lt=after)
    found = list(rows[: AT_ONCE + 1])
    page = found[:AT_ONCE]
    past = _pasts({row.reader for row in page if row.reader})
    entries = tuple(_entry(row, past.get(row.reader, Past())) for row in page)
    return Queue(name, entries, page[-1].pk if len(found) > AT_ONCE else None)


def waiting() -> str:
    """How many wait, for the menu: counted up to a thousand."""
    number = _bounded(Comment.objects.filter(state="held"))
    return f"{number}+" if number >= _MOST_COUNTED else str(number)


def _bounded(rows: QuerySet[Comment]) -> int:
    return rows.order_by()[:_MOST_COUNTED].count()


def _pasts(readers: Iterable[str]) -> dict[str, Past]:
    rows = Comment.objects.filter(reader__in=list(readers)).order_by()
    counted = rows.values_list("reader").annotate(
        shown=Count("id", filter=Q(state="shown")), hidden=Count("id", filter=Q(state="hidden"))
    )
    return {reader: Past(shown, hidden) for reader, shown, hidden in counted}


def _entry(row: Comment, past: Past) -> Entry:
    return Entry(
        id=row.pk,
        author=row.author,
        html=row.body,
        state=row.state,
        posted=row.posted_at,
        story=row.story.headline,
        story_id=row.story_id,
        email=row.email,
        network=row.network,
        reasons=tuple(REASONS.get(word, word) for word in row.reasons),
        answers=(row.parent.author, row.parent.body) if row.parent else None,
        past=past,
    )
