"""robots.txt (RFC 9309): everything may be found but the desk, searches and what readers comment
by; here are the maps."""

from collections.abc import Iterable, Iterator

from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.wire.kind import WireKind

TYPE = (("content-type", "text/plain; charset=utf-8"),)
NOT_FOR_ROBOTS = ("/desk/", "/search/", "/preview/", "/comments/")


def robots(url: str) -> bytes:
    """The rules of the site at ``url`` (no trailing slash)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    maps = [f"Sitemap: {url}/{name}" for name in ("sitemap.xml", "news-sitemap.xml")]
    return "\n".join([*lines, "", *maps, ""]).encode()


class Robots(WireKind):
    """Kind "robots": /robots.txt."""

    name = "robots"

    def every(self) -> Iterator[str]:
        return iter(("site",))

    def touched(self, change: Change) -> Iterable[str]:
        return ()

    def render(self, arg: str) -> Rendered | None:
        return Rendered("/robots.txt", robots(reads.site().url), headers=TYPE)
