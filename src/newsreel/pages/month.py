"""A month of a section: its days, and how many stories each has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsreel.pages.archive import Neighbours, neighbours
from newsreel.pages.dates import day_week, month
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import PageKind, days_brought, month_arg, owner_and_day
from newsreel.pages.linked import collection, trail
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import (
    Chrome,
    DayCount,
    Link,
    MonthLink,
    Section,
    SectionRef,
)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day of the month: its name as a link, the stories counted in words."""

    day: str
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """``month.html``. ``days`` are newest first."""

    frame: Frame
    words: Words
    trail: tuple[SectionRef, ...]
    month: str
    count: str
    days: tuple[DayLine, ...]
    next: Neighbours


def month_page(
    chrome: Chrome,
    section: Section,
    first: date,
    days: tuple[DayCount, ...],
    months: tuple[MonthLink, ...],
) -> MonthPage:
    """The page of a month in which something was published; ``first`` is its first day."""
    words = say(chrome)
    path = f"{section.url}{first:%Y/%m}/"
    name = month(first, words)
    title = words.month_title.format(name=section.name, month=name)
    return MonthPage(
        frame=frame(
            chrome,
            page="month",
            title=title,
            path=path,
            section=section.trail[0],
            feed=Link(section.name, f"{section.url}feed.xml"),
            linked=[collection(chrome, title, path, ()), trail(chrome, section.trail, name)],
        ),
        words=words,
        trail=section.trail,
        month=name,
        count=words.count(words.count_stories, sum(day.stories for day in days)),
        days=tuple(
            DayLine(
                day_week(day.day, words),
                day.url,
                words.count(words.count_stories, day.stories),
            )
            for day in sorted(days, key=lambda day: day.day, reverse=True)
        ),
        next=neighbours(months, first, words),
    )


class MonthPages(PageKind):
    """Kind "month": /news/world/2015/10/. The arg is "7:2015-10"."""

    name = "month"
    second = True

    def every(self) -> Iterator[str]:
        return (month_arg(section, first) for section, first in existence.section_months())

    def touched(self, change: Change) -> Iterable[str]:
        return sorted({month_arg(section, on) for section, on in days_brought(change)})

    def render(self, arg: str) -> Rendered | None:
        number, first = owner_and_day(arg)
        section = reads.section(number)
        if section is None:
            return None
        days = reads.days_of_month(number, first)
        if not days:
            return None
        page = month_page(
            reads.chrome(section.language), section, first, days, reads.months(number)
        )
        return plate(f"{section.url}{first:%Y/%m}/", "month.html", page)

    def path(self, arg: str) -> str | None:
        number, first = owner_and_day(arg)
        section = reads.section(number)
        if section is None or not reads.any_of_month(number, first):
            return None
        return f"{section.url}{first:%Y/%m}/"

    def newest(self, arg: str) -> str:
        return f"{arg.partition(':')[2]}-99"
