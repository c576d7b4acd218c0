"""Sitemaps (sitemaps.org 0.9): an index, one of the fixed pages, and one a day of stories.

A new story bakes the map of its own day; the index, which carries no times, changes with the first
story of a day. No day comes near the 50,000 addresses that the protocol allows a map, and no
archive has 50,000 days.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Listed, SectionRef
from newsreel.wire.kind import WireKind
from newsreel.wire.xml import document, element, moment

TYPE = (("content-type", "application/xml; charset=utf-8"),)
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_INDEX = "index"
_PAGES = "pages"


def index(url: str, days: Sequence[date]) -> bytes:
    """The index: the fixed pages, then the days, newest first."""
    names = [_PAGES, *map(str, days)]
    return document(
        [
            f"<sitemapindex {_NAMESPACE}>",
            *(
                f"<sitemap>{element('loc', f'{url}/sitemap/{name}.xml')}</sitemap>"
                for name in names
            ),
            "</sitemapindex>",
        ]
    )


def pages(url: str, paths: Iterable[str]) -> bytes:
    """The fixed pages: they have no date of their own."""
    return _urlset(f"<url>{element('loc', url + path)}</url>" for path in paths)


def stories(url: str, listed: Iterable[Listed]) -> bytes:
    """Stories with when each last changed."""
    return _urlset(
        f"<url>{element('loc', url + story.url)}<lastmod>{moment(story.changed)}</lastmod></url>"
        for story in listed
    )


def _urlset(lines: Iterable[str]) -> bytes:
    return document([f"<urlset {_NAMESPACE}>", *lines, "</urlset>"])


def fixed_paths() -> Iterator[str]:
    """Front pages, sections with all below them, standing pages, the channel: recorded reads."""
    for language in reads.languages():
        chrome = reads.chrome(language.code)
        yield language.home
        for section in chrome.sections:
            yield from _below(section)
        yield from (page.url for page in chrome.standing)
        yield f"{language.home}corrections/"
        yield f"{language.home}live/"
        yield f"{language.home}live/audio/"


def _below(ref: SectionRef) -> Iterator[str]:
    section = reads.section(ref.id)
    if section is not None:
        yield section.url
        for child in section.children:
            yield from _below(child)


class Sitemaps(WireKind):
    """Kind "sitemap": /sitemap.xml ("index"), /sitemap/pages.xml ("pages") and
    /sitemap/2015-10-29.xml ("2015-10-29")."""

    name = "sitemap"
    at_once = 100

    def every(self) -> Iterator[str]:
        yield _INDEX
        yield _PAGES
        yield from map(str, existence.published_days())

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "stories_story" or not change.new.get("live"):
            return ()
        day = change.new.get("published_on")
        return (str(day),) if day else ()

    def path(self, arg: str) -> str | None:
        if arg == _INDEX:
            return "/sitemap.xml"
        if arg == _PAGES:
            return "/sitemap/pages.xml"
        return f"/sitemap/{arg}.xml" if reads.any_listed(date.fromisoformat(arg)) else None

    def render(self, arg: str) -> Rendered | None:
        url = reads.site().url
        if arg == _INDEX:
            return Rendered("/sitemap.xml", index(url, reads.published_days()), headers=TYPE)
        if arg == _PAGES:
            return Rendered("/sitemap/pages.xml", pages(url, fixed_paths()), headers=TYPE)
        listed = reads.listed(date.fromisoformat(arg))
        if not listed:
            return None
        return Rendered(f"/sitemap/{arg}.xml", stories(url, listed), headers=TYPE)

    def newest(self, arg: str) -> str:
        return "9999" if arg in (_INDEX, _PAGES) else arg
