"""The screen on which the front page of a language is arranged, and what its script asks for."""

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView, View
from wagtail.models import Locale

from newsreel.desk.breaking import locales
from newsreel.desk.frontpage import arrangement, find, may_arrange, note_presence, stories
from newsreel.desk.views.screen import Screen
from newsreel.stories.actions.arrange import ArrangedMeanwhileError, arrange, discard, sketch
from newsreel.stories.reads.shapes import SECONDS_SHOWN


class _Arranges(View):
    """For whoever may arrange, and a language that there is."""

    locale: Locale

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_arrange(request.user):
            raise PermissionDenied
        known = {locale.language_code: locale for locale, _name in locales()}
        if kwargs["language"] not in known:
            raise Http404
        self.locale = known[kwargs["language"]]
        return super().dispatch(request, *args, **kwargs)


class FrontPageView(Screen, _Arranges, TemplateView):
    """GET: the screen. POST, from its script: keep a draft, put live, or discard the draft."""

    template_name = "desk/frontpage/screen.html"
    page_title = gettext_lazy("Front page")
    header_icon = "home"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") == "data":
            return JsonResponse(arrangement(self.locale).as_json())
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        code = self.locale.language_code
        context |= {
            "language": code,
            "languages": [
                (name, reverse("desk_front_page", args=[locale.language_code]), locale.pk)
                for locale, name in locales()
            ],
            "locale_id": self.locale.pk,
            "direction": "rtl" if self.locale.is_bidi else "ltr",
            "given": arrangement(self.locale).as_json() | {"shown": SECONDS_SHOWN},
            "words": words(),
        }
        return context

    def post(self, request: HttpRequest, language: str) -> HttpResponse:
        try:
            given = json.loads(request.body)
            verb, edition = given["do"], int(given["edition"])
            lead = stories(self.locale, [given["lead"]])[0] if given.get("lead") else None
            seconds = stories(self.locale, given.get("seconds", ()))
        except (ValueError, KeyError, TypeError) as error:
            return HttpResponseBadRequest(str(error))
        try:
            if verb == "discard":
                discard(self.locale, edition=edition, user=request.user)
            elif verb in ("draft", "live"):
                act = arrange if verb == "live" else sketch
                act(self.locale, lead, seconds, edition=edition, user=request.user)
            else:
                return HttpResponseBadRequest("do: draft, live or discard")
        except ArrangedMeanwhileError:
            return JsonResponse(arrangement(self.locale).as_json(), status=409)
        except ValidationError as error:
            return JsonResponse({"fault": " ".join(error.messages)}, status=422)
        return JsonResponse(arrangement(self.locale).as_json())


class FrontPageStories(_Arranges):
    """Public stories that say ?q=, for placing."""

    def get(self, request: HttpRequest, language: str) -> JsonResponse:
        found = find(self.locale, request.GET.get("q", "")[:200])
        return JsonResponse({"stories": [vars(slip) for slip in found]})


class FrontPageWatch(_Arranges):
    """Who else is here, and which edition there is by now."""

    def post(self, request: HttpRequest, language: str) -> JsonResponse:
        others = note_presence(self.locale, request.user)
        now = arrangement(self.locale)
        return JsonResponse({"others": others, "edition": now.edition, "by": now.by, "at": now.at})


class FrontPagePreview(_Arranges):
    """The home page as ?lead=&seconds=1,2 would make it; nothing is kept."""

    def get(self, request: HttpRequest, language: str) -> HttpResponse:
        try:
            lead = int(request.GET["lead"]) if request.GET.get("lead") else None
            seconds = [int(n) for n in request.GET.get("seconds", "").split(",") if n]
        except ValueError:
            return HttpResponseBadRequest("lead, seconds: numbers of stories")
        render: Any = import_string(settings.HOME_RENDERER)
        return HttpResponse(render(language, lead, seconds))


def front_page(request: HttpRequest) -> HttpResponse:
    """The default language's."""
    first, _name = next(locales())
    return redirect("desk_front_page", language=first.language_code)


def words() -> dict[str, str]:
    """What the screen's script says."""
    return {
        "lead": _("Lead"),
        "second": _("Second %(n)s"),
        "reserve": _("In reserve"),
        "by_time": _("The newest story takes this place"),
        "up": _("Move “%(story)s” up"),
        "down": _("Move “%(story)s” down"),
        "remove": _("Take “%(story)s” off the front page"),
        "as_lead": _("Lead with “%(story)s”"),
        "as_second": _("Place “%(story)s” among the seconds"),
        "now_lead": _("“%(story)s” leads."),
        "now_second": _("“%(story)s” is second %(n)s."),
        "now_reserve": _("“%(story)s” is in reserve."),
        "removed": _("“%(story)s” is off the front page."),
        "not_public": _("Not public: readers do not see it"),
        "found": _("Stories found: %(n)s"),
        "none": _("No public story says that."),
        "placed": _("On the front page"),
        "kept": _("The draft is kept. Readers see nothing of it."),
        "live": _("The front page is live."),
        "discarded": _("The draft is discarded: this is what readers see."),
        "unsaved": _("Not saved yet"),
        "draft_of": _("Draft by %(who)s, %(when)s. Readers see nothing of it."),
        "live_of": _("Live since %(when)s, by %(who)s."),
        "automatic": _("Nobody has arranged this page: the newest stories stand on it."),
        "others": _("Also here: %(who)s."),
        "meanwhile": _("%(who)s changed this front page at %(when)s. Nothing of yours is lost."),
        "take_theirs": _("Show theirs"),
        "keep_mine": _("Go on with mine"),
        "failed": _("That did not reach the newsroom. Your arrangement is still here: try again."),
    }


def urls() -> list[URLPattern]:
    at = "front-page/<str:language>/"
    return [
        path("front-page/", front_page, name="desk_front_pages"),
        path(at, FrontPageView.as_view(), name="desk_front_page"),
        path(f"{at}stories/", FrontPageStories.as_view(), name="desk_front_page_stories"),
        path(f"{at}watch/", FrontPageWatch.as_view(), name="desk_front_page_watch"),
        path(
            f"{at}preview/",
            xframe_options_sameorigin(FrontPagePreview.as_view()),
            name="desk_front_page_preview",
        ),
    ]
