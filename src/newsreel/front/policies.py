"""Every header that tells a browser what it may do, by area of the site: the one table of them."""

import re
from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]

_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self';"
    " worker-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A player feeds its video element from memory and works in a worker of its own.
_LIVE = _PAGES.replace("media-src 'self'", "media-src 'self' blob:").replace(
    "worker-src 'self'", "worker-src 'self' blob:"
)
# A shared preview may be framed by the desk, and by the page of one who comments on it. Django
# sends the same; this one is for its absence.
_PREVIEW = _PAGES.replace("frame-ancestors 'none'", "frame-src 'self'; frame-ancestors 'self'")
# Django sends its own, with the hashes of Wagtail's inline scripts; this one is for its absence.
_DESK = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
    " data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self';"
    " form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# A file opened by itself may be drawn and played, and can do nothing.
_FILES = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"

_NOWHERE = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(),"
    " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)

_ALWAYS: Fields = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
)
_DOCUMENTS: Fields = (
    ("permissions-policy", _NOWHERE),
    ("cross-origin-opener-policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Area:
    """What every answer whose path begins with ``pattern`` carries unless it says the same header
    itself."""

    pattern: re.Pattern[str]
    fields: Fields


def _area(pattern: str, policy: str, *more: Fields) -> Area:
    fields = (("content-security-policy", policy), *_ALWAYS)
    return Area(re.compile(pattern), sum(more, fields))


# The first that fits counts; the last fits whatever was asked for, "*" too.
AREAS = (
    _area("/desk/", _DESK, _DOCUMENTS),
    # /live/ and, in another language, /ar/live/ or /pt-br/live/.
    _area("/(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?live/", _LIVE, _DOCUMENTS),
    _area("/preview/", _PREVIEW, _DOCUMENTS),
    _area("", _PAGES, _DOCUMENTS),
)
FILES = _area("", _FILES)


def fields_for(path: str) -> Fields:
    """The safety headers of an answer at this path (files from folders have ``FILES``)."""
    return next(area.fields for area in AREAS if area.pattern.match(path))
