"""Set when a story goes public, or stops to be."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreel.stories.actions.publish import PublishStory
from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story


@transaction.atomic
def schedule(
    story: Story,
    *,
    go_live_at: datetime | None = None,
    expire_at: datetime | None = None,
    user: Any = None,
) -> Story:
    """Have the ticker publish the latest draft at ``go_live_at``, and take it down at
    ``expire_at``. With an end alone the draft is published now.

    Raises PermissionDenied; ValidationError where a time has passed or the end is not after the
    beginning.
    """
    draft = story.get_latest_revision_as_object()
    require(user, "publish", story, into=draft.section)
    now = timezone.now()
    if any(moment is not None and moment <= now for moment in (go_live_at, expire_at)):
        raise ValidationError(_("A schedule lies in the future."))
    if go_live_at and expire_at and expire_at <= go_live_at:
        raise ValidationError(_("A story ends after it begins."))
    draft.go_live_at, draft.expire_at = go_live_at, expire_at
    revision = draft.save_revision(user=user, clean=False)
    PublishStory(revision, user=user).execute(skip_permission_checks=True)
    scheduled: Story = Story.objects.get(pk=story.pk)
    return scheduled
