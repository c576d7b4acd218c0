"""A story as it arrives from outside, in plain terms: no rows, no ids of ours but pictures'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from newsreel.stories.bodies import Block


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a story came from. ``bytes`` are the captured page itself, kept compressed."""

    source: str
    sha256: str
    bytes: bytes = field(repr=False, default=b"")
    offset: int = 0
    address: str = ""
    captured_at: datetime | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    doubts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A story that arrives.

    ``sections`` from the top ("News", "World"): found by name, or made. ``bylines`` are (name,
    role). ``published`` with no time of day is kept as ``DAY_ALONE``; with none at all
    the capture's time counts, and a draft has no date. Times without a zone are the newsroom's.
    ``body`` is in the neutral form of ``stories.bodies``; ``pictures`` says which of our pictures
    a "src" in it became; ``lead_credit`` is that of a lead picture which was lost. ``language``
    is a code; one that the site has not got falls back to its own. ``is_public``: published at
    once, else a draft in the desk.
    """

    headline: str
    provenance: Provenance
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    sections: Sequence[str] = ()
    bylines: Sequence[tuple[str, str]] = ()
    topics: Sequence[str] = ()
    dateline: str = ""
    published: datetime | date | None = None
    updated: datetime | date | None = None
    language: str = ""
    body: Sequence[Block] = ()
    pictures: Mapping[str, int] = field(default_factory=dict)
    lead_picture: int | None = None
    lead_caption: str = ""
    lead_credit: str = ""
    comments_open: bool = True
    slug: str = ""
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of an arrival.

    ``status``: "published", "draft", "unchanged" (the capture, or the same story from another
    capture, was here before) or "refused". ``path`` on this site; empty for drafts.
    """

    sha256: str
    status: str
    story_id: int | None
    path: str = ""
    reasons: tuple[str, ...] = ()
