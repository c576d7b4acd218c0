"""The screen on which a new story begins: a template by kind."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from newsreel.desk.beats import story_policy
from newsreel.desk.models import Template
from newsreel.desk.views.screen import Screen


class NewStoryView(Screen, TemplateView):
    """Lists the templates; each leads to the editor, in the language that was asked for."""

    model: Any = None
    template_name = "desk/new_story.html"
    page_title = gettext_lazy("New story")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not story_policy().user_has_permission(request.user, "add"):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = self.request.GET.get("locale", "")
        asked = {"locale": language} if language else {}
        begun = [
            (template.name, template.says, _add(asked | {"template": str(template.pk)}))
            for template in Template.objects.all()
        ]
        return super().get_context_data(**kwargs) | {"templates": begun, "empty": _add(asked)}


def _add(asked: dict[str, str]) -> str:
    """The editor's address for a new story."""
    return reverse("stories:add", query=asked or None)
