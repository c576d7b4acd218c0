"""What reads give: frozen facts for pages and wire. Templates get these and nothing else.

Addresses (``url``) are paths on this site ("/news/world/"), absolute only where they lead
outside. Times are aware datetimes in the site's time zone. HTML fields have passed the sanitizer.
"""

from dataclasses import dataclass
from datetime import date, datetime

from newsreel.stories.kinds import KINDS as KINDS


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
class PictureFile:
    """One rendition; ``format`` is "avif", "webp" or "jpeg", ``crop`` as in the model."""

    url: str
    width: int
    height: int
    format: str
    crop: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """``alt`` is empty where the picture is decorative. ``files`` may still be empty: the
    renditions are made outside the bake, and their rows bake the page again. ``crops`` are parts
    of it around its focal point, where it has one."""

    id: int
    uuid: str
    alt: str
    decorative: bool
    caption: str
    credit: str
    source: str
    width: int
    height: int
    files: tuple[PictureFile, ...]
    crops: tuple[PictureFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Clip:
    """One's own video or audio file; ``media`` is "audio" or "video", ``type`` its MIME type."""

    title: str
    media: str
    type: str
    url: str
    seconds: int
    size: int


@dataclass(frozen=True, slots=True)
class Byline:
    """``url`` is empty for a name that has no page (an agency, a guest)."""

    name: str
    url: str
    role: str


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story as listings and related boxes show it."""

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


@dataclass(frozen=True, slots=True)
class Paragraph:
    html: str
    type: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    anchor: str
    type: str = "heading"


@dataclass(frozen=True, slots=True)
class Quotation:
    html: str
    attribution: str
    type: str = "quotation"


@dataclass(frozen=True, slots=True)
class PullQuote:
    text: str
    attribution: str
    type: str = "pull_quote"


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """``caption`` and ``credit`` as shown here: the block's own, else the picture's.

    ``picture`` is None where only the words below a lost one were rescued.
    """

    picture: Picture | None
    caption: str
    credit: str
    type: str = "picture"


@dataclass(frozen=True, slots=True)
class Gallery:
    pictures: tuple[PictureBlock, ...]
    type: str = "gallery"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """``items`` are inline HTML."""

    ordered: bool
    items: tuple[str, ...]
    type: str = "list"


@dataclass(frozen=True, slots=True)
class Related:
    """``url`` is empty while unresolved: a title with no address yet. ``kind`` may be empty."""

    kind: str
    title: str
    by: str
    url: str
    outside: bool = False
    type: str = "related"


@dataclass(frozen=True, slots=True)
class Embed:
    clip: Clip
    caption: str
    type: str = "embed"


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    day: date | None
    html: str
    type: str = "correction"


Block = (
    Paragraph
    | Heading
    | Quotation
    | PullQuote
    | PictureBlock
    | Gallery
    | ListBlock
    | Related
    | Embed
    | CorrectionNote
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story as its own page shows it. ``lead`` is the picture at its head; ``day`` is the day
    of publication in its address, and of the day pages it stands on."""

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


@dataclass(frozen=True, slots=True)
class Gone:
    """What was public and is no more. Of a story there is a headline, or at least its section; of
    a contributor, topic or standing page neither. ``reason`` may be empty."""

    url: str
    language: str
    headline: str
    reason: str
    section: SectionRef | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A former path and where it leads now."""

    path: str
    to: str


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
