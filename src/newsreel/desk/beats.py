"""Where somebody may work, and the policy that holds everybody to it.

Wagtail's snippet views ask what a person may do with stories at large, hardly ever whether they
may do it with *this* story: ``guard.py`` asks for every view, this policy for every action.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from newsreel.desk.models import Beat
from newsreel.stories.models import Section, Story


def sections_of(user: Any) -> frozenset[int] | None:
    """The sections somebody works in, those below included; None for everywhere.

    Remembered on the user object, which lives for one request.
    """
    if not user.is_authenticated or user.is_superuser:
        return None
    if not hasattr(user, "_sections_of_beats"):
        user._sections_of_beats = _find(user)
    found: frozenset[int] | None = user._sections_of_beats
    return found


def _find(user: Any) -> frozenset[int] | None:
    beats = set(Beat.objects.filter(user=user).values_list("section_id", flat=True))
    return sections_below(beats) if beats else None


def sections_below(tops: Iterable[int]) -> frozenset[int]:
    """These sections and all below them."""
    below: dict[int | None, list[int]] = {}
    for pk, parent in Section.objects.order_by().values_list("id", "parent_id"):
        below.setdefault(parent, []).append(pk)
    found: set[int] = set()
    stack = list(tops)
    while stack:
        at = stack.pop()
        if at not in found:
            found.add(at)
            stack.extend(below.get(at, ()))
    return frozenset(found)


class StoryPolicy(ModelPermissionPolicy):
    """What a person's groups allow, on the stories of their beats."""

    def is_on_beat(self, user: Any, story: Story) -> bool:
        """Whether the story lies in a section where this person works."""
        sections = sections_of(user)
        return sections is None or story.section_id in sections

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return instance.section_id is None or self.is_on_beat(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Story]:
        stories: QuerySet[Story] = super().instances_user_has_any_permission_for(user, actions)
        return self.on_beat(user, stories)

    def on_beat(self, user: Any, stories: QuerySet[Story]) -> QuerySet[Story]:
        sections = sections_of(user)
        return stories if sections is None else stories.filter(section_id__in=sections)


def story_policy() -> StoryPolicy:
    """The policy that is registered for stories."""
    policy: StoryPolicy = policy_registry.get_by_type(Story)
    return policy
