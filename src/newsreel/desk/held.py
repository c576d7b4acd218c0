"""The drafts that could not go out as they stood, on the desk's first screen."""

from typing import Any

from wagtail.admin.ui.components import Component

from newsreel.desk.beats import story_policy
from newsreel.desk.clock import spoken
from newsreel.stories.models import Hold, Story


class HeldStories(Component):
    """Those of one's own beats, the newest first; nothing where there are none."""

    template_name = "desk/home/held.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        if not story_policy().user_has_permission(user, "change"):
            return {"held": []}
        mine = story_policy().on_beat(user, Story.objects.all())
        held = Hold.objects.filter(story__in=mine.order_by().values("pk")).order_by("-held_at")[:20]
        found = [
            {
                "story": one.story,
                "reason": one.reason,
                "due": spoken(one.due_at) if one.due_at else "",
            }
            for one in held.select_related("story").defer("story__body")
        ]
        return {"held": found}
