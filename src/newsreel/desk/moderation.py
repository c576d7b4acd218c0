"""The queue of readers' comments, as a moderator looks at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from newsreel.comments.models import Comment, Decision, Note, Report
from newsreel.desk.beats import sections_below
from newsreel.stories.paths import Paths

AT_ONCE = 50
QUEUES: Mapping[str, tuple[Any, Q]] = {
    "waiting": (_("Waiting"), Q(state="held")),
    "reported": (_("Reported"), Q(reported__gt=0)),
    "shown": (_("Shown"), Q(state="shown")),
    "hidden": (_("Hidden"), Q(state="hidden")),
    "all": (_("All"), Q()),
}
STATES = {
    "shown": _("shown"),
    "held": _("waits"),
    "hidden": _("hidden"),
    "withdrawn": _("taken back by its author"),
}
REASONS = {
    "before": _("all are read first here"),
    "first": _("a first comment"),
    "links": _("has links"),
    "trap": _("filled a field that nobody sees"),
    "origin": _("the browser did not say from which page"),
    "proof": _("the browser did no work for it"),
    "like": _("others say nearly the same"),
    "crowd": _("many comments on this story just then"),
    "shouting": _("mostly capitals"),
    "reported": _("readers reported it"),
    "suspect": _("suspect: “{}”"),
    "banned": _("banned word: “{}”"),
    "filter": _("like what was taken away before, to {} %"),
}
_MOST_COUNTED = 1_000
# A search looks through so many of the newest comments.
_SEARCHED = 200_000
_EARLIER = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: ``words`` in text, name, address or network; comments held for a
    ``reason``; those in a ``section`` and below it; on a ``story``; by the author of comment
    ``by``."""

    queue: str = "waiting"
    words: str = ""
    reason: str = ""
    section: int = 0
    story: int = 0
    by: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another comment of the same author."""

    id: int
    text: str
    state: str
    posted: datetime | None


@dataclass(frozen=True, slots=True)
class Past:
    """What became of the author's comments, this one included, and the newest of the others."""

    shown: int = 0
    hidden: int = 0
    held: int = 0
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """The story that a comment stands under; ``url`` is empty where readers see none."""

    id: int
    headline: str
    standfirst: str
    section: str
    url: str
    comments: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment in the queue. ``answers`` is the name and text of the one that it answers;
    ``reports`` are (reason, text) of those not settled; ``notes`` (who, text, when); ``decision``
    is the last one about it, which can be undone, said in ``decided``."""

    id: int
    uuid: str
    author: str
    html: str
    state: str
    state_name: str
    staff: bool
    picked: bool
    posted: datetime | None
    edited: bool
    email: str
    network: str
    known: bool
    reasons: tuple[str, ...]
    marked: bool
    answers: tuple[str, str] | None
    reports: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str, datetime], ...]
    decision: int
    decided: tuple[str, datetime] | None
    story: About
    past: Past


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue; ``after`` is the number from which the next page goes on."""

    wanted: Wanted
    entries: tuple[Entry, ...]
    after: int | None


def queue(wanted: Wanted, after: int | None = None) -> Queue:
    """The oldest waiting ones first, of all others the newest. Raises KeyError for a queue that
    there is not."""
    oldest_first = wanted.queue == "waiting"
    rows = _asked(wanted).select_related("story__section", "parent", "decided_by")
    rows = rows.defer("story__body").order_by("id" if oldest_first else "-id")
    if after is not None:
        rows = rows.filter(id__gt=after) if oldest_first else rows.filter(id__lt=after)
    found = list(rows[: AT_ONCE + 1])
    page = found[:AT_ONCE]
    return Queue(wanted, _entries(page), page[-1].pk if len(found) > AT_ONCE else None)


def entry(comment: int) -> Entry | None:
    """One comment as the queue has it."""
    rows = Comment.objects.filter(pk=comment).select_related("story__section", "parent")
    return next(iter(_entries(list(rows))), None)


def waiting() -> str:
    """How many wait or were reported, for the menu: counted up to a thousand, "" for none."""
    rows = Comment.objects.filter(Q(state="held") | Q(reported__gt=0)).order_by()
    number = rows[:_MOST_COUNTED].count()
    return f"{number}+" if number >= _MOST_COUNTED else str(number or "")


def said_reason(reason: str) -> str:
    """A reason of ``verdict.py`` in words."""
    word, _colon, rest = reason.partition(":")
    said = REASONS.get(word)
    return str(said).replace("{}", rest) if said is not None else reason


def _asked(wanted: Wanted) -> QuerySet[Comment]:
    rows = Comment.objects.filter(QUEUES[wanted.queue][1])
    if wanted.words:
        newest = Comment.objects.aggregate(last=Max("id"))["last"] or 0
        words = wanted.words
        rows = rows.filter(id__gt=newest - _SEARCHED).filter(
            Q(text__icontains=words)
            | Q(body__icontains=words)
            | Q(author__icontains=words)
            | Q(email__iexact=words)
            | Q(network__startswith=words)
        )
    if wanted.reason:
        rows = rows.filter(reasons__icontains=f'"{wanted.reason}')
    if wanted.section:
        rows = rows.filter(story__section__in=sections_below([wanted.section]))
    if wanted.story:
        rows = rows.filter(story_id=wanted.story)
    if wanted.by:
        rows = rows.filter(_same_author(Comment.objects.filter(pk=wanted.by).first()))
    return rows


def _same_author(comment: Comment | None) -> Q:
    if comment is None or not (comment.email or comment.reader):
        return Q(pk=comment.pk if comment else 0)
    same = Q(email=comment.email) if comment.email else Q()
    return (same | Q(reader=comment.reader)) if comment.reader else same


def _entries(page: list[Comment]) -> tuple[Entry, ...]:
    numbers = [row.pk for row in page]
    reports: dict[int, list[tuple[str, str]]] = {}
    for one in Report.objects.filter(comment__in=numbers, settled=False).order_by("id"):
        reports.setdefault(one.comment_id, []).append((str(one.get_reason_display()), one.text))
    notes: dict[int, list[tuple[str, str, datetime]]] = {}
    for note in Note.objects.filter(comment__in=numbers).select_related("by").order_by("id"):
        notes.setdefault(note.comment_id, []).append((_name(note.by), note.text, note.at))
    decisions = {
        one.comment_id: one
        for one in Decision.objects.filter(comment__in=numbers).select_related("by").order_by("id")
    }
    pasts, stories = _pasts(page), _stories(page)
    return tuple(
        _entry(
            row,
            tuple(reports.get(row.pk, ())),
            tuple(notes.get(row.pk, ())),
            decisions.get(row.pk),
            stories[row.story_id],
            pasts[row.pk],
        )
        for row in page
    )


def _entry(
    row: Comment,
    reports: tuple[tuple[str, str], ...],
    notes: tuple[tuple[str, str, datetime], ...],
    decision: Decision | None,
    story: About,
    past: Past,
) -> Entry:
    return Entry(
        id=row.pk,
        uuid=str(row.uuid),
        author=row.author,
        html=row.body,
        state=row.state,
        state_name=str(STATES[row.state]),
        staff=row.staff,
        picked=row.picked,
        posted=row.posted_at,
        edited=row.edited_at is not None,
        email=row.email,
        network=row.network,
        known=bool(row.reader),
        reasons=tuple(said_reason(word) for word in row.reasons),
        marked=any(word.startswith("banned:") for word in row.reasons),
        answers=(row.parent.author, row.parent.body) if row.parent else None,
        reports=reports,
        notes=notes,
        decision=decision.pk if decision else 0,
        decided=(_name(decision.by), decision.at) if decision else None,
        story=story,
        past=past,
    )


def _stories(page: list[Comment]) -> dict[int, About]:
    paths = Paths()
    numbers = {row.story_id for row in page}
    counted = dict(
        Comment.objects.filter(story_id__in=numbers, state="shown")
        .order_by()
        .values_list("story_id")
        .annotate(n=Count("id"))
    )
    return {
        row.story_id: About(
            id=row.story_id,
            headline=row.story.headline,
            standfirst=row.story.standfirst,
            section=str(row.story.section.name),
            url=paths.of_story(row.story) if row.story.live else "",
            comments=counted.get(row.story_id, 0),
        )
        for row in page
    }


def _pasts(page: Iterable[Comment]) -> dict[int, Past]:
    """By the number of a comment; an author is known by address, else by browser."""
    page = list(page)
    found: dict[tuple[str, str], Past] = {}
    for column in ("email", "reader"):
        values = {getattr(row, column) for row in page} - {""}
        found |= {(column, value): past for value, past in _pasts_by(column, values).items()}
    nobody = Past()
    return {
        row.pk: _without(
            found.get(("email", row.email)) or found.get(("reader", row.reader)) or nobody, row
        )
        for row in page
    }


def _pasts_by(column: str, values: set[str]) -> dict[str, Past]:
    if not values:
        return {}
    rows = Comment.objects.filter(**{f"{column}__in": values}).order_by()
    counts: dict[str, dict[str, int]] = {}
    for value, state, number in rows.values_list(column, "state").annotate(n=Count("id")):
        counts.setdefault(value, {})[state] = number
    newest = rows.annotate(
        place=Window(RowNumber(), partition_by=[F(column)], order_by=F("id").desc())
    ).filter(place__lte=_EARLIER + 1)
    earlier: dict[str, list[Earlier]] = {}
    for value, pk, text, state, posted in newest.order_by("-id").values_list(
        column, "id", "text", "state", "posted_at"
    ):
        line = Earlier(pk, text[:200], str(STATES[state]), posted)
        earlier.setdefault(value, []).append(line)
    return {
        value: Past(
            shown=count.get("shown", 0),
            hidden=count.get("hidden", 0),
            held=count.get("held", 0),
            earlier=tuple(earlier.get(value, ())),
        )
        for value, count in counts.items()
    }


def _without(past: Past, row: Comment) -> Past:
    others = tuple(one for one in past.earlier if one.id != row.pk)[:_EARLIER]
    return Past(past.shown, past.hidden, past.held, others)


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
