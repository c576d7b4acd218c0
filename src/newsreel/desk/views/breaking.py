"""The screen of the breaking line; the first screen's widget sends its forms here as well."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.models import Locale

from newsreel.desk.breaking import RIGHT, LineForm, standings
from newsreel.desk.views.screen import Screen
from newsreel.stories.actions.breaking import break_news


class BreakingView(Screen, TemplateView):
    """GET: every language's line. POST: put one up ("up") or take it down ("down")."""

    template_name = "desk/breaking/screen.html"
    page_title = gettext_lazy("Breaking line")
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["standings"] = standings(kwargs.get("faulty"))
        context["next"] = self.request.path
        return context

    def post(self, request: HttpRequest) -> HttpResponse:
        locale = get_object_or_404(Locale, language_code=request.POST.get("language", ""))
        if request.POST.get("do") == "down":
            break_news(locale, "", user=request.user)
            messages.success(request, _("The breaking line is down."))
            return redirect(self._next())
        form = LineForm(request.POST, locale=locale)
        if form.is_valid():
            given = form.cleaned_data
            try:
                break_news(
                    locale, given["text"], given["story"], until=form.until, user=request.user
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The breaking line is up."))
                return redirect(self._next())
        return self.render_to_response(self.get_context_data(faulty=form), status=422)

    def _next(self) -> str:
        asked = self.request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
            return asked
        return reverse("desk_breaking")


def urls() -> list[URLPattern]:
    return [path("breaking/", BreakingView.as_view(), name="desk_breaking")]
