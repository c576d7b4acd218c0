"""Take a story down; its address answers 410. It stays in the desk as a draft."""

from typing import Any

from django.db import transaction
from wagtail.actions.unpublish import UnpublishAction

from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story


@transaction.atomic
def unpublish(story: Story, *, user: Any = None, is_expiry: bool = False) -> Story:
    """Raises PermissionDenied. A story that is not public stays as it is."""
    require(user, "publish", story)
    label = "wagtail.unpublish.scheduled" if is_expiry else True
    action = UnpublishAction(story, user=user, set_expired=is_expiry, log_action=label)
    action.execute(skip_permission_checks=True)
    return story
