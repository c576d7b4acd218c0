"""Atom feeds (RFC 4287): one a language, one a section with all below it.

The ids are contracts: an entry's is the story's UUID, a section's feed has the section's, the
site's one made of its address; none changes when a slug does.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, PictureFile, Section, Teaser
from newsreel.wire.kind import WireKind
from newsreel.wire.xml import attribute, document, element, moment, text

TYPE = (("content-type", "application/atom+xml; charset=utf-8"),)
ENTRIES = 30
_NAMESPACE = 'xmlns="http://www.w3.org/2005/Atom"'
# RFC 4287 wants an update time even of a feed in which nothing has ever stood.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def site_feed(chrome: Chrome, stories: Sequence[Teaser]) -> bytes:
    """The feed of a language."""
    home = chrome.language.home
    own = uuid5(NAMESPACE_URL, f"{chrome.site.url}{home}feed.xml")
    return _feed(chrome, own, chrome.site.name, chrome.site.tagline, home, stories)


def section_feed(chrome: Chrome, section: Section, stories: Sequence[Teaser]) -> bytes:
    """The feed of a section and those below it."""
    title = f"{chrome.site.name} – {section.name}"
    return _feed(chrome, UUID(section.uuid), title, section.description, section.url, stories)


def _feed(
    chrome: Chrome, own: UUID, title: str, subtitle: str, path: str, stories: Sequence[Teaser]
) -> bytes:
    site = chrome.site
    newest = max((changed(story) for story in stories), default=NEVER)
    return document(
        [
            f"<feed {_NAMESPACE} xml:lang={attribute(chrome.language.code)}>",
            element("id", own.urn),
            element("title", title),
            *([element("subtitle", subtitle)] if subtitle else []),
            element("updated", moment(newest)),
            f"<author><name>{text(site.publisher or site.name)}</name></author>",
            _link("self", f"{site.url}{path}feed.xml", "application/atom+xml"),
            _link("alternate", site.url + path, "text/html"),
            element("icon", f"{site.url}/favicon.ico"),
            "<generator>Newsreel</generator>",
            *(line for story in stories for line in _entry(chrome, story)),
            "</feed>",
        ]
    )


def _entry(chrome: Chrome, story: Teaser) -> Iterator[str]:
    url = chrome.site.url
    yield "<entry>"
    yield element("id", UUID(story.uuid).urn)
    yield element("title", story.headline)
    yield _link("alternate", url + story.url, "text/html")
    yield element("published", moment(story.published))
    yield element("updated", moment(changed(story)))
    for byline in story.bylines:
        uri = element("uri", url + byline.url) if byline.url.startswith("/") else ""
        yield f"<author>{element('name', byline.name)}{uri}</author>"
    yield f"<category term={attribute(story.section.slug)} label={attribute(story.section.name)}/>"
    yield f'<category scheme="urn:newsreel:kind" term={attribute(story.kind)}/>'
    if story.standfirst:
        yield element("summary", story.standfirst)
    file = widest_jpeg(story)
    if file is not None:
        yield _link("enclosure", url + file.url, f"image/{file.format}")
    yield "</entry>"


def changed(story: Teaser) -> datetime:
    """When the story last became another to its readers."""
    return max(story.published, story.updated) if story.updated else story.published


def widest_jpeg(story: Teaser) -> PictureFile | None:
    """The widest JPEG: what every reader of feeds can show."""
    files = story.picture.files if story.picture else ()
    return max((f for f in files if f.format == "jpeg"), key=lambda f: f.width, default=None)


def _link(rel: str, href: str, type_: str) -> str:
    return f"<link rel={attribute(rel)} type={attribute(type_)} href={attribute(href)}/>"


class Feeds(WireKind):
    """Kind "feed": /feed.xml, /ar/feed.xml ("site:ar"), /news/world/feed.xml ("section:7")."""

    name = "feed"

    def every(self) -> Iterator[str]:
        yield from (f"site:{code}" for code in existence.languages())
        yield from (f"section:{number}" for number in existence.sections())

    def touched(self, change: Change) -> Iterable[str]:
        if change.table == "stories_section" and change.op == "I":
            return (f"section:{change.row}",)
        if change.table == "wagtailcore_locale":
            return [f"site:{code}" for code in existence.languages()]
        return ()

    def prime(self, args: list[str]) -> None:
        named = (arg.partition(":") for arg in args)
        reads.prime_newest((int(which) for what, _, which in named if what == "section"), ENTRIES)

    def path(self, arg: str) -> str | None:
        what, _, which = arg.partition(":")
        if what == "site":
            return _site_path(which)
        section = reads.section(int(which))
        return f"{section.url}feed.xml" if section else None

    def render(self, arg: str) -> Rendered | None:
        what, _, which = arg.partition(":")
        if what == "site":
            path = _site_path(which)
            if path is None:
                return None
            body = site_feed(reads.chrome(which), reads.newest(None, which, ENTRIES))
            return Rendered(path, body, headers=TYPE)
        section = reads.section(int(which))
        if section is None:
            return None
        stories = reads.newest(section.id, section.language, ENTRIES)
        body = section_feed(reads.chrome(section.language), section, stories)
        return Rendered(f"{section.url}feed.xml", body, headers=TYPE)


def _site_path(language: str) -> str | None:
    home = next((one.home for one in reads.languages() if one.code == language), None)
    return f"{home}feed.xml" if home else None
