"""The margin beside the editor: comments, answers, who else is here. A fragment of HTML that a
script puts into its place, and asks again."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.side_panels import BaseSidePanel

from newsreel.desk.actions.annotate import annotate, resolve
from newsreel.desk.beats import story_policy
from newsreel.desk.margin import margin, open_notes
from newsreel.stories.models import Story


class MarginPanel(BaseSidePanel):
    """The place for it among Wagtail's side panels. For a new story it is empty: the first time
    that it is saved, Wagtail puts in what the same panel says of the story that is there."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label: Any = gettext_lazy("Toggle comments")
        icon_name = "comment"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.panel.object
            count = open_notes(story) if story.pk else 0
            # The number that is seen is part of the name that is heard.
            if count:
                self.aria_label = f"{_('Toggle comments')}: {count}"
            return context | {"count": count}

    name = "margin"
    title = gettext_lazy("Comments")
    template_name = "desk/editor/margin_panel.html"
    order = 200

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        if not self.object.pk:
            return context
        return context | {
            "margin": margin(self.object, self.request.user),
            "may_share": may_share(self.request.user, self.object),
        }


def may_share(user: Any, story: Story) -> bool:
    """Whether this person may show the draft to somebody outside: whoever may publish it may."""
    return bool(story_policy().user_has_permission_for_instance(user, "publish", story))


class MarginView(View):
    """GET gives the fragment; POST adds a note (``text``), answers one, or resolves one."""

    model: Any = None
    story: Story

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(Story.objects.select_related("section"), pk=kwargs["pk"])
        policy = story_policy()
        if not any(
            policy.user_has_permission_for_instance(request.user, verb, self.story)
            for verb in ("change", "publish")
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._fragment()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        given = request.POST
        settled = given.get("resolve", "")
        if settled.isdigit():
            resolve(self.story, int(settled), request.user)
            return self._fragment()
        answers = given.get("answers", "")
        try:
            annotate(
                self.story,
                given.get("text", ""),
                author=request.user,
                field=given.get("field", ""),
                block=given.get("block", ""),
                quote=given.get("quote", ""),
                answers=int(answers) if answers.isdigit() else None,
            )
        except ValidationError as error:
            return self._fragment(" ".join(error.messages), 400)
        return self._fragment()

    def _fragment(self, fault: str = "", status: int = 200) -> HttpResponse:
        shown = {
            "margin": margin(self.story, self.request.user),
            "fault": fault,
            "object": self.story,
        }
        return render(self.request, "desk/editor/margin.html", shown, status=status)
