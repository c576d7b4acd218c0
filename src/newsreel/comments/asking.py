"""Who is asking: where a request came from, from which page, by which browser."""

from datetime import datetime
from ipaddress import ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsreel.comments import stamps
from newsreel.comments.actions.sign_in import LASTS
from newsreel.comments.bans import Address, address_of
from newsreel.comments.models import Browser

COOKIE = "reader"
SIGNED_IN = "signed_in"


def address(request: HttpRequest) -> Address | None:
    """The client's address, as the front says it; None if unknown."""
    said = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return address_of(said)


def network(request: HttpRequest) -> str:
    """The prefix of the client's address: /24 or /56; "" if unknown."""
    found = address(request)
    if found is None:
        return ""
    return str(ip_network(f"{found}/{24 if found.version == 4 else 56}", strict=False))


def is_ours(request: HttpRequest) -> bool | None:
    """Whether the request was sent from a page of ours; None where the browser says nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    for header in ("Origin", "Referer"):
        said = request.headers.get(header)
        if said is not None:
            found = _origin(said)
            return bool(found) and found in (_origin(settings.WAGTAILADMIN_BASE_URL), _own(request))
    return None


def reader(request: HttpRequest) -> str | None:
    """Who this browser is, if it has posted before."""
    return stamps.reader_of(request.COOKIES.get(COOKIE, ""))


def browser(request: HttpRequest, now: datetime) -> Browser | None:
    """This browser, if its reader has signed in here."""
    said = request.COOKIES.get(SIGNED_IN, "")
    secret = stamps.browser_of(said, int(LASTS.total_seconds())) if said else None
    if secret is None:
        return None
    rows = Browser.objects.filter(key=stamps.digest(secret), until__gt=now)
    return rows.select_related("account").first()


def remember(response: HttpResponse, who: str) -> None:
    """Let this browser be known again as that of ``who``."""
    _keep(response, COOKIE, stamps.reader_cookie(who), stamps.READER_AGE)


def sign_in(response: HttpResponse, cookie: str) -> None:
    _keep(response, SIGNED_IN, cookie, int(LASTS.total_seconds()))


def sign_out(response: HttpResponse) -> None:
    response.delete_cookie(SIGNED_IN, path="/comments/", samesite="Lax")


def _keep(response: HttpResponse, name: str, value: str, age: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        path="/comments/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _own(request: HttpRequest) -> str:
    return _origin(f"{request.scheme}://{request.headers.get('X-Forwarded-Host', '')}")


def _origin(address: str) -> str:
    """Scheme, host and port; "" for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
