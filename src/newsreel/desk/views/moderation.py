"""The moderators' screen: one queue over all stories, worked by keyboard."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from newsreel.comments.actions.answer import answer
from newsreel.comments.actions.ban import ban
from newsreel.comments.actions.decide import VERBS, decide, undo
from newsreel.comments.actions.note import note
from newsreel.comments.models import Comment
from newsreel.desk.commentrules import sections
from newsreel.desk.moderation import QUEUES, REASONS, STATES, Wanted, queue
from newsreel.desk.views.screen import Screen

RIGHT = "comments.change_comment"
# How long somebody may be banned from the queue; 0 is for good.
DAYS = (1, 7, 30, 0)


class ModeratorsOnly:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class QueueView(ModeratorsOnly, Screen, TemplateView):
    template_name = "desk/comments/queue.html"
    page_title = gettext_lazy("Comments")
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = _wanted(self.request.GET)
        after = _number(self.request.GET.get("after", ""))
        found = queue(wanted, after or None)
        asked = {
            "q": wanted.words,
            "reason": wanted.reason,
            "section": wanted.section,
            "story": wanted.story,
            "by": wanted.by,
        }
        filters = {name: value for name, value in asked.items() if value}
        return super().get_context_data(
            queue=found,
            here="queue",
            queues=[
                (name, label, urlencode({"queue": name} | filters))
                for name, (label, _rows) in QUEUES.items()
            ],
            onward=urlencode({"queue": wanted.queue, "after": found.after} | filters),
            filters=filters,
            reasons=[(word, str(said).replace("{}", "…")) for word, said in REASONS.items()],
            sections=[(line.id, "– " * line.depth + line.name) for line in sections()],
            days=DAYS,
            back=self.request.get_full_path(),
            **kwargs,
        )


class DecideView(ModeratorsOnly, View):
    """POST: ``verb`` and any number of ``comment`` (of ``decision`` for "undo"), or ``do`` with
    both ("show:42"). JSON for script, else back to the queue."""

    def post(self, request: HttpRequest) -> HttpResponse:
        verb, _colon, one = request.POST.get("do", "").partition(":")
        verb = verb or request.POST.get("verb", "")
        now = datetime.now(UTC)
        if verb == "undo":
            numbers = [_number(one)] if one else _numbers(request, "decision")
            told = [_told(row, 0) for row in undo(numbers, request.user)]
        elif verb in VERBS:
            numbers = [_number(one)] if one else _numbers(request, "comment")
            made = decide(numbers, verb, request.user, now)
            told = [_told(one.comment, one.pk) for one in made]
        else:
            return JsonResponse({"error": _("There is no such verb.")}, status=400)
        if _wants_json(request):
            return JsonResponse({"changed": told})
        return redirect(_back(request))


class BesideView(ModeratorsOnly, View):
    """POST: a note, an answer for the newsroom, or a ban of the author of a comment."""

    def post(self, request: HttpRequest, pk: int, what: str) -> HttpResponse:
        comment = get_object_or_404(Comment, pk=pk)
        now = datetime.now(UTC)
        try:
            if what == "note":
                note(comment, request.POST.get("text", ""), request.user, now)
                said = _("Noted.")
            elif what == "answer":
                answer(comment, request.POST.get("text", ""), request.user, now)
                said = _("Answered.")
            elif what == "ban":
                said = self._ban(comment, now)
            else:
                raise Http404
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=422)
        if _wants_json(request):
            return JsonResponse({"said": said})
        return redirect(_back(request))

    def _ban(self, comment: Comment, now: datetime) -> str:
        kind = self.request.POST.get("kind", "")
        values = {"reader": comment.reader, "email": comment.email, "network": comment.network}
        days = _number(self.request.POST.get("days", ""))
        until = now + timedelta(days=min(days, 36_500)) if days else None
        text = self.request.POST.get("text", "")
        ban(kind, values.get(kind, ""), until, text, self.request.user, now)
        return _("Banned.")


def _told(row: Comment, decision: int) -> dict[str, Any]:
    return {
        "comment": row.pk,
        "decision": decision,
        "state": row.state,
        "name": str(STATES[row.state]),
        "picked": row.picked,
        "staff": row.staff,
    }


def _wanted(given: Mapping[str, str]) -> Wanted:
    name = given.get("queue", "waiting")
    reason = given.get("reason", "")
    return Wanted(
        queue=name if name in QUEUES else "waiting",
        words=given.get("q", "").strip()[:100],
        reason=reason if reason in REASONS else "",
        section=_number(given.get("section", "")),
        story=_number(given.get("story", "")),
        by=_number(given.get("by", "")),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [number for text in request.POST.getlist(name) if (number := _number(text))]


def _back(request: HttpRequest) -> str:
    """Where the form was sent from: of the queue's own addresses alone."""
    here = reverse("comments")
    asked = request.POST.get("back", "")
    return asked if asked.partition("?")[0] == here else here


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
