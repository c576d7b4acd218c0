"""Retract a story: it goes, and its address says that it was withdrawn and why (410)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.stories.actions.hold import let_go
from newsreel.stories.actions.record import note_down
from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story
from newsreel.stories.sanitize import plain


@transaction.atomic
def retract(story: Story, reason: str, *, user: Any = None, now: datetime | None = None) -> Story:
    """Publishing the story again takes the retraction back; both stay on record.

    Raises PermissionDenied; ValidationError without a reason, or for a story that never was public.
    """
    require(user, "publish", story)
    reason = plain(reason)
    if not reason:
        raise ValidationError("A retraction says why.")
    if story.published_on is None:
        raise ValidationError("This story was never public: delete it instead.")
    now = now or timezone.now()
    story.live = False
    story.has_unpublished_changes = True
    story.live_revision = None
    story.retracted_at = now
    story.retraction_reason = reason
    story.save(
        update_fields=[
            "live",
            "has_unpublished_changes",
            "live_revision",
            "retracted_at",
            "retraction_reason",
        ]
    )
    story.revisions.update(approved_go_live_at=None)
    let_go(story)
    note_down(story, "retraction", now, note=reason)
    log(instance=story, action="newsreel.retract", user=user, data={"reason": reason})
    return story
