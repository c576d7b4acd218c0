"""The site's rules for comments, as newsreel.toml says them."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class House:
    """``mode``: where no rule of a story or section says another. ``box``: where the writer of
    comments listens (None: nowhere). ``close_after``: days, 0 for never. ``per_minute`` and
    ``per_hour``: comments from one network; ``per_story``: comments on one story in a minute
    after which the rest wait. ``reports``: from so many networks a comment waits again, 0 for
    never. ``proof_cost``: rounds of the work that a browser does before it posts, 0 for none.
    ``mail_from`` sends mails to readers, "" where there is no mail server; ``follow_minutes``:
    what is new in a thread is gathered so long into one mail, 0 where none can be followed."""

    mode: str
    box: Path | None
    close_after: int = 0
    per_minute: int = 6
    per_hour: int = 60
    per_story: int = 120
    reports: int = 3
    proof_cost: int = 5_000
    mail_from: str = ""
    follow_minutes: int = 10

    @property
    def follows(self) -> bool:
        """Whether readers may follow threads."""
        return bool(self.mail_from and self.follow_minutes)


def house() -> House:
    return House(**settings.COMMENTS)
