"""What Django answers of readers' comments: the closed list is in ``urls.py``."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreel.comments import asking, own, proofs, stamps
from newsreel.comments.actions import amend as amending
from newsreel.comments.actions import report as reporting
from newsreel.comments.actions.receive import Kept, Sender, receive
from newsreel.comments.complaint import Complaint, complaint
from newsreel.comments.following import begin
from newsreel.comments.house import house
from newsreel.comments.models import Comment
from newsreel.comments.names import called
from newsreel.comments.posting import FOLLOWS, Typed, is_address, one_line, typed
from newsreel.comments.reads import place_of
from newsreel.comments.reads.answers import Answer, Own
from newsreel.comments.reads.rules import standing_of
from newsreel.stories.reads.open import open_story_of


@csrf_exempt  # a baked form has no token; ``asking.is_ours`` and the stamp stand in for it
@require_POST
def post(request: HttpRequest) -> HttpResponse:
    sent, now = typed(request.POST.dict()), _now()
    browser = asking.browser(request, now)
    sender = Sender(
        browser.account.reader if browser else asking.reader(request),
        asking.network(request),
        asking.is_ours(request),
        asking.address(request),
        known=browser is not None and own.is_known(browser.account),
    )
    if browser:
        name = sent.name or own.name_of(browser.account)
        sent = replace(sent, name=name, email=browser.account.email)
    kept = receive(sent, sender, house(), now)
    if isinstance(kept, Answer):
        return _say(request, kept)
    where = f"/comments/receipt/{stamps.receipt(kept.posted.uuid)}/"
    if sent.follow and not kept.posted.again:
        whom = (kept.posted.uuid, sent.email, sent.follow)
        if done := begin(*whom, browser, sender.network, now):
            where += f"?follow={done}"
    response = _kept(request, kept, where)
    if browser is None:  # its account knows it; signed out, it is to be nobody's
        asking.remember(response, kept.reader)
    return response


@require_safe
def stamp(request: HttpRequest, story: UUID) -> HttpResponse:
    """A stamp for script, which posts in one step, and the work that it is to do meanwhile."""
    told: dict[str, Any] = {"stamp": stamps.stamp(str(story))}
    if cost := house().proof_cost:
        told["challenge"] = proofs.challenge(str(story), cost)
    response = JsonResponse(told)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def write(request: HttpRequest, **name: Any) -> HttpResponse:
    """The form for an answer to a comment (see ``names.called``, as below)."""
    comment = _shown(name)
    story = open_story_of(comment.story_id) if comment else None
    if comment is None or story is None:
        return _say(request, Answer("unknown", 404))
    if standing_of(story).closed:
        return _say(request, Answer("closed", 403, story))
    blank = Typed(story=story.uuid, parent=str(comment.uuid), mark=stamps.form_mark(story.uuid))
    if browser := asking.browser(request, _now()):
        account = browser.account
        blank = replace(blank, name=own.name_of(account), email=account.email)
    return _say(request, Answer("write", 200, story, blank, to=(comment.author, comment.body)))


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a comment, for whoever wrote it."""
    browser = asking.browser(request, _now())
    who = browser.account.reader if browser else asking.reader(request)
    return _say(request, _receipt(token, who=who, asked=request.GET.get("follow", "")))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, **name: Any) -> HttpResponse:
    """The form for a report, and what becomes of one. It comes from a page of ours, or it carries
    the stamp that only our form has."""
    comment = _shown(name)
    story = open_story_of(comment.story_id) if comment else None
    if comment is None or story is None:
        return _say(request, Answer("unknown", 404))
    uuid = str(comment.uuid)
    told = Complaint(uuid, comment.author, comment.body, stamp=stamps.stamp(uuid))
    if request.method != "POST":
        return _say(request, Answer("report", 200, story, complaint=told))
    if asking.is_ours(request) is False:
        return _say(request, Answer("cross", 403, story))
    told = replace(told, **complaint(request.POST.dict()))
    faults = told.faults()
    if not stamps.is_stamp(request.POST.get("stamp", ""), uuid) and not faults:
        faults = {"stamp": "report_again"}
    if faults:
        return _say(request, Answer("report_wrong", 422, story, faults=faults, complaint=told))
    network = asking.network(request)
    kept = reporting.report(comment, told.reason, told.text, network, house(), _now())
    if kept == "often":
        return _say(request, Answer("report_often", 429, story, complaint=told))
    return _say(request, Answer("reported", 200, story))


@csrf_exempt
@require_POST
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Be told of answers by e-mail: from the receipt of one's own comment, whose address only its
    author has."""
    uuid, now = stamps.comment_of(token), _now()
    if asking.is_ours(request) is False:
        return _say(request, Answer("cross", 403))
    email, what = one_line(request.POST.get("email", ""), 255), request.POST.get("what", "")
    if not is_address(email) or what not in FOLLOWS:
        fault = {"email": "email_to_follow"} if not is_address(email) else {"what": "what_missing"}
        return _say(request, _receipt(token, fault, 422, email=email))
    whom = (uuid or "", email, what)
    done = begin(*whom, asking.browser(request, now), asking.network(request), now)
    if not done:
        return _say(request, Answer("unknown", 404))
    if done == "often":
        return _say(request, _receipt(token, {"email": "follow_often"}, 429, email=email))
    return HttpResponseRedirect(f"/comments/receipt/{token}/?follow={done}", status=303)


@csrf_exempt
@require_POST
def amend(request: HttpRequest, token: str) -> HttpResponse:
    """Another text for one's own comment, or its withdrawal."""
    uuid = stamps.comment_of(token)
    if uuid is None:
        return _say(request, Answer("unknown", 404))
    if asking.is_ours(request) is False:
        return _say(request, Answer("cross", 403))
    new = typed(request.POST.dict())
    try:
        if "withdraw" in request.POST:
            amending.withdraw(uuid, _now())
        elif fault := new.faults().get("text"):
            return _say(request, _receipt(token, {"text": fault}, 422))
        else:
            amending.edit(uuid, new.text, _now())
    except Comment.DoesNotExist:
        return _say(request, Answer("unknown", 404))
    except amending.TooLateError:
        return _say(request, _receipt(token, {"text": "late"}, 409))
    return HttpResponseRedirect(f"/comments/receipt/{token}/", status=303)


@require_safe
def at(request: HttpRequest, **name: Any) -> HttpResponse:
    """A comment's lasting address: leads to the page on which it stands now."""
    comment = _shown(name)
    story = open_story_of(comment.story_id) if comment else None
    if comment is None or story is None:
        return _say(request, Answer("unknown", 404))
    return HttpResponseRedirect(place_of(story.url, story.id, str(comment.uuid)))


def _shown(name: dict[str, Any]) -> Comment | None:
    return Comment.objects.filter(**called(**name), state="shown").order_by("id").first()


def _receipt(
    token: str,
    faults: dict[str, str] | None = None,
    status: int = 200,
    *,
    who: str | None = None,
    email: str = "",
    asked: str = "",
) -> Answer:
    """``email``: what was typed where the thread is to be followed; ``asked``: what came of it
    (``following``). The comment's own address is told to nobody but ``who`` posted it: the
    receipt's author may have shown its page to others."""
    uuid = stamps.comment_of(token)
    comment = Comment.objects.filter(uuid=uuid).first() if uuid else None
    story = open_story_of(comment.story_id) if comment else None
    if comment is None or story is None:
        return Answer("unknown", 404)
    changeable = amending.may_amend(comment, _now()) and comment.posted_at is not None
    follows = house().follows and comment.state in ("shown", "held")
    shown = Own(
        author=comment.author,
        text=comment.text,
        html=comment.body,
        state=comment.state,
        until=comment.posted_at + amending.WHILE if changeable and comment.posted_at else None,
        place=f"/comments/at/{comment.uuid}/",
        action=f"/comments/amend/{token}/",
        follow=f"/comments/follow/{token}/" if follows else "",
        email=email or (comment.email if who and who == comment.reader else ""),
        asked=asked,
    )
    return Answer("receipt", status, story, faults=faults or {}, own=shown)


def _kept(request: HttpRequest, kept: Kept, where: str) -> HttpResponse:
    if _wants_json(request):
        told = {"state": kept.posted.state, "receipt": where, "id": kept.posted.uuid}
        return JsonResponse(told, status=201)
    return HttpResponseRedirect(where, status=303)


def _say(request: HttpRequest, answer: Answer) -> HttpResponse:
    if _wants_json(request):
        told: dict[str, Any] = {"what": answer.what, "faults": dict(answer.faults)}
        response: HttpResponse = JsonResponse(told, status=answer.status)
    else:
        render = import_string(settings.COMMENT_RENDERER)
        rules = house()
        answer = replace(answer, follows=rules.follows, mails=bool(rules.mail_from))
        response = HttpResponse(render(answer), status=answer.status)
    response["Cache-Control"] = "private, no-store"
    if answer.status == 429:
        response["Retry-After"] = "3600" if answer.complaint or answer.own else "60"
    return response


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _now() -> datetime:
    return datetime.now(UTC)
