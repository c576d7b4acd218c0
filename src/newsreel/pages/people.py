"""A contributor's page and its months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from newsreel.comments import reads as comment_reads
from newsreel.pages.archive import Neighbours, Year, neighbours, years
from newsreel.pages.cards import Card, cards
from newsreel.pages.dates import month
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.images import FACE, Image, image
from newsreel.pages.kind import PageKind, RowPage, month_arg, months_brought, owner_and_day
from newsreel.pages.linked import collection, profile, trail
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, Contributor, Link, MonthLink, Teaser

NEWEST = 24


@dataclass(frozen=True, slots=True)
class ContributorPage:
    """``contributor.html``. ``biography`` is sanitized HTML; ``links`` lead elsewhere."""

    frame: Frame
    words: Words
    name: str
    role: str
    biography: Markup
    face: Image | None
    links: tuple[Link, ...]
    title: str
    cards: tuple[Card, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class ContributorMonthPage:
    """``contributor_month.html``: every story of a month, newest first."""

    frame: Frame
    words: Words
    name: str
    url: str
    month: str
    count: str
    cards: tuple[Card, ...]
    next: Neighbours


def contributor_page(
    chrome: Chrome,
    contributor: Contributor,
    newest: tuple[Teaser, ...],
    months: tuple[MonthLink, ...],
) -> ContributorPage:
    """The page of whoever is named in bylines."""
    words = say(chrome)
    return ContributorPage(
        frame=frame(
            chrome,
            page="person",
            title=contributor.name,
            path=contributor.url,
            description=contributor.role,
            picture=contributor.picture,
            about=[("og:type", "profile")],
            linked=[profile(chrome, contributor)],
        ),
        words=words,
        name=contributor.name,
        role=contributor.role,
        biography=Markup(contributor.biography),
        face=image(contributor.picture, FACE, eager=True, crop="face"),
        links=contributor.links,
        title=words.contributor_stories.format(name=contributor.name),
        cards=cards(newest, words),
        years=years(months, words),
    )


def contributor_month_page(
    chrome: Chrome,
    contributor: Contributor,
    first: date,
    stories: tuple[Teaser, ...],
    months: tuple[MonthLink, ...],
) -> ContributorMonthPage:
    """What a contributor published in the month that begins on ``first``."""
    words = say(chrome)
    path = f"{contributor.url}{first:%Y/%m}/"
    name = month(first, words)
    title = words.contributor_month.format(name=contributor.name, month=name)
    return ContributorMonthPage(
        frame=frame(
            chrome,
            page="month",
            title=title,
            path=path,
            linked=[
                collection(chrome, title, path, stories),
                trail(chrome, [Link(contributor.name, contributor.url)], name),
            ],
        ),
        words=words,
        name=contributor.name,
        url=contributor.url,
        month=name,
        count=words.count(words.count_stories, len(stories)),
        cards=cards(stories, words, level=2),
        next=neighbours(months, first, words),
    )


class ContributorPages(RowPage):
    """Kind "contributor": /by/author/. The arg is the contributor's number."""

    name = "contributor"
    table = "stories_contributor"
    second = True

    def every(self) -> Iterator[str]:
        return map(str, existence.contributors())

    def path(self, arg: str) -> str | None:
        contributor = reads.contributor(int(arg))
        return contributor.url if contributor else None

    def render(self, arg: str) -> Rendered | None:
        contributor = reads.contributor(int(arg))
        if contributor is None:
            return None
        page = contributor_page(
            reads.chrome(contributor.language),
            contributor,
            comment_reads.counted(reads.newest_by(contributor.id, NEWEST)),
            reads.months_by(contributor.id),
        )
        return plate(contributor.url, "contributor.html", page)


class ContributorMonths(PageKind):
    """Kind "contributor-month": /by/author/2015/10/. The arg is "3:2015-10"."""

    name = "contributor-month"
    second = True
    at_once = 5

    def every(self) -> Iterator[str]:
        return (month_arg(one, first) for one, first in existence.contributor_months())

    def touched(self, change: Change) -> Iterable[str]:
        brought = months_brought(change, "stories_byline", "contributor_id")
        return sorted({month_arg(one, day) for one, day in brought})

    def path(self, arg: str) -> str | None:
        number, first = owner_and_day(arg)
        contributor = reads.contributor(number)
        if contributor is None or not reads.any_by_month(number, first):
            return None
        return f"{contributor.url}{first:%Y/%m}/"

    def prime(self, args: list[str]) -> None:
        stories = reads.prime_months("by", [owner_and_day(arg) for arg in args])
        comment_reads.prime_counts(stories)

    def locate(self, args: list[str]) -> None:
        """Each is told by a look of its own."""

    def render(self, arg: str) -> Rendered | None:
        number, first = owner_and_day(arg)
        contributor = reads.contributor(number)
        if contributor is None:
            return None
        stories = comment_reads.counted(reads.stories_by_month(number, first))
        if not stories:
            return None
        page = contributor_month_page(
            reads.chrome(contributor.language),
            contributor,
            first,
            stories,
            reads.months_by(number),
        )
        return plate(f"{contributor.url}{first:%Y/%m}/", "contributor_month.html", page)

    def newest(self, arg: str) -> str:
        return f"{arg.partition(':')[2]}-99"
