"""What a reader who comments is shown, in plain terms: the site's wiring makes a page of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsreel.comments.complaint import Complaint
from newsreel.comments.posting import Typed
from newsreel.stories.reads.open import OpenStory


@dataclass(frozen=True, slots=True)
class Own:
    """A comment as its author sees it. ``until``: how long it may be changed, None where no
    longer; ``place`` where it stands on its page, ``action`` where changes are sent. ``follow``:
    where it is asked for mails about the thread ("" where none are sent), ``email`` the address
    that stands there; ``asked`` what came of it: "following", "asked" (for a mail), "often"."""

    author: str
    text: str
    html: str
    state: str
    until: datetime | None
    place: str
    action: str
    follow: str = ""
    email: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``what``: "write" (the form, to a comment ``to`` or the story), "confirm", "wrong" (with
    ``faults``: field → word), "receipt", or why nothing was kept: "foreign", "gone", "closed",
    "cross", "often", "banned" (``until`` then, or for good), "late", "unknown", "busy".
    ``follows``: the thread may be followed by e-mail; ``mails``: mails are sent to readers."""

    what: str
    status: int
    story: OpenStory | None = None
    typed: Typed | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    own: Own | None = None
    to: tuple[str, str] | None = None
    until: datetime | None = None
    complaint: Complaint | None = None
    follows: bool = False
    mails: bool = False
