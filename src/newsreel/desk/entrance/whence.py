"""From where somebody speaks: the network their address lies in, and their device in two words."""

from contextvars import ContextVar
from ipaddress import ip_address, ip_network

from django.http import HttpRequest

# Whence the request comes that is being answered: the audit log writes it into every entry.
current: ContextVar[str] = ContextVar("whence", default="")

_BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
    ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def network_of(request: HttpRequest) -> str:
    """ "192.0.2.0/24" or "2001:db8:1::/56"; "unknown" without an address.

    The front alone speaks to Django, and it says one address: the client's, past the proxies that
    it was told to trust (``front/peers.py``).
    """
    said = request.META.get("HTTP_X_FORWARDED_FOR") or request.META.get("REMOTE_ADDR") or ""
    try:
        address = ip_address(str(said).strip())
    except ValueError:
        return "unknown"
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        address = mapped
    return str(ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))


def device_of(request: HttpRequest) -> str:
    """ "Firefox on Linux"."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if system else browser
