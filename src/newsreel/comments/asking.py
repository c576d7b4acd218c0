"""Who is asking: where a request came from, from which page, by which browser."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsreel.comments import stamps

COOKIE = "reader"


def network(request: HttpRequest) -> str:
    """The prefix of the client's address, as the front says it: /24 or /56; "" if unknown."""
    said = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    try:
        address = ip_address(said)
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))


def is_ours(request: HttpRequest) -> bool | None:
    """Whether the request was sent from a page of ours; None where the browser says nothing."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    for header in ("Origin", "Referer"):
        said = request.headers.get(header)
        if said is not None:
            return _origin(said) in (_origin(settings.WAGTAILADMIN_BASE_URL), _own(request))
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
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()
