"""Archive links: the months of a section, a contributor or a topic, by year."""

from dataclasses import dataclass
from datetime import date

from newsreel.pages.dates import month
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Link, MonthLink


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its months, newest first. The links' names are the months' alone."""

    year: int
    months: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The months before and after one, where there are stories; None at the ends."""

    earlier: Link | None
    later: Link | None


def years(months: tuple[MonthLink, ...], words: Words) -> tuple[Year, ...]:
    """The months grouped by year, in the order given."""
    grouped: dict[int, list[Link]] = {}
    for one in months:
        name = words.months[one.month.month - 1]
        grouped.setdefault(one.month.year, []).append(Link(name, one.url))
    return tuple(Year(year, tuple(links)) for year, links in grouped.items())


def neighbours(months: tuple[MonthLink, ...], here: date, words: Words) -> Neighbours:
    """What lies next to ``here`` (the first day of a month)."""
    earlier = max((m for m in months if m.month < here), key=lambda m: m.month, default=None)
    later = min((m for m in months if m.month > here), key=lambda m: m.month, default=None)
    return Neighbours(
        Link(words.earlier.format(month=month(earlier.month, words)), earlier.url)
        if earlier
        else None,
        Link(words.later.format(month=month(later.month, words)), later.url) if later else None,
    )
