"""Who is asking: where a request came from, from which page, by which browser."""

from ipaddress import ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsreel.comments import stamps
from newsreel.comments.bans import Address, address_of

COOKIE = "reader"


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


def remember(response: HttpResponse, who: str) -> None:
    response.set_cookie(
        COOKIE,
        stamps.reader_cookie(who),
        max_age=stamps.READER_AGE,
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
