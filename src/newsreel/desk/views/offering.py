"""The editor's buttons at the foot: what somebody most likely does comes first."""

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.action_menu import (
    PublishMenuItem,
    SaveMenuItem,
    SubmitForModerationMenuItem,
)

from newsreel.stories.models import Story


def order_buttons(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Drafts save themselves, so a reporter's first button submits. Where nothing passes the
    section's workflow, there is no button that publishes."""
    if context.get("model") is not Story:
        return
    story = context.get("instance")
    if story is not None and story.section_id and story.section.reading()[1]:
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
    if any(isinstance(item, PublishMenuItem) for item in items):
        return
    submit = [item for item in items if isinstance(item, SubmitForModerationMenuItem)]
    if submit and any(isinstance(item, SaveMenuItem) for item in items):
        items.remove(submit[0])
        items.insert(0, submit[0])
