"""What Django answers to whoever comes by a link of a mail, or is signed in by one.

A GET changes nothing: programs that look through mails open every link. The address of each page
is secret, and its forms are sent from our own pages alone; but anybody's POST may unsubscribe who
holds the link (RFC 8058: it is the mail program that posts).
"""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsreel.comments import asking, stamps
from newsreel.comments.actions import follow as following
from newsreel.comments.actions import sign_in as signing_in
from newsreel.comments.actions.ask import ask, ends, purpose
from newsreel.comments.actions.erase import erase
from newsreel.comments.house import house
from newsreel.comments.kept import data_of
from newsreel.comments.models import AddressProof, Browser, Follow
from newsreel.comments.own import yours_of
from newsreel.comments.posting import is_address, one_line
from newsreel.comments.reads.yours import Step
from newsreel.stories.reads.open import open_story_of

_LOOK_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
@_LOOK_AND_SEND
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Follow a thread: the link of the mail that asks whether it is wanted."""
    now = _now()
    proof = _proof("follow", token, now)
    story = open_story_of(proof.story_id) if proof and proof.story_id else None
    if proof is None or story is None:
        return _say(Step("ended", 410))
    here = Step("follow", 200, proof.language, story, action=request.path)
    if request.method != "POST":
        return _say(here)
    if asking.is_ours(request) is False:
        return _say(Step("cross", 403, proof.language, story))
    row = following.follow(proof.email, story.id, proof.what, proof.reader, proof.language, now)
    leave = f"/comments/unfollow/{stamps.mail_token('leave', row.uuid)}/"
    return _say(Step("following", 200, proof.language, story, leave=leave))


@csrf_exempt
@_LOOK_AND_SEND
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """Leave a thread, at once and for good; the link of each mail, which never ends."""
    uuid = stamps.uuid_of("leave", token)
    if uuid is None:
        return _say(Step("unknown", 404))
    row = Follow.objects.filter(uuid=uuid).first()
    story = open_story_of(row.story_id) if row else None
    language = row.language if row else ""
    if request.method == "POST" or row is None:
        following.leave(uuid)
        return _say(Step("left", 200, language, story))
    return _say(Step("leave", 200, language, story, action=request.path))


@csrf_exempt
@_LOOK_AND_SEND
def yours(request: HttpRequest) -> HttpResponse:
    """Ask for a link to all that is kept of an address; and, signed in, one's own comments."""
    now = _now()
    browser = asking.browser(request, now)
    if request.method == "POST":
        if not _is_asked_here(request):
            return _say(_form(request, "cross", 403))
        if browser and "do" in request.POST:
            return _signed_in(request, browser, now)
        return _asked(request, one_line(request.POST.get("email", ""), 255), now)
    if browser is None:
        return _say(_form(request, "ask", 200))
    shown = yours_of(browser.account.email, _page(request), False, now)
    return _say(Step("yours", 200, _language(request), stamp=_stamp(), yours=shown))


@csrf_exempt
@_LOOK_AND_SEND
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """All comments of an address; sign in, take the data along, or erase it. For an hour."""
    now = _now()
    proof = _proof("yours", token, now)
    if proof is None:
        return _say(_form(request, "ended", 410))
    here = Step(
        what="yours",
        status=200,
        language=proof.language,
        action=request.path,
        yours=yours_of(proof.email, _page(request), True, now),
    )
    if request.method != "POST":
        return _say(here)
    if asking.is_ours(request) is False:
        return _say(Step("cross", 403, proof.language))
    do = request.POST.get("do", "")
    if do == "leave":
        _leave(request, proof.email)
    if do == "sign-in":
        response: HttpResponse = HttpResponseRedirect(_home(proof.language), status=303)
        asking.sign_in(response, signing_in.sign_in(proof.email, now))
        return response
    if do == "erase":
        return _say(Step("erase", 200, proof.language, action=request.path, email=proof.email))
    if do == "erase-all":
        erase(proof.email, now)
        response = _say(Step("erased", 200, proof.language))
        asking.sign_out(response)
        return response
    return HttpResponseRedirect(request.path, status=303)


@require_safe
def data(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of an address, as JSON to keep."""
    now = _now()
    proof = _proof("yours", token, now)
    if proof is None:
        return _say(_form(request, "ended", 410))
    how = {"ensure_ascii": False, "indent": 1}
    response = JsonResponse(data_of(proof.email, now), json_dumps_params=how)
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def _signed_in(request: HttpRequest, browser: Browser, now: datetime) -> HttpResponse:
    """What somebody who is signed in does on the page of their comments."""
    do, account = request.POST["do"], browser.account
    if do == "mail":
        return _asked(request, account.email, now)
    if do == "leave":
        _leave(request, account.email)
    response = HttpResponseRedirect(_home(_language(request)), status=303)
    if do == "sign-out":
        signing_in.sign_out(browser)
        asking.sign_out(response)
    if do == "sign-out-everywhere":
        signing_in.sign_out_everywhere(account)
        asking.sign_out(response)
    return response


def _asked(request: HttpRequest, email: str, now: datetime) -> HttpResponse:
    """The same answer for an address that is known and one that is not."""
    if not house().mail_from:
        return _say(_form(request, "ask", 200))
    if not is_address(email):
        return _say(_form(request, "ask", 422, email, {"email": "email_wrong"}))
    if ask(email, _language(request), asking.network(request), now) == "often":
        return _say(_form(request, "ask", 429, email, {"email": "often"}))
    return _say(Step("asked", 200, _language(request), email=email))


def _form(
    request: HttpRequest,
    what: str,
    status: int,
    email: str = "",
    faults: dict[str, str] | None = None,
) -> Step:
    """A page on which an address may be typed; where no mail is sent, it says so."""
    if what == "ask" and not house().mail_from:
        what = "no_mail"
    return Step(what, status, _language(request), email=email, stamp=_stamp(), faults=faults or {})


def _proof(wanted: str, token: str, now: datetime) -> AddressProof | None:
    """What a link proves, while it does."""
    uuid = stamps.uuid_of(wanted, token)
    proof = AddressProof.objects.filter(uuid=uuid).first() if uuid else None
    if proof is None or purpose(proof) != wanted or ends(proof) <= now:
        return None
    return proof


def _leave(request: HttpRequest, email: str) -> None:
    """End one of one's own follows."""
    try:
        uuid = UUID(request.POST.get("follow", ""))
    except ValueError:
        return
    if Follow.objects.filter(uuid=uuid, email=email).exists():
        following.leave(uuid)


def _is_asked_here(request: HttpRequest) -> bool:
    """From a page of ours; a browser that does not say so must bring the form's stamp."""
    ours = asking.is_ours(request)
    return ours or (ours is None and stamps.is_stamp(request.POST.get("stamp", ""), _STAMP))


_STAMP = "yours"


def _stamp() -> str:
    return stamps.stamp(_STAMP)


def _language(request: HttpRequest) -> str:
    """That of the page from which they come, as its link says."""
    said = request.POST.get("language") or request.GET.get("language", "")
    return said if said in dict(settings.WAGTAIL_CONTENT_LANGUAGES) else settings.LANGUAGE_CODE


def _home(language: str) -> str:
    return f"/comments/yours/?language={language}"


def _page(request: HttpRequest) -> int:
    said = request.GET.get("page", "1")
    return int(said) if said.isdecimal() and len(said) < 7 else 1


def _say(step: Step) -> HttpResponse:
    response = HttpResponse(import_string(settings.COMMENT_STEP_RENDERER)(step), status=step.status)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"  # the address is secret
    if step.status == 429:
        response["Retry-After"] = "3600"
    return response


def _now() -> datetime:
    return datetime.now(UTC)
