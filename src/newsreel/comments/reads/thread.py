"""A story's thread as pages read it, and where each of its pages stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from newsreel.comments import stamps
from newsreel.comments.house import house
from newsreel.comments.names import named
from newsreel.comments.reads.rules import prime_rules, takes_comments
from newsreel.press.journal.change import Change
from newsreel.press.keys import Key
from newsreel.press.recorder import Snapshot, current_snapshot, read, reading_from, recording
from newsreel.stories.reads.shapes import Story

PAGE = 100
"""Comments on one page, replies included."""

FACT = "commenting"
OLDEST, NEWEST, ANSWERED = "oldest", "newest", "answered"
ORDERS = (OLDEST, NEWEST, ANSWERED)


@dataclass(frozen=True, slots=True)
class Comment:
    """``html`` is sanitised; ``depth`` is 0 for one that answers the story itself. ``gone``: it
    was taken away after others had answered it. ``staff``: the newsroom wrote it; ``picked``: it
    recommends it. ``short``: no other comment on the story has an id that begins like this one's.
    """

    id: str
    author: str
    time: datetime | None
    edited: bool
    html: str
    depth: int
    gone: bool
    staff: bool = False
    picked: bool = False
    short: bool = True

    @property
    def name(self) -> str:
        """By which the pages of its story name it: as much of its id as is enough there."""
        return named(self.id) if self.short else self.id


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments under a story, each before its replies, oldest first; ``count`` of those shown.

    ``answers``: for each comment that answers the story itself its place in ``comments`` and how
    many direct replies it has.
    """

    count: int
    comments: tuple[Comment, ...]
    answers: tuple[tuple[int, int], ...]

    def in_order(self, order: str) -> tuple[Comment, ...]:
        """The same in another order of those that answer the story; replies stay oldest first."""
        if order == OLDEST:
            return self.comments
        ends = [*(place for place, _ in self.answers[1:]), len(self.comments)]
        parts = [
            (replies, self.comments[place:end])
            for (place, replies), end in zip(self.answers, ends, strict=True)
        ]
        if order == NEWEST:
            parts.reverse()
        else:
            parts.sort(key=lambda part: -part[0])
        return tuple(comment for _, part in parts for comment in part)

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.comments) // PAGE))

    def page(self, order: str, number: int) -> tuple[Comment, ...]:
        return self.in_order(order)[(number - 1) * PAGE : number * PAGE]


NOTHING = Thread(0, (), ())


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a story's comments carries besides what is typed."""

    story: str
    mark: str


def thread(story_id: int) -> Thread:
    return read(f"comments:{story_id}").one("thread", story_id, _load) or NOTHING


def count(story_id: int) -> int:
    return thread(story_id).count


def form(story: Story) -> Form | None:
    """The form of a story; None where readers may not comment on it. Neither the site's mode nor
    what signs the form is a row: pages note that they used them."""
    read(FACT)
    return Form(story.uuid, stamps.form_mark(story.uuid)) if takes_comments(story) else None


def fact() -> str:
    """A fingerprint of what ``form`` reads: the press bakes pages again where it differs."""
    return stamps.digest(stamps.secret_mark(), str(house().mode == "closed"))


def prime(story_ids: Iterable[int]) -> None:
    story_ids = list(story_ids)
    prime_rules(story_ids)
    current_snapshot().many("thread", story_ids, _load)


def path_of(story_url: str, order: str, number: int) -> str:
    """Where a page of a story's comments stands; the first in the first order is the story's."""
    if order == OLDEST and number == 1:
        return story_url
    middle = "" if order == OLDEST else f"{order}/"
    return f"{story_url}comments/{middle}{'' if number == 1 else f'{number}/'}"


def place_of(story_url: str, story_id: int, uuid: str) -> str:
    """Where a comment stands now, for a redirect: recorded nowhere."""
    with reading_from(Snapshot("default")), recording():
        comments = thread(story_id).comments
    for at, one in enumerate(comments):
        if one.id == uuid:
            return f"{path_of(story_url, OLDEST, at // PAGE + 1)}#comment-{one.name}"
    return f"{story_url}#comments"


def discussed() -> Iterable[tuple[int, int]]:
    """Stories with comments and how many rows a page may show, newest first: for existence
    rules."""
    from django.db.models import Count

    from newsreel.comments.models import Comment as Model

    rows = Model.objects.using(current_snapshot().alias).exclude(state="held").order_by()
    counted = rows.values_list("story_id").annotate(n=Count("id")).order_by("-story_id")
    yield from counted.iterator(chunk_size=2_000)


def touched(change: Change) -> Iterator[Key]:
    """The keys that a change of a comment touches."""
    counts = change.moved("story_id", "state")
    for story in change.both("story_id"):
        yield f"comments:{story}"
        if counts:
            yield f"commentcount:{story}"


def rows_of(story_id: int) -> int:
    """How many rows of a story a page may show: for existence rules."""
    from newsreel.comments.models import Comment as Model

    rows = Model.objects.using(current_snapshot().alias).filter(story_id=story_id)
    return int(rows.exclude(state="held").count())


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    uuid: UUID
    story: int
    parent: int | None
    author: str
    time: datetime | None
    edited: datetime | None
    body: str
    state: str
    staff: bool
    picked: bool


_COLUMNS = (
    "id",
    "uuid",
    "story_id",
    "parent_id",
    "author",
    "posted_at",
    "edited_at",
    "body",
    "state",
    "staff",
    "picked",
)


def _load(story_ids: list[int]) -> dict[int, Thread]:
    from newsreel.comments.models import Comment as Model

    rows = Model.objects.using(current_snapshot().alias).filter(story_id__in=story_ids)
    by_story: dict[int, list[_Row]] = {}
    for values in rows.exclude(state="held").order_by("id").values_list(*_COLUMNS):
        row = _Row(*values)
        by_story.setdefault(row.story, []).append(row)
    threads = {story: _thread(found) for story, found in by_story.items()}
    return {story: found for story, found in threads.items() if found.count}


def _thread(rows: list[_Row]) -> Thread:
    children = _children(rows)
    shown: list[Comment] = []
    answers = []
    zone = ZoneInfo(settings.TIME_ZONE)
    begin = Counter(named(row.uuid) for row in rows)
    for top in children.get(None, ()):
        answers.append((len(shown), len(children.get(top.id, ()))))
        stack = [(top, 0)]
        while stack:
            row, depth = stack.pop()
            shown.append(_comment(row, depth, zone, short=begin[named(row.uuid)] == 1))
            stack.extend((reply, depth + 1) for reply in reversed(children.get(row.id, [])))
    return Thread(sum(not one.gone for one in shown), tuple(shown), tuple(answers))


def _children(rows: list[_Row]) -> dict[int | None, list[_Row]]:
    """Replies by parent (None: the story). What is not shown stays where others answered it."""
    known = {row.id: row for row in rows}
    standing: set[int] = set()
    for row in rows:
        at: _Row | None = row if row.state == "shown" else None
        while at is not None and at.id not in standing:
            standing.add(at.id)
            at = known.get(at.parent) if at.parent else None
    children: dict[int | None, list[_Row]] = {}
    for row in rows:
        if row.id in standing:
            children.setdefault(row.parent if row.parent in standing else None, []).append(row)
    return children


def _comment(row: _Row, depth: int, zone: ZoneInfo, *, short: bool) -> Comment:
    gone = row.state != "shown"
    return Comment(
        id=str(row.uuid),
        author="" if gone else row.author,
        time=row.time.astimezone(zone) if row.time and not gone else None,
        edited=bool(row.edited) and not gone,
        html="" if gone else row.body,
        depth=depth,
        gone=gone,
        staff=row.staff and not gone,
        picked=row.picked and not gone,
        short=short,
    )
