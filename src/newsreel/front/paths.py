"""Paths: which are none at all, and under which other name a missing one may be known."""

import re
from collections.abc import Iterator
from urllib.parse import quote

# RFC 3986 pchar, as browsers leave it; everything else is percent-encoded in what we send.
_SAFE = "/:@!$&'()*+,;=~"
_LONGEST = 2048
_STRAY = re.compile("[\x00-\x1f\x7f\ufffd]")
_DATED = re.compile(
    r"(/.+)(/(?:19|20)[0-9]{2})(/(?:0[1-9]|1[0-2]))?(/(?:0[1-9]|[12][0-9]|3[01]))?/?"
)
_NUMBERED = re.compile(r"(/.+)/comments/[0-9]{1,6}/?")
_MAP = re.compile(r"/sitemap/[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\.xml")


def malformed(path: str) -> bool:
    """Whether the decoded path can be no address of ours: 400.

    The server decodes percent-encoding with U+FFFD for what is not UTF-8, and no path of ours
    holds that character; nor a NUL, nor any other control character.
    """
    return not path.startswith("/") or len(path) > _LONGEST or _STRAY.search(path) is not None


def climbs(path: str) -> bool:
    """Whether a segment is "." or "..", or there is a backslash: never looked up."""
    return "\\" in path or ("/." in path and not {".", ".."}.isdisjoint(path.split("/")))


def likenesses(path: str) -> Iterator[str]:
    """The other spellings under which a missing path is looked for, best first."""
    single = path
    while "//" in single:
        single = single.replace("//", "/")
    lower = single.lower()
    slashed = not single.endswith("/")
    seen = {path}
    for other in (
        single,
        single + "/" if slashed else single,
        lower,
        lower + "/" if slashed else lower,
    ):
        if other not in seen:
            seen.add(other)
            yield other


def above(path: str) -> Iterator[str]:
    """The lists that a missing part of a list hangs from, the nearest first: of a day its month,
    then whose days they are. A list ceases with its last story, and comes to be with the next:
    whoever still has a link to it is led on."""
    if dated := _DATED.fullmatch(path):
        owner, year, month, day = dated.groups()
        if month and day:
            yield f"{owner}{year}{month}/"
        if month or not day:
            yield f"{owner}/"
    elif numbered := _NUMBERED.fullmatch(path):
        yield f"{numbered[1]}/"
    elif _MAP.fullmatch(path):
        yield "/sitemap.xml"


def location(path: str, query: str = "") -> str:
    """The path as a Location on this site, never another's: one slash leads, no backslash."""
    encoded = "/" + quote(path, safe=_SAFE).lstrip("/")
    return f"{encoded}?{query}" if query else encoded


def not_found_pages(path: str) -> Iterator[str]:
    """Where the page that says "not found" may be, the nearest first: /ar/404/, then /404/."""
    first, slash, _ = path.lstrip("/").partition("/")
    if slash and first != "404":
        yield f"/{first}/404/"
    yield "/404/"
