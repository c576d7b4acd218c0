"""What a story still lacks, said at its editor instead of by an error page.

Mixed into every view of a story: whatever tries to publish one that may not go public (a button, an
approval, a schedule) leads back to the editor, where each fault stands with its place. Nothing of
what was written is lost: drafts are saved before they are published.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from newsreel.stories.actions.ready import Fault, NotReadyError


class SaysWhatIsMissing:
    """A mixin for class-based views of one story, or of a new one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response: HttpResponseBase = super().dispatch(  # type: ignore[misc]
                request, *args, **kwargs
            )
            return response
        except NotReadyError as error:
            made = getattr(self, "object", None)
            address = _editor(kwargs.get("pk") or getattr(made, "pk", None))
            messages.error(request, faults_html(error.faults))
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                # The answer that the workflow's dialog follows.
                return JsonResponse({"step": "success", "redirect": address})
            return redirect(address)


def faults_html(faults: tuple[Fault, ...]) -> str:
    """The faults as a list, each a link to its place in the editor."""
    return format_html(
        "<b>{}</b> {}<ul>{}</ul>",
        _("Not published."),
        _("The draft is kept."),
        format_html_join(
            "",
            "<li>{}{}</li>",
            ((fault.sentence, _to_place(fault)) for fault in faults),
        ),
    )


def _to_place(fault: Fault) -> str:
    if not fault.field:
        return ""
    # How the editor names its parts.
    anchor = f"block-{fault.block}-section" if fault.block else _SECTIONS.get(fault.field, "")
    if not anchor:
        return ""
    return format_html(' <a href="#{}" data-desk-place="{}">{}</a>', anchor, anchor, _("Show it"))


_SECTIONS = {
    "lead_picture": "panel-child-story-lead_picture-section",
    "body": "panel-child-story-body-section",
    "bylines": "panel-child-people_and_topics-bylines-section",
}


def _editor(pk: Any) -> str:
    return reverse("stories:edit", args=[pk]) if pk else reverse("stories:list")
