"""The desk's first screen."""

from typing import Any

from wagtail.admin.ui.components import Component

from newsreel.desk.beats import story_policy
from newsreel.stories.models import Story


class OwnDrafts(Component):
    """The stories that this person last worked on."""

    template_name = "desk/home/own_drafts.html"
    order = 100

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        mine = Story.objects.filter(latest_revision__user=request.user)
        stories = story_policy().on_beat(request.user, mine).select_related("section__parent")
        return {
            "stories": stories.defer("body").order_by("-latest_revision_id")[:15],
            "may_add": story_policy().user_has_permission(request.user, "add"),
        }
