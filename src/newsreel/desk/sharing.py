"""What is behind a shared preview's link: the draft as readers would see it, and, for a reader who
was asked by name, a place to comment and to approve beside it. No account, no cookie, no script,
nothing else of the desk; never kept, never indexed, framed by nobody but this site."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsreel.desk.actions.annotate import annotate
from newsreel.desk.actions.approve_preview import approve_preview
from newsreel.desk.actions.share_preview import opened
from newsreel.desk.csp import READERS_PREVIEW
from newsreel.desk.entrance.brakes import Limit, take
from newsreel.desk.margin import threads_with
from newsreel.desk.models import PreviewLink
from newsreel.desk.preview import banner, page_of, under_banner

# How often one link answers in a minute: a reader never comes near, a program does.
A_MINUTE = 120


# Nothing here rests on a cookie that another site could ride on: the address is the secret. (And a
# page that sends no referrer sends no origin, which Django's check would refuse.)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
def shared_preview(request: HttpRequest, secret: str) -> HttpResponse:
    """The draft's page; for a named reader the page with the draft's in a frame. A POST of theirs
    comments (``text``, ``quote``, ``answers``) or approves (``approve``: a revision)."""
    link = opened(secret)
    refused = _refused(request, link)
    if refused is not None or link is None:
        return _private(refused or HttpResponse(status=410))
    if link.name:
        return _private(_review(request, link, secret))
    if request.method == "POST":
        return _private(HttpResponseNotAllowed(["GET", "HEAD"]))
    return _private(_page(link))


@require_safe
@xframe_options_sameorigin
def framed_page(request: HttpRequest, secret: str) -> HttpResponse:
    """The story's page itself, within a named reader's."""
    link = opened(secret)
    refused = _refused(request, link)
    return _private(refused or (_page(link) if link else HttpResponse(status=410)))


def _refused(request: HttpRequest, link: PreviewLink | None) -> HttpResponse | None:
    if link is None:
        return render(request, "desk/preview/over.html", status=410)
    if not take([Limit(f"preview:{link.pk}", A_MINUTE, timedelta(minutes=1))]):
        return render(request, "desk/preview/often.html", status=429)
    return None


def _page(link: PreviewLink) -> HttpResponse:
    draft = link.story.get_latest_revision_as_object()
    page = page_of(draft, timezone.now())
    return HttpResponse(under_banner(page, banner(draft, shared=True)))


def _review(request: HttpRequest, link: PreviewLink, secret: str) -> HttpResponse:
    fault, given = "", QueryDict()
    if request.method == "POST":
        try:
            _take(link, request.POST)
            return redirect("desk_shared_preview", secret=secret)
        except ValidationError as error:
            fault, given = " ".join(error.messages), request.POST
    newest = link.story.latest_revision_id
    shown = {
        "link": link,
        "secret": secret,
        "headline": link.story.get_latest_revision_as_object().headline,
        "threads": threads_with(link),
        "fault": fault,
        "written": "" if given.get("answers") else given.get("text", ""),
        "quoted": given.get("quote", ""),
        "answering": _number(given.get("answers", "")),
        "answer": given.get("text", ""),
        "revision": newest or 0,
        "approves": link.approved_at is not None and link.approved_revision_id == newest,
    }
    return render(request, "desk/preview/review.html", shown, status=400 if fault else 200)


def _take(link: PreviewLink, given: Any) -> None:
    if "approve" in given:
        approve_preview(link, _number(given["approve"]) or 0)
        return
    annotate(
        link.story,
        given.get("text", ""),
        reader=link,
        field="body",
        quote=given.get("quote", ""),
        answers=_own(link, given.get("answers", "")),
    )


def _own(link: PreviewLink, answers: str) -> int | None:
    """The note that is answered, if it is one of the reader's own."""
    if not answers:
        return None
    number = _number(answers)
    if number not in {thread.note.pk for thread in threads_with(link)}:
        raise ValidationError(_("The comment that is answered is gone."))
    return number


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Content-Security-Policy"] = READERS_PREVIEW
    return response
