"""Receive what a reader typed: checked, judged, kept; or why not, with nothing of it lost."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from newsreel.comments import stamps
from newsreel.comments.actions.post import RETRIED, Posted, Posting
from newsreel.comments.models import Comment
from newsreel.comments.post_box import hand_over
from newsreel.comments.posting import Typed
from newsreel.comments.reads.answers import Answer
from newsreel.comments.sanitize import from_typed
from newsreel.comments.verdict import Facts, judge
from newsreel.stories.reads.open import OpenStory, open_story

# From one network: so many in a minute, so many in an hour.
PER_MINUTE, PER_HOUR = 6, 60
_SHORTEST_GIST = 40


@dataclass(frozen=True, slots=True)
class House:
    """The site's rules: its mode (see ``verdict.Facts``), and where the writer of comments listens
    (None: nowhere)."""

    mode: str
    box: Path | None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: see ``asking``."""

    reader: str | None
    network: str
    ours: bool | None


@dataclass(frozen=True, slots=True)
class Kept:
    """It is on the disk. ``reader`` is to be remembered by the browser."""

    posted: Posted
    reader: str


def receive(typed: Typed, sender: Sender, house: House, now: datetime) -> Kept | Answer:
    """Take a comment in. An ``Answer`` says what is missing, or why it cannot be taken."""
    if not typed.story or not stamps.is_form_mark(typed.mark, typed.story):
        return Answer("foreign", 400, typed=typed)
    story = open_story(typed.story)
    if story is None:
        return Answer("gone", 410, typed=typed)
    if sender.ours is False:
        return Answer("cross", 403, story, typed)
    if house.mode == "closed" or not story.comments_open:
        return Answer("closed", 403, story, typed)
    if faults := typed.faults():
        return Answer("wrong", 422, story, typed, faults)
    parent = _parent(typed, story)
    if typed.parent and parent is None:
        return Answer("wrong", 422, story, replace(typed, parent=""), {"text": "parent_gone"})
    if not stamps.is_stamp(typed.stamp, typed.story):
        return Answer("confirm", 200, story, replace(typed, stamp=stamps.stamp(typed.story)))
    echo = stamps.digest(typed.story, typed.parent, typed.name, typed.text)
    if _too_often(sender.network, now) and not _was_posted(echo, now):
        return Answer("often", 429, story, typed)
    posting = _posting(typed, story, parent, sender, house, echo, now)
    try:
        return Kept(hand_over(posting, house.box), posting.reader)
    except TimeoutError:
        return Answer("busy", 503, story, typed)


def _parent(typed: Typed, story: OpenStory) -> int | None:
    if not typed.parent:
        return None
    try:
        wanted = UUID(typed.parent)
    except ValueError:
        return None
    rows = Comment.objects.filter(uuid=wanted, story_id=story.id, state="shown")
    return rows.values_list("pk", flat=True).first()


def _too_often(network: str, now: datetime) -> bool:
    if not network:
        return False
    rows = Comment.objects.filter(network=network).order_by("-posted_at")
    times = [time for time in rows.values_list("posted_at", flat=True)[:PER_HOUR] if time]
    minute, hour = now - timedelta(minutes=1), now - timedelta(hours=1)
    return sum(t > minute for t in times) >= PER_MINUTE or sum(t > hour for t in times) >= PER_HOUR


def _was_posted(echo: str, now: datetime) -> bool:
    return Comment.objects.filter(echo=echo, posted_at__gte=now - RETRIED).exists()


def _posting(
    typed: Typed,
    story: OpenStory,
    parent: int | None,
    sender: Sender,
    house: House,
    echo: str,
    now: datetime,
) -> Posting:
    reader = sender.reader or stamps.new_reader()
    gist = gist_of(typed.text)
    verdict = judge(
        Facts(
            mode=house.mode,
            text=typed.text,
            known=_is_known(sender.reader),
            ours=sender.ours,
            trapped=bool(typed.trap),
            like=_like(gist, echo, now),
            crowd=_crowd(story, now),
        )
    )
    return Posting(
        story=story.id,
        parent=parent,
        author=typed.name,
        text=typed.text,
        body=from_typed(typed.text),
        email=typed.email,
        reader=reader,
        network=sender.network,
        echo=echo,
        gist=gist,
        state=verdict.state,
        reasons=verdict.reasons,
        posted_at=now,
    )


def gist_of(text: str) -> str:
    """A digest of the letters alone; "" for a text so short that many will say the same."""
    letters = "".join(c for c in text.casefold() if c.isalpha())
    return stamps.digest(letters) if len(letters) >= _SHORTEST_GIST else ""


def _is_known(reader: str | None) -> bool:
    return bool(reader) and Comment.objects.filter(reader=reader, state="shown").exists()


def _like(gist: str, echo: str, now: datetime) -> int:
    if not gist:
        return 0
    rows = Comment.objects.filter(gist=gist, posted_at__gte=now - timedelta(days=1))
    return rows.exclude(echo=echo).count()


def _crowd(story: OpenStory, now: datetime) -> int:
    since = now - timedelta(minutes=1)
    newest = Comment.objects.filter(story_id=story.id).order_by("-id")
    return sum(
        t is not None and t > since for t in newest.values_list("posted_at", flat=True)[:200]
    )
