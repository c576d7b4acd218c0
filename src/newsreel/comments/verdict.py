"""What becomes of a comment: shown at once, or held for a moderator, and why."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://|www\.|<a\s|\[url", re.I)
_MANY_LINKS = 3
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{2,}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a comment comes in. ``mode``: the site's ("first-time", "before" or
    "after"). ``known``: a comment of the same reader was shown
    before. ``ours``: the browser says that it was sent from a page of ours (None: it says
    nothing). ``trapped``: a field was filled that no person sees. ``like``: how many comments of
    the last day say nearly the same. ``crowd``: comments on the story in the last minute."""

    mode: str
    text: str
    known: bool
    ours: bool | None
    trapped: bool
    like: int
    crowd: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state`` of the new row, ``reasons`` for holding it."""

    state: str
    reasons: tuple[str, ...]


def links(text: str) -> int:
    return len(_LINK.findall(text))


def judge(facts: Facts, crowd: int = 120) -> Verdict:
    """Nothing is thrown away here: what is doubtful waits for a moderator."""
    reasons = []
    if facts.mode == "before":
        reasons.append("before")
    if facts.mode == "first-time" and not facts.known:
        reasons.append("first")
    count = links(facts.text)
    if count >= _MANY_LINKS or (count and not facts.known):
        reasons.append("links")
    if facts.trapped:
        reasons.append("trap")
    if facts.ours is None:
        reasons.append("origin")
    if facts.like:
        reasons.append("like")
    if facts.crowd >= crowd:
        reasons.append("crowd")
    words = facts.text.split()
    if len(words) >= 8 and len(_SHOUTED.findall(facts.text)) > 0.6 * len(words):
        reasons.append("shouting")
    return Verdict("held" if reasons else "shown", tuple(reasons))
