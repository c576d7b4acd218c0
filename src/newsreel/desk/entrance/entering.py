"""From a right password, or a link that was used, to a session: with the second factor between.

Whoever has a second factor is asked for it, however they came so far; until then the session knows
them as *pending* and nothing of the desk opens.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.log_actions import log

from newsreel.desk.entrance import brakes, sessions, whence
from newsreel.desk.models import SecondFactor, Session, User

_BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING = "_pending"
_PENDING_FOR = timedelta(minutes=10)
# Who changes how they sign in must have signed in lately.
_LATELY = timedelta(minutes=30)


def enter(
    request: HttpRequest, user: User, *, how: str, after: str = "", stays: bool = True
) -> HttpResponse:
    """Sign in somebody who has shown one factor: at once, or by way of the second."""
    if SecondFactor.objects.filter(user=user).exists():
        request.session.cycle_key()
        request.session[PENDING] = {
            "user": user.pk,
            "hash": user.get_session_auth_hash(),
            "how": how,
            "after": after,
            "stays": stays,
            "since": timezone.now().isoformat(),
        }
        return redirect("desk_second_factor")
    return begin(request, user, how=how, after=after, stays=stays)


def begin(
    request: HttpRequest,
    user: User,
    *,
    how: str,
    after: str = "",
    stays: bool = True,
    confirmed: bool = False,
) -> HttpResponse:
    """Begin the session. ``how``: "password", "link", "password and app"…, for the audit log."""
    login(request, user, backend=_BACKEND)
    session = request.session
    session.pop(PENDING, None)
    session[sessions.BEGAN] = timezone.now().isoformat()
    session[sessions.DEVICE] = whence.device_of(request)
    session[sessions.ADDRESS] = whence.network_of(request)
    session[sessions.CONFIRMED] = confirmed
    session.set_expiry(settings.SESSION_COOKIE_AGE if stays else 0)
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    log(user, "newsreel.sign_in", user=user, data={"how": how, "device": session[sessions.DEVICE]})
    response = redirect(safe(request, after) or "wagtailadmin_home")
    brakes.remember(response, request, user)
    return response


def pending(request: HttpRequest) -> tuple[User, dict[str, Any]] | None:
    """Who is waited for, with what ``enter`` noted; None where nobody is, or not any more."""
    noted = request.session.get(PENDING)
    if not noted:
        return None
    since = parse_datetime(noted["since"])
    user = User.objects.filter(pk=noted["user"], is_active=True).first()
    if user is None or since is None or since + _PENDING_FOR < timezone.now():
        return None
    # A password that was changed meanwhile ends this as it ends sessions.
    return (user, noted) if noted["hash"] == user.get_session_auth_hash() else None


def confirm(request: HttpRequest, user: User, noted: dict[str, Any], factor: str) -> HttpResponse:
    """The second factor was shown."""
    return begin(
        request,
        user,
        how=f"{noted['how']} and {factor}",
        after=noted["after"],
        stays=noted["stays"],
        confirmed=True,
    )


def signed_in_lately(request: HttpRequest) -> bool:
    began = parse_datetime(request.session.get(sessions.BEGAN, "") or "")
    return began is not None and timezone.now() - began < _LATELY


def sign_in_again(request: HttpRequest, after: str) -> HttpResponse:
    logout(request)
    return redirect(f"/desk/login/?next={after}")


def must_have_second(user: Any) -> bool:
    """Whether ``[desk] require_second_factor`` names a role of theirs. An account that may do
    everything counts as "Administrator"."""
    roles = set(settings.REQUIRE_SECOND_FACTOR)
    if not roles:
        return False
    if user.is_superuser and "Administrator" in roles:
        return True
    return bool(user.groups.filter(name__in=roles).exists())


def safe(request: HttpRequest, address: str) -> str:
    """The address if it is one of this site's own."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and own else ""


class Doorkeeper:
    """Middleware: notes when a session was last seen and whence each request comes, and lets
    nobody work whose role needs a second factor and who has none yet."""

    _ALLOWED = ("desk/account/", "desk/logout/", "desk/login/", "desk/static/", "desk/sign-in/",
                "desk/jsi18n/", "desk/sprite/")  # fmt: skip
    _NOTED_EVERY = timedelta(minutes=5)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = whence.current.set(whence.network_of(request))
        try:
            return self._get_response(request)
        finally:
            whence.current.reset(token)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        self._note(request)
        if request.session.get(sessions.CONFIRMED):
            return None
        route = request.resolver_match.route if request.resolver_match else ""
        if route.startswith(self._ALLOWED) or not must_have_second(request.user):
            return None
        user: Any = request.user
        if SecondFactor.objects.filter(user=user).exists():
            return sign_in_again(request, request.path)
        return redirect("desk_own_sign_in")

    def _note(self, request: HttpRequest) -> None:
        row = getattr(request.session, "row", None)
        now = timezone.now()
        if row is not None and now - row.seen_at > self._NOTED_EVERY:
            type(row).objects.filter(pk=row.pk).update(
                seen_at=now, address=whence.network_of(request)
            )
