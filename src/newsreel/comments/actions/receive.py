"""Receive what a reader typed: checked, judged, kept; or why not, with nothing of it lost."""

from dataclasses import dataclass, replace
from datetime import datetime

from newsreel.comments import looks, stamps, weighing
from newsreel.comments.actions.post import RETRIED, Posted, Posting
from newsreel.comments.bans import Address, banned
from newsreel.comments.house import House
from newsreel.comments.models import Comment
from newsreel.comments.names import ends
from newsreel.comments.post_box import hand_over
from newsreel.comments.posting import Typed
from newsreel.comments.proofs import proof_of
from newsreel.comments.reads.answers import Answer
from newsreel.comments.reads.rules import standing_of
from newsreel.comments.sanitize import from_typed
from newsreel.comments.verdict import Facts, judge
from newsreel.stories.reads.open import OpenStory, open_story


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: see ``asking``. ``known``: a comment of the reader was shown before, as their
    account says."""

    reader: str | None
    network: str
    ours: bool | None
    address: Address | None = None
    known: bool = False


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
    rules = standing_of(story)
    if rules.closed:
        return Answer("closed", 403, story, typed)
    if faults := typed.faults():
        return Answer("wrong", 422, story, typed, faults)
    parent = _parent(typed, story)
    if typed.parent and parent is None:
        return Answer("wrong", 422, story, replace(typed, parent=""), {"text": "parent_gone"})
    if ban := banned(sender.reader, typed.email, sender.address, now):
        return Answer("banned", 403, story, typed, until=ban.until)
    if not stamps.is_stamp(typed.stamp, typed.story):
        return Answer("confirm", 200, story, replace(typed, stamp=stamps.stamp(typed.story)))
    echo = stamps.digest(typed.story, typed.parent, typed.name, typed.text)
    if weighing.too_often(sender.network, house, now) and not _was_posted(echo, now):
        return Answer("often", 429, story, typed)
    posting = _posting(typed, story, parent, sender, rules.mode, house, echo, now)
    try:
        return Kept(hand_over(posting, house.box), posting.reader)
    except TimeoutError:
        return Answer("busy", 503, story, typed)


def _parent(typed: Typed, story: OpenStory) -> int | None:
    if not typed.parent:
        return None
    try:
        first, last = ends(typed.parent)
    except ValueError:
        return None
    found = looks.rows(
        "SELECT id FROM comments_comment WHERE uuid BETWEEN %s AND %s AND story_id = %s"
        " AND state = 'shown' ORDER BY id",
        [looks.public_id(first), looks.public_id(last), story.id],
    )
    return int(found[0][0]) if found else None


def _was_posted(echo: str, now: datetime) -> bool:
    return Comment.objects.filter(echo=echo, posted_at__gte=now - RETRIED).exists()


def _posting(
    typed: Typed,
    story: OpenStory,
    parent: int | None,
    sender: Sender,
    mode: str,
    house: House,
    echo: str,
    now: datetime,
) -> Posting:
    likeness = weighing.likeness_of(typed.text, echo, now)
    proof = proof_of(typed.proof, typed.story) if house.proof_cost else ""
    verdict = judge(
        Facts(
            mode=mode,
            text=typed.text,
            known=sender.known or weighing.is_known(sender.reader),
            ours=sender.ours,
            proven=bool(proof) or not house.proof_cost,
            trapped=bool(typed.trap),
            like=likeness.others,
            crowded=weighing.crowded(story.id, house, now),
            words=weighing.listed_words(typed.name, typed.email, typed.text),
            chance=weighing.filtered(typed.name, typed.email, typed.text),
        )
    )
    return Posting(
        story=story.id,
        parent=parent,
        author=typed.name,
        text=typed.text,
        body=from_typed(typed.text),
        email=typed.email,
        reader=sender.reader or stamps.new_reader(),
        network=sender.network,
        echo=echo,
        gist=likeness.gist,
        sketch=likeness.sketch,
        proof=proof,
        state=verdict.state,
        reasons=verdict.reasons,
        posted_at=now,
    )
