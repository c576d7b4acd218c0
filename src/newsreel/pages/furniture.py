"""The furniture: what every page of a language shows around its content, set once.

A chrome is one frozen object a snapshot; its furniture is kept until a chrome differs, so that a
page costs no loop over navigation and footer.
"""

from dataclasses import dataclass, field

from markupsafe import Markup

from newsreel.pages import assets
from newsreel.pages.typeset import piece
from newsreel.pages.words import Words, words
from newsreel.stories.reads.shapes import Chrome, Language, Link, SectionRef

STYLE = "newsreel.css"
FRONTS = "fronts.css"
"""The style that a story, the page that most readers come in by, does without."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A line of the language switch."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """``before`` and ``after`` are the header around the language switch ``switch``."""

    head: Markup
    before: Markup
    switch: Markup
    after: Markup
    footer: Markup


@dataclass(slots=True)
class _Set:
    chrome: Chrome
    pieces: dict[tuple[int, bool, bool], Furniture] = field(default_factory=dict)


_sets: dict[str, _Set] = {}


def furniture(
    chrome: Chrome, section: SectionRef | None, *, front: bool = False, light: bool = False
) -> Furniture:
    """The pieces for a page in the top-level ``section``, or on the front page; ``light``: of a
    story, which does without the style of fronts."""
    known = _sets.get(chrome.language.code)
    if known is None or (known.chrome is not chrome and known.chrome != chrome):
        known = _sets[chrome.language.code] = _Set(chrome)
    key = (section.id if section else 0, front, light)
    pieces = known.pieces.get(key)
    if pieces is None:
        pieces = known.pieces[key] = _make(chrome, *key)
    return pieces


def switch(chrome: Chrome, translations: tuple[Link, ...]) -> Markup:
    """The language switch: to this page's translation, else to the language's front page."""
    own = {language.code: link.url for language, link in by_language(chrome, translations)}
    tongues = [
        Tongue(language.code, language.name, own.get(language.code, language.home))
        for language in chrome.site.languages
        if language.code != chrome.language.code
    ]
    return piece("switch.html", words=words(chrome.language.code), tongues=tongues)


def by_language(chrome: Chrome, translations: tuple[Link, ...]) -> list[tuple[Language, Link]]:
    """Which language a translation is in: its path begins with that language's home."""
    longest = sorted(chrome.site.languages, key=lambda language: -len(language.home))
    found = []
    for link in translations:
        language = next((one for one in longest if link.url.startswith(one.home)), None)
        if language is not None:
            found.append((language, link))
    return sorted(found, key=lambda pair: pair[0].code)


def _make(chrome: Chrome, section: int, front: bool, light: bool) -> Furniture:
    say: Words = words(chrome.language.code)
    home = chrome.language.home
    header = piece(
        "masthead.html",
        mark=assets.url("favicon.svg"),
        words=say,
        site=chrome.site,
        home=home,
        sections=chrome.sections,
        current=section,
        front=front,
    )
    before, _, after = header.partition("<!--switch-->")
    return Furniture(
        head=piece(
            "head.html",
            styles=[assets.url(name) for name in ((STYLE,) if light else (STYLE, FRONTS))],
            js=assets.url("newsreel.js"),
            icon=assets.asset("favicon.svg"),
            touch=assets.url("touch-icon.png"),
            home=home,
            site=chrome.site,
        ),
        before=Markup(before),
        switch=switch(chrome, ()),
        after=Markup(after),
        footer=piece(
            "footer.html",
            since=say.since.format(year=chrome.site.founded) if chrome.site.founded else "",
            words=say,
            site=chrome.site,
            home=home,
            standing=chrome.standing,
            sections=chrome.sections,
        ),
    )
