"""What reads give: frozen facts for pages and wire. Templates get these and nothing else.

Addresses (``url``) are paths on this site ("/news/world/"), absolute only where they lead
outside. Times are aware datetimes in the site's time zone. HTML fields have passed the sanitizer.
"""

from dataclasses import dataclass
from datetime import date, datetime

from newsreel.stories.kinds import KINDS as KINDS
from newsreel.stories.reads.matter import Block as Block
from newsreel.stories.reads.matter import Clip as Clip
from newsreel.stories.reads.matter import CorrectionNote as CorrectionNote
from newsreel.stories.reads.matter import Embed as Embed
from newsreel.stories.reads.matter import Gallery as Gallery
from newsreel.stories.reads.matter import Heading as Heading
from newsreel.stories.reads.matter import ListBlock as ListBlock
from newsreel.stories.reads.matter import Paragraph as Paragraph
from newsreel.stories.reads.matter import Picture as Picture
from newsreel.stories.reads.matter import PictureBlock as PictureBlock
from newsreel.stories.reads.matter import PictureFile as PictureFile
from newsreel.stories.reads.matter import PullQuote as PullQuote
from newsreel.stories.reads.matter import Quotation as Quotation
from newsreel.stories.reads.matter import Related as Related
from newsreel.stories.wording import Passage as Passage


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    rtl: bool
    home: str


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Of the whole site; ``url`` without a trailing slash; networks are data, not code."""

    name: str
    tagline: str
    url: str
    time_zone: str
    languages: tuple[Language, ...]
    follow: tuple[Link, ...]
    publisher: str
    founded: str = ""


@dataclass(frozen=True, slots=True)
class SectionRef:
    id: int
    slug: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """``ancestors`` from the top, without itself. ``language`` is a code."""

    id: int
    uuid: str
    slug: str
    name: str
    url: str
    description: str
    language: str
    ancestors: tuple[SectionRef, ...]
    children: tuple[SectionRef, ...]
    translations: tuple[Link, ...] = ()

    @property
    def trail(self) -> tuple[SectionRef, ...]:
        return (*self.ancestors, SectionRef(self.id, self.slug, self.name, self.url))


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page of a language shows around its content."""

    site: SiteFacts
    language: Language
    sections: tuple[SectionRef, ...]
    standing: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """``url`` is empty for a name that has no page (an agency, a guest)."""

    name: str
    url: str
    role: str


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story as listings and related boxes show it. ``comments``: how many are shown under it,
    where those who list have counted (``comments.reads.counted``)."""

    id: int
    uuid: str
    url: str
    headline: str
    standfirst: str
    kicker: str
    kind: str
    section: SectionRef
    published: datetime
    updated: datetime | None
    bylines: tuple[Byline, ...]
    picture: Picture | None
    comments: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A note on a public story. ``kind`` is "correction", "clarification", "update" or
    "retraction"; texts may be empty. ``taken_back``: when a retracted story was public again."""

    kind: str
    at: datetime
    note: str
    said: str
    says: str
    taken_back: datetime | None = None


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction beside others; ``url`` is the story's."""

    headline: str
    url: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Change:
    """A public change of a story: what was noted of it, and all that it said ``before`` and
    ``after``; both empty where no words were changed."""

    at: datetime
    corrections: tuple[Correction, ...]
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The public changes of a story, newest first. ``url`` is that of the story."""

    url: str
    language: str
    headline: str
    section: Section
    published: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story as its own page shows it. ``lead`` is the picture at its head; ``day`` is the day
    of publication in its address, and of the day pages it stands on. ``history`` is the path of its
    public record, empty while nothing of it was changed."""

    id: int
    uuid: str
    url: str
    language: str
    headline: str
    standfirst: str
    kicker: str
    kind: str
    dateline: str
    section: Section
    day: date
    published: datetime
    updated: datetime | None
    bylines: tuple[Byline, ...]
    lead: PictureBlock | None
    body: tuple[Block, ...]
    topics: tuple[Link, ...]
    related: tuple[Related, ...]
    comments_open: bool
    translations: tuple[Link, ...]
    words: int
    corrections: tuple[Correction, ...] = ()
    history: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """What was public and is no more. Of a story there is a headline, or at least its section; of
    a contributor, topic or standing page neither. ``reason`` may be empty;
    ``retracted`` is when it was withdrawn with one; ``story`` the number of a story that is still
    there, at no address."""

    url: str
    language: str
    headline: str
    reason: str
    section: SectionRef | None
    retracted: datetime | None = None
    story: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """A former path and where it leads now; ``story`` is the number of the story that moved."""

    path: str
    to: str
    story: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A story as a sitemap lists it; ``changed`` is when its page last became another."""

    url: str
    published: datetime
    changed: datetime
    headline: str
    language: str


@dataclass(frozen=True, slots=True)
class DayCount:
    day: date
    url: str
    stories: int


@dataclass(frozen=True, slots=True)
class MonthLink:
    """``month`` is its first day."""

    month: date
    url: str


@dataclass(frozen=True, slots=True)
class Contributor:
    id: int
    uuid: str
    slug: str
    name: str
    url: str
    role: str
    biography: str
    picture: Picture | None
    language: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    id: int
    uuid: str
    slug: str
    name: str
    url: str
    description: str
    language: str


SECONDS_SHOWN = 3
"""How many seconds stand on a home page; further ones wait in reserve."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the editors chose for a language's home page, and today's date there."""

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    today: date


@dataclass(frozen=True, slots=True)
class StandingPage:
    """About, imprint, privacy: pages that are not news."""

    slug: str
    title: str
    url: str
    language: str
    html: str


@dataclass(frozen=True, slots=True)
class Breaking:
    """The breaking-news line; empty text where there is none. ``url`` may be empty."""

    text: str
    url: str
