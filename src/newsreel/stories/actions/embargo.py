"""Put a story under embargo: it may be approved, but nobody makes it public before a moment."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story

LIFT = "lift_embargo"
"""The right to end an embargo early, or to shorten it."""


@transaction.atomic
def embargo(story: Story, until: datetime, *, user: Any = None) -> Story:
    """Publishing it before ``until`` schedules it for then. An earlier schedule is put off.

    Raises PermissionDenied, also for who would shorten an embargo and may not lift it;
    ValidationError for a story that is public already, or a moment that has passed.
    """
    row: Story = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    require(user, "change", row)
    if row.live:
        raise ValidationError("This story is public already: unpublish or retract it instead.")
    if until <= timezone.now():
        raise ValidationError({"until": "An embargo ends in the future."})
    if row.embargoed_until and until < row.embargoed_until:
        _require_lifter(user, row)
    _write(row, until)
    early = Revision.objects.for_instance(row).filter(approved_go_live_at__lt=until)
    early.update(approved_go_live_at=until)
    log(instance=row, action="newsreel.embargo", user=user, data={"until": until.isoformat()})
    return row


@transaction.atomic
def lift(story: Story, *, user: Any = None) -> Story:
    """End the embargo now; the story is as public as before. Raises PermissionDenied."""
    row: Story = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    if row.embargoed_until is None:
        return row
    _require_lifter(user, row)
    data = {"until": row.embargoed_until.isoformat()}
    _write(row, None)
    log(instance=row, action="newsreel.lift", user=user, data=data)
    return row


def _require_lifter(user: Any, story: Story) -> None:
    try:
        require(user, LIFT, story)
    except PermissionDenied as error:
        raise PermissionDenied("You may not end an embargo before its time.") from error


def _write(story: Story, until: datetime | None) -> None:
    Story.objects.filter(pk=story.pk).update(embargoed_until=until)
    story.embargoed_until = until
