"""The ticker: what the clock makes due becomes rows, and nothing is written where nothing is due.

Called about every second. Time enters here and by no other way (law 11).
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from newsreel.stories.actions.breaking import clear_overdue
from newsreel.stories.actions.hold import hold
from newsreel.stories.actions.publish import PATIENCE, PublishStory, pictures_of
from newsreel.stories.actions.renditions import SOON, order, pending_pictures
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import Almanac, Story
from newsreel.stories.models.story import day_of

logger = logging.getLogger(__name__)
_AT_ONCE = 50
# What was said of a story that could not be published: it is tried at every tick, and said once.
_said: dict[int, str] = {}
# Due publications whose pictures were ordered.
_ordered: set[int] = set()


@dataclass(frozen=True, slots=True)
class Due:
    """What one tick did: ids of stories, the new day if it turned, the languages whose breaking
    line came down. False where nothing was."""

    published: tuple[int, ...] = ()
    expired: tuple[int, ...] = ()
    day: date | None = None
    failed: tuple[int, ...] = ()
    cleared: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.published or self.expired or self.day or self.cleared)


def tick(now: datetime) -> Due:
    """Do what is due at ``now``; one story that fails is reported and does not stop the others."""
    published, failed = _publish_due(now)
    return Due(published, _expire_due(now), _turn_day(now), failed, clear_overdue(now))


def _publish_due(now: datetime) -> tuple[tuple[int, ...], tuple[int, ...]]:
    stories = ContentType.objects.get_for_model(Story)
    due = (
        Revision.objects.filter(approved_go_live_at__lte=now, content_type=stories)
        .order_by("approved_go_live_at", "id")
        .values_list("id", "object_id", "approved_go_live_at")[:_AT_ONCE]
    )
    done, failed = [], []
    for revision, story, at in list(due):
        try:
            if now - at < timedelta(seconds=PATIENCE) and _lacks_pictures(revision):
                continue
            with transaction.atomic():
                # Again, under a lock: another ticker may have been here.
                mine = (
                    Revision.objects.select_for_update(of=("self",))
                    .filter(pk=revision, approved_go_live_at__lte=now)
                    .first()
                )
                if mine is None:
                    continue
                PublishStory(mine, log_action="wagtail.publish.scheduled", now=now).execute()
            done.append(int(story))
            _said.pop(int(story), None)
        except ValidationError as reason:
            _hold(int(story), revision, reason, now)
            failed.append(int(story))
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            if _said.get(int(story)) != fault:
                _said[int(story)] = fault
                logger.exception(
                    "story %s could not be published at its time; it is tried again", story
                )
            failed.append(int(story))
    return tuple(done), tuple(failed)


def _hold(story: int, revision: int, reason: ValidationError, now: datetime) -> None:
    """It cannot go out as it stands, and will not by itself: an editor is told."""
    logger.warning("story %s is held: %s", story, "; ".join(reason.messages))
    due_at = Revision.objects.values_list("approved_go_live_at", flat=True).get(pk=revision)
    hold(Story.objects.get(pk=story), reason, due_at=due_at, now=now)


def _lacks_pictures(revision: int) -> bool:
    """Whether the worker still makes pictures that the page shows: asked for once, before all
    others. A draft that cannot even be read is for the publication itself to complain of."""
    try:
        draft = Revision.objects.get(pk=revision).as_object()
        missing = pending_pictures(pictures_of(draft))
    except Exception:
        return False
    if missing and revision not in _ordered:
        order(missing, priority=SOON)
    (_ordered.add if missing else _ordered.discard)(revision)
    return bool(missing)


@dataclass(frozen=True, slots=True)
class Late:
    """A publication that is overdue: whatever stands in its way stands in the clerk's log."""

    story: int
    headline: str
    due: datetime


def late(now: datetime) -> list[Late]:
    """Scheduled publications that should long have been, the oldest first."""
    stories = ContentType.objects.get_for_model(Story)
    overdue = now - timedelta(seconds=2 * PATIENCE)
    rows = Revision.objects.filter(approved_go_live_at__lte=overdue, content_type=stories)
    return [
        Late(int(story), title, due)
        for story, title, due in rows.order_by("approved_go_live_at", "id").values_list(
            "object_id", "object_str", "approved_go_live_at"
        )
    ]


def _expire_due(now: datetime) -> tuple[int, ...]:
    due = Story.objects.filter(live=True, expire_at__isnull=False, expire_at__lte=now)
    done = []
    for pk in list(due.order_by("expire_at", "id").values_list("id", flat=True)[:_AT_ONCE]):
        with transaction.atomic():
            story = due.select_for_update(of=("self",)).filter(pk=pk).first()
            if story is not None:
                unpublish(story, is_expiry=True)
                done.append(pk)
    return tuple(done)


def _turn_day(now: datetime) -> date | None:
    today = day_of(now)
    if Almanac.objects.filter(pk=1, today=today).exists():
        return None
    Almanac.objects.update_or_create(pk=1, defaults={"today": today})
    return today
