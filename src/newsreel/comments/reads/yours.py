"""What a reader is shown who comes by a mail's link, or is signed in: in plain terms, as
``answers``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsreel.stories.reads.open import OpenStory

PAGE = 100
"""Comments on one page."""


@dataclass(frozen=True, slots=True)
class Mine:
    """A comment as its author finds it again. ``change`` is where it may still be changed,
    ``place`` where it stands; "" for nowhere."""

    author: str
    html: str
    state: str
    time: datetime | None
    headline: str
    url: str
    change: str
    place: str


@dataclass(frozen=True, slots=True)
class Following:
    """A thread that is followed; ``name`` is its follow's public id."""

    name: str
    headline: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class Yours:
    """What is kept of an address. ``by_link``: they came by a link, not by a browser that is
    signed in."""

    email: str
    by_link: bool
    count: int
    comments: tuple[Mine, ...]
    follows: tuple[Following, ...]
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True, slots=True)
class Step:
    """``what``: "ask" (for an address), "asked", "yours", "erase" (surely?), "erased", "follow"
    (surely?), "following", "follow_asked", "leave" (surely?), "left"; or why not: "ended",
    "unknown", "often", "cross", "no_mail". ``action`` is where the page's forms are sent."""

    what: str
    status: int
    language: str = ""
    story: OpenStory | None = None
    email: str = ""
    action: str = "/comments/yours/"
    stamp: str = ""
    leave: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    yours: Yours | None = None
