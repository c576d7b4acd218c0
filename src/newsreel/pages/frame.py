"""The frame of a page: what `<head>`, header and footer hold, whatever the page is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from newsreel.pages import assets, typeset
from newsreel.pages.furniture import FRONTS, STYLE, by_language, furniture, switch
from newsreel.pages.images import shared
from newsreel.pages.linked import linked_data
from newsreel.pages.marks import SHARED
from newsreel.pages.words import Words, words
from newsreel.press.surfaces import Rendered
from newsreel.stories.reads.shapes import Chrome, Link, Picture, SectionRef

FILES = (
    STYLE,
    "newsreel.js",
    "favicon.svg",
    "touch-icon.png",
    "icon-512.png",
    "default-share.jpg",
)
"""The assets that every page names."""

STORY = "story"


@dataclass(frozen=True, slots=True)
class Alternate:
    """`<link rel="alternate" hreflang>`, absolute."""

    code: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that ``layout.html`` shows.

    ``title`` is the document's; ``canonical`` absolute, empty on pages that have no address of
    their own (not found); ``robots`` is empty where a page may be found; ``properties`` are Open
    Graph's; ``page`` the kind in the class of ``<body>``; ``state`` the path of the state plate.
    """

    language: str
    direction: str
    title: str
    description: str
    canonical: str
    robots: str
    alternates: tuple[Alternate, ...]
    feeds: tuple[Link, ...]
    properties: tuple[tuple[str, str], ...]
    card: str
    linked: Markup
    page: str
    state: str
    head: Markup
    header: Markup
    footer: Markup


def frame(
    chrome: Chrome,
    *,
    page: str,
    title: str,
    path: str,
    description: str = "",
    section: SectionRef | None = None,
    feed: Link | None = None,
    translations: tuple[Link, ...] = (),
    picture: Picture | None = None,
    about: Sequence[tuple[str, str]] = (),
    linked: Sequence[dict[str, Any]] = (),
    robots: str = "",
) -> Frame:
    """The frame of the page at ``path`` ("" for one that stands anywhere: not found, gone).

    ``section`` is the top-level one that the page belongs to, ``feed`` the page's own beside the
    site's, ``about`` further Open Graph properties, ``linked`` its structured data.
    """
    site, language = chrome.site, chrome.language
    front = page == "home"
    pieces = furniture(chrome, section, front=front, light=page == STORY)
    own_switch = switch(chrome, translations) if translations else pieces.switch
    canonical = f"{site.url}{path}" if path else ""
    feeds = [Link(site.name, f"{language.home}feed.xml")]
    if feed:
        feeds.insert(0, feed)
    say = words(language.code)
    return Frame(
        language=language.code,
        direction="rtl" if language.rtl else "ltr",
        title=f"{site.name} – {site.tagline}" if front else f"{title} – {site.name}",
        description=description,
        canonical=canonical,
        robots=robots,
        alternates=_alternates(chrome, path, translations),
        feeds=tuple(Link(say.feed_of.format(name=f.name), f.url) for f in feeds),
        properties=_properties(chrome, title, description, canonical, picture, about),
        card="summary_large_image" if shared(picture) else "summary",
        linked=linked_data(linked),
        page=page,
        state=f"{language.home}state.json",
        head=pieces.head,
        header=pieces.before + own_switch + pieces.after,
        footer=pieces.footer,
    )


def plate(path: str, template: str, page: Any, *, status: int = 200) -> Rendered:
    """The finished page; ``path`` as in its links (percent-encoded)."""
    assets.named(*FILES)
    if page.frame.page != STORY:
        assets.named(FRONTS)
    return Rendered(unquote(path), typeset.typeset(template, page), status)


def say(chrome: Chrome) -> Words:
    """The words of the chrome's language."""
    return words(chrome.language.code)


def absolute(chrome: Chrome, url: str) -> str:
    """An address that holds outside this site too."""
    return f"{chrome.site.url}{url}" if url.startswith("/") else url


def _alternates(chrome: Chrome, path: str, translations: tuple[Link, ...]) -> tuple[Alternate, ...]:
    if not translations or not path:
        return ()
    there = [
        Alternate(language.code, absolute(chrome, link.url))
        for language, link in by_language(chrome, translations)
    ]
    return (Alternate(chrome.language.code, absolute(chrome, path)), *there)


def _properties(
    chrome: Chrome,
    title: str,
    description: str,
    canonical: str,
    picture: Picture | None,
    about: Sequence[tuple[str, str]],
) -> tuple[tuple[str, str], ...]:
    if not canonical:
        return ()
    found = [
        ("og:site_name", chrome.site.name),
        ("og:title", title),
        ("og:url", canonical),
        ("og:locale", chrome.language.code.replace("-", "_")),
    ]
    if description:
        found.append(("og:description", description))
    file = shared(picture)
    url, width, height = (
        (file.url, file.width, file.height) if file else (assets.url("default-share.jpg"), *SHARED)
    )
    found += [
        ("og:image", absolute(chrome, url)),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
    ]
    if file and picture and picture.alt:
        found.append(("og:image:alt", picture.alt))
    if not any(name == "og:type" for name, _ in about):
        found.append(("og:type", "website"))
    return (*found, *about)
