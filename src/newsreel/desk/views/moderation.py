"""The moderators' screen: one queue over all stories, worked by keyboard."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from newsreel.comments.actions.decide import VERBS, decide
from newsreel.desk.moderation import QUEUES, queue

_RIGHT = "comments.change_comment"


class ModeratorsOnly:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(_RIGHT):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class QueueView(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    template_name = "desk/moderation.html"
    page_title = "Comments"
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.request.GET.get("queue", "waiting")
        after = self.request.GET.get("after", "")
        shown = queue(
            name if name in QUEUES else "waiting", int(after) if after.isdigit() else None
        )
        queues = [(one, label) for one, (label, _) in QUEUES.items()]
        return super().get_context_data(queue=shown, queues=queues, **kwargs)


class DecideView(ModeratorsOnly, View):
    """POST: ``verb`` and any number of ``comment``. JSON for script, else back to the queue."""

    def post(self, request: HttpRequest) -> HttpResponse:
        verb = request.POST.get("verb", "")
        numbers = [int(n) for n in request.POST.getlist("comment") if n.isdigit()]
        if verb not in VERBS:
            return JsonResponse({"error": "no such verb"}, status=400)
        changed = decide(numbers, verb, request.user, datetime.now(UTC))
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"changed": changed, "state": VERBS[verb]})
        return redirect(f"{reverse('comments')}?queue={request.POST.get('queue', 'waiting')}")
