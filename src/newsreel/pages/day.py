"""A day of a section: every story of it, in the order of publication, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsreel.comments import reads as comment_reads
from newsreel.pages.cards import Card, cards
from newsreel.pages.dates import at_time, day, day_long, month
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import PageKind, day_arg, days_brought, owner_and_day
from newsreel.pages.linked import collection, trail
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, Link, Section, SectionRef, Teaser


@dataclass(frozen=True, slots=True)
class DayPage:
    """``day.html``. ``trail`` leads from the top section to the month; ``count`` is the stories in
    words; ``month`` the link to all of the month."""

    frame: Frame
    words: Words
    trail: tuple[SectionRef | Link, ...]
    day: str
    count: str
    cards: tuple[Card, ...]
    month: Link


def day_page(chrome: Chrome, section: Section, on: date, stories: tuple[Teaser, ...]) -> DayPage:
    """The page of a day on which something was published."""
    words = say(chrome)
    path = f"{section.url}{on:%Y/%m/%d}/"
    title = words.day_title.format(name=section.name, day=day(on, words))
    around, month_path = month(on, words), f"{section.url}{on:%Y/%m}/"
    above: tuple[SectionRef | Link, ...] = (*section.trail, Link(around, month_path))
    return DayPage(
        frame=frame(
            chrome,
            page="day",
            title=title,
            path=path,
            section=section.trail[0],
            feed=Link(section.name, f"{section.url}feed.xml"),
            linked=[
                collection(chrome, title, path, stories),
                trail(chrome, above, day(on, words)),
            ],
        ),
        words=words,
        trail=above,
        day=day_long(on, words),
        count=words.count(words.count_stories, len(stories)),
        cards=cards(stories, words, within=section.id, level=2, clock=at_time),
        month=Link(words.month_of.format(month=around), month_path),
    )


class DayPages(PageKind):
    """Kind "day": /news/world/2015/10/29/. The arg is "7:2015-10-29"."""

    name = "day"

    def every(self) -> Iterator[str]:
        return (day_arg(section, on) for section, on in existence.section_days())

    def touched(self, change: Change) -> Iterable[str]:
        return sorted(day_arg(section, on) for section, on in days_brought(change))

    def prime(self, args: list[str]) -> None:
        comment_reads.prime_counts(reads.prime_days([owner_and_day(arg) for arg in args]))

    def render(self, arg: str) -> Rendered | None:
        number, on = owner_and_day(arg)
        section = reads.section(number)
        if section is None:
            return None
        stories = comment_reads.counted(reads.stories_of_day(number, on))
        if not stories:
            return None
        page = day_page(reads.chrome(section.language), section, on, stories)
        return plate(f"{section.url}{on:%Y/%m/%d}/", "day.html", page)

    def locate(self, args: list[str]) -> None:
        reads.locate_days([owner_and_day(arg) for arg in args])

    def path(self, arg: str) -> str | None:
        number, on = owner_and_day(arg)
        section = reads.section(number)
        if section is None or not reads.any_of_day(number, on):
            return None
        return f"{section.url}{on:%Y/%m/%d}/"

    def newest(self, arg: str) -> str:
        return arg.partition(":")[2]
