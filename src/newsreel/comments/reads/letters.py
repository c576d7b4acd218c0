"""What a mail to a reader says, in plain terms: the site's wiring makes its words of it."""

from dataclasses import dataclass
from datetime import datetime

from newsreel.stories.reads.open import OpenStory


@dataclass(frozen=True, slots=True)
class Said:
    """A comment in a mail: ``text`` as it was typed, ``link`` its lasting address, absolute;
    ``to_you``: it answers a comment of whom the mail is for."""

    author: str
    time: datetime | None
    text: str
    link: str
    staff: bool
    to_you: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """``what``: "yours" and "follow" bring a ``link`` that shows whose the address is; "news" has
    what was ``said`` on the story since the last one, oldest first, and how many ``more``.
    ``leave`` is where no further one is asked for. Addresses are absolute."""

    what: str
    language: str
    link: str
    story: OpenStory | None = None
    leave: str = ""
    said: tuple[Said, ...] = ()
    more: int = 0
