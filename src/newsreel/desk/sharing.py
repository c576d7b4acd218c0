"""The page behind a shared preview's link: the draft as readers would see it, and nothing else. No
account, never kept, never indexed, framed by nobody but this site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from newsreel.desk.actions.share_preview import opened
from newsreel.desk.csp import READERS_PREVIEW
from newsreel.desk.preview import banner, page_of, under_banner


@require_safe
@xframe_options_sameorigin
def shared_preview(request: HttpRequest, secret: str) -> HttpResponse:
    link = opened(secret)
    if link is None:
        response = render(request, "desk/preview/over.html", status=410)
    else:
        draft = link.story.get_latest_revision_as_object()
        page = page_of(draft, timezone.now())
        response = HttpResponse(under_banner(page, banner(draft, shared=True)))
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Content-Security-Policy"] = READERS_PREVIEW
    return response
