"""A small filter that learns from moderators: what they show, and what they take away.

Tokens are counted in a table of bounded size (``models.Token``). A comment's chance to be taken
away is worked out from its most telling tokens as Robinson proposed ("A statistical approach to
the spam problem", 2003): each token's chance drawn towards an even one by its rarity, combined by
Fisher's method.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from django.db import connection
from django.db.models import F

from newsreel.comments import looks
from newsreel.comments.models import Token
from newsreel.comments.words import folded

MOST = 20_000
"""Tokens that are kept: the rarest go first."""

TAUGHT = 20
"""Comments of either kind that must have been learned before the filter says anything."""

_TELLING = 15
_STRENGTH, _EVEN = 0.45, 0.5
_TOTALS = 0
_WORD = re.compile(r"[^\W_][\w'’-]{1,30}")
_HOST = re.compile(r"(?:https?://|(?=www\.))(?:[^\s/?#<>\"']*@)?([^\s/?#<>\"':]+)")
_LINK = re.compile(r"https?://[^\s<>\"']+|www\.[^\s<>\"']+")
_LONGEST = 400
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Sample:
    """What of a comment is looked at."""

    author: str
    email: str
    text: str


def tokens(sample: Sample) -> frozenset[int]:
    """Digests of the comment's tokens: words, pairs of words, hosts of links, who wrote it."""
    text = folded(sample.text)
    found: list[str] = []
    for host in _HOST.findall(text):
        found += [f"host {host}", "a link"]
    words = _WORD.findall(_LINK.sub(" ", text))[:_LONGEST]
    found += words
    found += [f"{one} {two}" for one, two in pairwise(words)]
    found += [f"by {word}" for word in _WORD.findall(folded(sample.author))]
    if sample.email:
        found.append(f"at {folded(sample.email).rpartition('@')[2]}")
    if letters := [c for c in sample.text if c.isalpha()]:
        capitals = sum(c.isupper() for c in letters) / len(letters)
        found.append(f"capitals {round(capitals * 4)}")
    return frozenset(_number(word) for word in found)


def chance(sample: Sample) -> float:
    """How likely it is (0 to 1) that a moderator takes this comment away; 0.5 for "no idea"."""
    totals = _counts([_TOTALS]).get(_TOTALS, (0, 0))
    if min(totals) < TAUGHT:
        return _EVEN
    return combined(totals, _counts(tokens(sample)).values())


def _counts(wanted: Iterable[int]) -> dict[int, tuple[int, int]]:
    wanted = list(wanted)
    found = looks.rows(
        f"SELECT id, ham, spam FROM comments_token WHERE id IN ({looks.marks(wanted)})", wanted
    )
    # One that was pruned may have been unlearned since.
    return {number: (max(0, ham), max(0, spam)) for number, ham, spam in found}


def combined(totals: tuple[int, int], counts: Iterable[tuple[int, int]]) -> float:
    """The chance by counts (shown, taken away) of all comments and of each token."""
    hams, spams = totals
    if min(hams, spams) < TAUGHT:
        return _EVEN
    chances = []
    for ham, spam in counts:
        rate_ham, rate_spam = min(1.0, ham / hams), min(1.0, spam / spams)
        if rate_ham + rate_spam:
            raw = rate_spam / (rate_ham + rate_spam)
            seen = ham + spam
            chances.append((_STRENGTH * _EVEN + seen * raw) / (_STRENGTH + seen))
    telling = sorted(chances, key=lambda one: (-abs(one - _EVEN), one))[:_TELLING]
    telling = [one for one in telling if abs(one - _EVEN) >= 0.1]
    if not telling:
        return _EVEN
    return (1 + _fisher(telling) - _fisher([1 - one for one in telling])) / 2


def learn(changes: Iterable[tuple[Sample, str, str]]) -> None:
    """Learn comments, each from what it was learned as before to what it is now ("ham", "spam" or
    ""). Within the caller's transaction."""
    sums: dict[str, Counter[int]] = {"ham": Counter(), "spam": Counter()}
    for sample, before, now in changes:
        if before == now:
            continue
        found = [_TOTALS, *tokens(sample)]
        if before:
            sums[before].subtract(found)
        if now:
            sums[now].update(found)
    _add(sums)
    _prune()


def _add(sums: Mapping[str, Counter[int]]) -> None:
    # In the order of their numbers: two moderators at once do not wait for each other in a ring.
    rows = [
        (pk, sums["ham"][pk], sums["spam"][pk])
        for pk in sorted({*sums["ham"], *sums["spam"]})
        if sums["ham"][pk] or sums["spam"][pk]
    ]
    with connection.cursor() as cursor:
        for at in range(0, len(rows), _ROWS):
            part = rows[at : at + _ROWS]
            cursor.execute(
                "INSERT INTO comments_token (id, ham, spam) VALUES "
                + ", ".join(["(%s, %s, %s)"] * len(part))
                + " ON CONFLICT (id) DO UPDATE SET ham = comments_token.ham + excluded.ham,"
                " spam = comments_token.spam + excluded.spam",
                [value for row in part for value in row],
            )


def _prune() -> None:
    over = Token.objects.count() - MOST
    if over > 0:
        # A tenth more, so that it is not done at each decision.
        rarest = Token.objects.exclude(pk=_TOTALS).order_by(F("ham") + F("spam"), "id")
        Token.objects.filter(
            pk__in=list(rarest.values_list("id", flat=True)[: over + MOST // 10])
        ).delete()


def _fisher(chances: list[float]) -> float:
    """The chance that a chi-square is as high as this product of chances makes it, or higher."""
    half = -sum(math.log(max(one, 1e-9)) for one in chances)
    term = total = math.exp(-half)
    for step in range(1, len(chances)):
        term *= half / step
        total += term
    return min(1.0, total)


def _number(word: str) -> int:
    """A signed 64-bit digest; never ``_TOTALS``."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big", signed=True) or 1
