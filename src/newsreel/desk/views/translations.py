"""The screen on which a story's translations stand side by side."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from newsreel.desk.beats import story_policy
from newsreel.desk.translations import side_by_side
from newsreel.desk.views.screen import Screen
from newsreel.stories.actions.keep_pace import keep_pace
from newsreel.stories.models import Story


class TranslationsView(Screen, TemplateView):
    """GET: two languages beside each other (?with=ar). POST: the translation is up to date."""

    model: Any = None
    template_name = "desk/translations.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    story: Story

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.story = get_object_or_404(Story.objects.select_related("locale"), pk=kwargs["pk"])
        may = story_policy().user_has_permission_for_instance
        if not may(request.user, "change", self.story):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.story)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        shown = side_by_side(self.story, self.request.GET.get("with", ""), user)
        may = story_policy().user_has_permission_for_instance
        there = shown.other.story if shown.other else None
        return context | {
            "here": self.story,
            "shown": shown,
            "may_change": there is not None and may(user, "change", there),
            "may_translate": user.has_perm("simple_translation.submit_translation"),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        family = Story.objects.filter(translation_key=self.story.translation_key)
        story = get_object_or_404(family, pk=_number(request, "story"))
        source = get_object_or_404(family, pk=_number(request, "source"))
        try:
            keep_pace(story, source, user=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The translation is up to date."))
        code = story.locale.language_code
        return redirect(f"{reverse('stories:translations', args=[pk])}?with={code}")


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdigit() and len(given) < 18 else 0
