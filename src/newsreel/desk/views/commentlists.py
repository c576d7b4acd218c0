"""The screens of who may not comment, and of the words that make a comment wait."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from newsreel.comments.actions.ban import ban, lift
from newsreel.comments.actions.list_words import list_words
from newsreel.comments.models import Ban, Word
from newsreel.desk.views.moderation import DAYS, ModeratorsOnly
from newsreel.desk.views.screen import Screen

_SHOWN = 500


class BansView(ModeratorsOnly, Screen, TemplateView):
    """GET: the bans that hold. POST: add one, or lift the one numbered ``lift``."""

    template_name = "desk/comments/bans.html"
    page_title = gettext_lazy("Bans from commenting")
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        holding = Ban.objects.filter(Q(until=None) | Q(until__gt=datetime.now(UTC)))
        kwargs.setdefault("given", {})
        return super().get_context_data(
            here="bans",
            bans=holding.select_related("made_by").order_by("-made_at")[:_SHOWN],
            kinds=[kind for kind in Ban.KINDS if kind[0] != "reader"],
            days=DAYS,
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        given = request.POST
        if given.get("lift", "").isdigit():
            lift(get_object_or_404(Ban, pk=int(given["lift"])), request.user)
            messages.success(request, _("The ban is lifted."))
            return redirect("comments_bans")
        now = datetime.now(UTC)
        days = given.get("days", "")
        until = now + timedelta(days=int(days[:5])) if days.isdigit() and int(days) else None
        try:
            ban(
                given.get("kind", ""),
                given.get("value", ""),
                until,
                given.get("note", ""),
                request.user,
                now,
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(given=given), status=422)
        messages.success(request, _("Banned."))
        return redirect("comments_bans")


class WordsView(ModeratorsOnly, Screen, TemplateView):
    """GET: both lists, a pattern a line. POST: set them."""

    template_name = "desk/comments/words.html"
    page_title = gettext_lazy("Words that make a comment wait")
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists: dict[str, list[str]] = {level: [] for level, _name in Word.LEVELS}
        for pattern, level in Word.objects.order_by("pattern").values_list("pattern", "level"):
            lists[level].append(pattern)
        for level, patterns in lists.items():
            kwargs.setdefault(level, "\n".join(patterns))
        return super().get_context_data(here="words", **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        given = {level: request.POST.get(level, "") for level, _name in Word.LEVELS}
        try:
            list_words(given["suspect"].splitlines(), given["banned"].splitlines(), request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(**given), status=422)
        messages.success(request, _("The lists are set."))
        return redirect("comments_words")
