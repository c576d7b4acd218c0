"""What pages read of comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from newsreel.press.recorder import current_snapshot, read


@dataclass(frozen=True, slots=True)
class Comment:
    """``html`` is sanitised; ``depth`` is 0 for one that answers the story itself."""

    id: str
    author: str
    time: datetime | None
    html: str
    depth: int


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments shown under a story, oldest first, each before its replies."""

    count: int
    comments: tuple[Comment, ...]


NOTHING = Thread(0, ())


def thread(story_id: int) -> Thread:
    return read(f"comments:{story_id}").one("thread", story_id, _load) or NOTHING


def count(story_id: int) -> int:
    return thread(story_id).count


def prime(story_ids: Iterable[int]) -> None:
    current_snapshot().many("thread", story_ids, _load)


def _load(story_ids: list[int]) -> dict[int, Thread]:
    from newsreel.comments.models import Comment as Row

    zone = ZoneInfo(settings.TIME_ZONE)
    rows = Row.objects.using(current_snapshot().alias).filter(story_id__in=story_ids, state="shown")
    children: dict[tuple[int, int | None], list[Row]] = {}
    for row in rows.order_by("id"):
        children.setdefault((row.story_id, row.parent_id), []).append(row)
    threads = {}
    for story_id in {story for story, _ in children}:
        shown: list[Comment] = []
        stack = [(row, 0) for row in reversed(children.get((story_id, None), []))]
        while stack:
            row, depth = stack.pop()
            time = row.posted_at.astimezone(zone) if row.posted_at else None
            shown.append(Comment(str(row.uuid), row.author, time, row.body, depth))
            replies = children.get((story_id, row.pk), [])
            stack.extend((reply, depth + 1) for reply in reversed(replies))
        threads[story_id] = Thread(len(shown), tuple(shown))
    return threads
