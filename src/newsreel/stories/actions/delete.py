"""Delete a story. Where it was public, its address answers 410 for ever."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story


@transaction.atomic
def delete(story: Story, *, user: Any = None) -> None:
    """Raises PermissionDenied."""
    require(user, "delete", story)
    log(instance=story, action="wagtail.delete", user=user, deleted=True)
    story.delete()
