"""The front of a section: its newest stories and those of the sections below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsreel.comments import reads as comment_reads
from newsreel.live.reads import on_air
from newsreel.pages.archive import Year, years
from newsreel.pages.cards import Card, card, cards
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import FRONTS, RowPage
from newsreel.pages.linked import collection, trail
from newsreel.pages.notices import Notices, notices
from newsreel.pages.words import Words
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import (
    Chrome,
    Link,
    MonthLink,
    Section,
    SectionRef,
    Teaser,
)

SECONDS = 5
NEWEST = 24


@dataclass(frozen=True, slots=True)
class SectionPage:
    """``section.html``. ``lead`` is None while nothing is published here; ``trail`` ends above
    the section itself."""

    frame: Frame
    words: Words
    trail: tuple[SectionRef, ...]
    name: str
    description: str
    children: tuple[SectionRef, ...]
    notices: Notices
    lead: Card | None
    seconds: tuple[Card, ...]
    rest: tuple[Card, ...]
    years: tuple[Year, ...]


def section_page(
    chrome: Chrome,
    section: Section,
    notices: Notices,
    newest: tuple[Teaser, ...],
    months: tuple[MonthLink, ...],
) -> SectionPage:
    """The newest story at the top, five beside it, the rest below; older ones by month."""
    words = say(chrome)
    lead = newest[0] if newest else None
    return SectionPage(
        frame=frame(
            chrome,
            page="section",
            title=section.name,
            path=section.url,
            description=section.description,
            section=section.trail[0],
            feed=Link(section.name, f"{section.url}feed.xml"),
            translations=section.translations,
            picture=lead.picture if lead else None,
            linked=[
                collection(chrome, section.name, section.url, newest, section.description),
                trail(chrome, section.trail),
            ],
        ),
        words=words,
        trail=section.ancestors,
        name=section.name,
        description=section.description,
        children=section.children,
        notices=notices,
        lead=card(lead, "top", words, within=section.id, level=2) if lead else None,
        seconds=cards(newest[1 : 1 + SECONDS], words, within=section.id, level=2),
        rest=cards(newest[1 + SECONDS :], words, within=section.id, level=2),
        years=years(months, words),
    )


class SectionFronts(RowPage):
    """Kind "section": /news/world/. The arg is the section's number."""

    name = "section"
    table = "stories_section"

    def every(self) -> Iterator[str]:
        return map(str, existence.sections())

    def prime(self, args: list[str]) -> None:
        comment_reads.prime_counts(reads.prime_newest(map(int, args), NEWEST))

    def render(self, arg: str) -> Rendered | None:
        section = reads.section(int(arg))
        if section is None:
            return None
        chrome = reads.chrome(section.language)
        page = section_page(
            chrome,
            section,
            notices(chrome, reads.breaking(section.language), on_air(), say(chrome)),
            comment_reads.counted(reads.newest(section.id, section.language, NEWEST)),
            reads.months(section.id),
        )
        return plate(section.url, "section.html", page)

    def path(self, arg: str) -> str | None:
        section = reads.section(int(arg))
        return section.url if section else None

    def newest(self, arg: str) -> str:
        return FRONTS
