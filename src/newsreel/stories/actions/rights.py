"""Who may do it: asked of the permission policy that the desk registers for stories."""

from copy import copy
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permissions import policy_registry

from newsreel.stories.models import Section, Story


def require(user: Any, action: str, story: Story, *, into: Section | None = None) -> None:
    """Raises PermissionDenied unless ``user`` may do ``action`` ("change", "publish", …) with the
    story where it is, and, if it is to go ``into`` another section, there as well.

    Without a user it is the house itself that acts.
    """
    if user is None:
        return
    stories = [story]
    if into is not None:
        there = copy(story)
        there.section = into
        stories.append(there)
    policy = policy_registry.get_by_type(Story)
    for each in stories:
        if not policy.user_has_permission_for_instance(user, action, each):
            raise PermissionDenied(f"You may not {action} stories of “{each.section}”.")
