"""What becomes of a comment: shown at once, or held for a moderator, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SUSPECT = 0.9
"""A chance to be taken away, as the filter has it, from which a comment waits."""

_LINK = re.compile(r"https?://|www\.|<a\s|\[url", re.I)
_MANY_LINKS = 3
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{2,}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a comment comes in.

    ``mode``: how comments are taken on its story (``models.Rule.MODES``). ``known``: a comment of
    the same reader was shown before. ``ours``: the browser says that it was sent from a page of
    ours (None: it says nothing). ``proven``: its browser did the work that it was asked for.
    ``trapped``: a field was filled that no person sees. ``like``: how many comments of the last
    day say nearly the same. ``crowded``: so many comments came in on the story just now that the
    rest wait. ``words``: of the newsroom's list those that it has, with their levels. ``chance``:
    how likely a moderator takes it away, as the filter has it.
    """

    mode: str
    text: str
    known: bool = False
    ours: bool | None = True
    proven: bool = True
    trapped: bool = False
    like: int = 0
    crowded: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    chance: float = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state`` of the new row, ``reasons`` for holding it: a word each, some with what it is
    about after a colon ("suspect:casino*", "filter:97")."""

    state: str
    reasons: tuple[str, ...]


def links(text: str) -> int:
    return len(_LINK.findall(text))


def judge(facts: Facts) -> Verdict:
    """Nothing is thrown away here: what is doubtful waits for a moderator."""
    count = links(facts.text)
    doubts = {
        "before": facts.mode == "before",
        "first": facts.mode == "first-time" and not facts.known,
        "links": bool(count) and (facts.mode == "links" or not facts.known or count >= _MANY_LINKS),
        "trap": facts.trapped,
        "origin": facts.ours is None,
        "proof": not facts.proven and not facts.known,
        "like": facts.like > 0,
        "crowd": facts.crowded,
        "shouting": _shouts(facts.text),
    }
    reasons = [doubt for doubt, holds in doubts.items() if holds]
    reasons += [f"{level}:{pattern}" for pattern, level in sorted(facts.words.items())]
    if facts.chance >= SUSPECT:
        reasons.append(f"filter:{min(99, round(facts.chance * 100))}")
    return Verdict("held" if reasons else "shown", tuple(reasons))


def _shouts(text: str) -> bool:
    words = text.split()
    return len(words) >= 8 and len(_SHOUTED.findall(text)) > 0.6 * len(words)
