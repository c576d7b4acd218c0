"""A topic's page and its months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsreel.comments import reads as comment_reads
from newsreel.pages.archive import Neighbours, Year, neighbours, years
from newsreel.pages.cards import Card, cards
from newsreel.pages.dates import month
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import PageKind, RowPage, month_arg, months_brought, owner_and_day
from newsreel.pages.linked import collection, trail
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, Link, MonthLink, Teaser, Topic

NEWEST = 24


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``."""

    frame: Frame
    words: Words
    name: str
    description: str
    lead: Card | None
    cards: tuple[Card, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class TopicMonthPage:
    """``topic_month.html``: every story of a month, newest first."""

    frame: Frame
    words: Words
    name: str
    url: str
    month: str
    count: str
    cards: tuple[Card, ...]
    next: Neighbours


def topic_page(
    chrome: Chrome, topic: Topic, newest: tuple[Teaser, ...], months: tuple[MonthLink, ...]
) -> TopicPage:
    """The newest stories on a topic, from whichever section."""
    words = say(chrome)
    return TopicPage(
        frame=frame(
            chrome,
            page="topic",
            title=topic.name,
            path=topic.url,
            description=topic.description,
            picture=newest[0].picture if newest else None,
            linked=[collection(chrome, topic.name, topic.url, newest, topic.description)],
        ),
        words=words,
        name=topic.name,
        description=topic.description,
        lead=cards(newest[:1], words, first="top", level=2)[0] if newest else None,
        cards=cards(newest[1:], words, level=2),
        years=years(months, words),
    )


def topic_month_page(
    chrome: Chrome,
    topic: Topic,
    first: date,
    stories: tuple[Teaser, ...],
    months: tuple[MonthLink, ...],
) -> TopicMonthPage:
    """What was published on a topic in the month that begins on ``first``."""
    words = say(chrome)
    path = f"{topic.url}{first:%Y/%m}/"
    name = month(first, words)
    title = words.month_title.format(name=topic.name, month=name)
    return TopicMonthPage(
        frame=frame(
            chrome,
            page="month",
            title=title,
            path=path,
            linked=[
                collection(chrome, title, path, stories),
                trail(chrome, [Link(topic.name, topic.url)], name),
            ],
        ),
        words=words,
        name=topic.name,
        url=topic.url,
        month=name,
        count=words.count(words.count_stories, len(stories)),
        cards=cards(stories, words, level=2),
        next=neighbours(months, first, words),
    )


class TopicPages(RowPage):
    """Kind "topic": /topics/topic/. The arg is the topic's number."""

    name = "topic"
    table = "stories_topic"
    second = True

    def every(self) -> Iterator[str]:
        return map(str, existence.topics())

    def path(self, arg: str) -> str | None:
        topic = reads.topic(int(arg))
        return topic.url if topic else None

    def render(self, arg: str) -> Rendered | None:
        topic = reads.topic(int(arg))
        if topic is None:
            return None
        page = topic_page(
            reads.chrome(topic.language),
            topic,
            comment_reads.counted(reads.newest_on(topic.id, NEWEST)),
            reads.months_on(topic.id),
        )
        return plate(topic.url, "topic.html", page)


class TopicMonths(PageKind):
    """Kind "topic-month": /topics/topic/2015/10/. The arg is "3:2015-10"."""

    name = "topic-month"
    second = True
    at_once = 5

    def every(self) -> Iterator[str]:
        return (month_arg(one, first) for one, first in existence.topic_months())

    def touched(self, change: Change) -> Iterable[str]:
        brought = months_brought(change, "stories_story_topics", "topic_id")
        return sorted({month_arg(one, day) for one, day in brought})

    def path(self, arg: str) -> str | None:
        number, first = owner_and_day(arg)
        topic = reads.topic(number)
        if topic is None or not reads.any_on_month(number, first):
            return None
        return f"{topic.url}{first:%Y/%m}/"

    def prime(self, args: list[str]) -> None:
        stories = reads.prime_months("on", [owner_and_day(arg) for arg in args])
        comment_reads.prime_counts(stories)

    def locate(self, args: list[str]) -> None:
        """Each is told by a look of its own."""

    def render(self, arg: str) -> Rendered | None:
        number, first = owner_and_day(arg)
        topic = reads.topic(number)
        if topic is None:
            return None
        stories = comment_reads.counted(reads.stories_on_month(number, first))
        if not stories:
            return None
        page = topic_month_page(
            reads.chrome(topic.language), topic, first, stories, reads.months_on(number)
        )
        return plate(f"{topic.url}{first:%Y/%m}/", "topic_month.html", page)

    def newest(self, arg: str) -> str:
        return f"{arg.partition(':')[2]}-99"
