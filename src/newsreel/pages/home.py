"""The front page of a language: what the editors chose, then by time and by section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreel.comments import reads as comment_reads
from newsreel.live.reads import on_air
from newsreel.pages.cards import Card, Clock, card, cards
from newsreel.pages.dates import Stamp, day_long, near
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import LanguagePage
from newsreel.pages.linked import collection, publisher
from newsreel.pages.notices import Notices, notices
from newsreel.pages.words import Words
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import places, tree
from newsreel.stories.reads.shapes import (
    SECONDS_SHOWN,
    Chrome,
    FrontPage,
    Link,
    Section,
    SectionRef,
    Teaser,
)

SECONDS = SECONDS_SHOWN
LATEST = 10
IN_SECTION = 7
# A window wide enough to fill every place though lead and seconds are shown once only.
READ_ALL = 1 + SECONDS + LATEST
READ_SECTION = IN_SECTION + 1 + SECONDS


@dataclass(frozen=True, slots=True)
class Block:
    """A section on the front page: its first story large, the rest small."""

    name: str
    url: str
    children: tuple[SectionRef, ...]
    first: Card
    rest: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``. ``lead`` is None only while nothing is published. ``latest`` is by time."""

    frame: Frame
    words: Words
    today: Stamp
    notices: Notices
    lead: Card | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    blocks: tuple[Block, ...]


def home_page(
    chrome: Chrome,
    front: FrontPage,
    notices: Notices,
    newest: tuple[Teaser, ...],
    sections: Sequence[tuple[Section, tuple[Teaser, ...]]],
) -> HomePage:
    """Every story stands once above the fold; the newest fill what the editors left open."""
    words = say(chrome)
    clock = near(front.today)
    shown: set[int] = set()
    lead = front.lead or next(iter(newest), None)
    if lead:
        shown.add(lead.id)
    seconds = _take((*front.seconds, *newest), SECONDS, shown)
    latest = _take(newest, LATEST, shown.copy())
    tagline = chrome.site.tagline
    return HomePage(
        frame=frame(
            chrome,
            page="home",
            title=chrome.site.name,
            path=chrome.language.home,
            description=tagline,
            translations=_other_homes(chrome),
            picture=lead.picture if lead else None,
            linked=[
                {
                    "@type": "WebSite",
                    "@id": f"{chrome.site.url}/#site",
                    "url": chrome.site.url + chrome.language.home,
                    "name": chrome.site.name,
                    "description": tagline,
                    "inLanguage": chrome.language.code,
                    "publisher": publisher(chrome),
                },
                collection(
                    chrome,
                    chrome.site.name,
                    chrome.language.home,
                    [*((lead,) if lead else ()), *seconds],
                ),
            ],
        ),
        words=words,
        today=Stamp(front.today.isoformat(), day_long(front.today, words)),
        notices=notices,
        lead=card(lead, "top", words, level=2, clock=clock) if lead else None,
        seconds=cards(seconds, words, level=2, clock=clock, first="third", rest="third"),
        latest=tuple(
            card(
                teaser,
                "line",
                words,
                clock=clock,
            )
            for teaser in latest
        ),
        blocks=tuple(
            block
            for section, stories in sections
            if (block := _block(section, stories, shown, words, clock))
        ),
    )


class HomePages(LanguagePage):
    """Kind "home": / and /ar/."""

    name = "home"

    def prime(self, args: list[str]) -> None:
        tops = [one for arg in args for one in tree.top(places.locale_id(arg))]
        comment_reads.prime_counts(reads.prime_newest(tops, READ_SECTION))

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        chrome = reads.chrome(arg)
        sections = []
        for ref in chrome.sections:
            section = reads.section(ref.id)
            if section is not None:
                newest = reads.newest(ref.id, arg, READ_SECTION)
                sections.append((section, comment_reads.counted(newest)))
        page = home_page(
            chrome,
            _counted(reads.front_page(arg)),
            notices(chrome, reads.breaking(arg), on_air(), say(chrome)),
            comment_reads.counted(reads.newest(None, arg, READ_ALL)),
            sections,
        )
        return plate(home, "home.html", page)


def _counted(front: FrontPage) -> FrontPage:
    lead = comment_reads.counted([front.lead] if front.lead else [])
    return replace(front, lead=next(iter(lead), None), seconds=comment_reads.counted(front.seconds))


def _take(teasers: Sequence[Teaser], n: int, shown: set[int]) -> list[Teaser]:
    """The first ``n`` not shown yet, which then are."""
    taken: list[Teaser] = []
    for teaser in teasers:
        if len(taken) < n and teaser.id not in shown:
            shown.add(teaser.id)
            taken.append(teaser)
    return taken


def _block(
    section: Section, stories: tuple[Teaser, ...], shown: set[int], words: Words, clock: Clock
) -> Block | None:
    chosen = _take(stories, IN_SECTION, shown.copy())
    if not chosen:
        return None
    first, *rest = cards(chosen, words, within=section.id, first="large", clock=clock)
    return Block(section.name, section.url, section.children, first, tuple(rest))


def _other_homes(chrome: Chrome) -> tuple[Link, ...]:
    return tuple(
        Link(language.name, language.home)
        for language in chrome.site.languages
        if language.code != chrome.language.code
    )
