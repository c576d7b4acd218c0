"""Hold a publication that cannot go out as it stands, and tell: it waits for an editor."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.stories.models import Hold, Story


@transaction.atomic
def hold(
    story: Story,
    reason: ValidationError,
    *,
    due_at: datetime | None = None,
    user: Any = None,
    now: datetime | None = None,
) -> Hold:
    """Take the story off the schedule and note why. Publishing it, or scheduling it again, ends
    that."""
    sentence = " ".join(reason.messages)
    story.revisions.update(approved_go_live_at=None)
    held, _ = Hold.objects.update_or_create(
        story=story,
        defaults={"held_at": now or timezone.now(), "due_at": due_at, "reason": sentence},
    )
    log(instance=story, action="newsreel.hold", user=user, data={"reason": sentence})
    return held


def let_go(story: Story) -> None:
    Hold.objects.filter(story_id=story.pk).delete()
