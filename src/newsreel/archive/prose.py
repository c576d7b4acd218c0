"""Which lines are running text, and where in a capture the story's own stretch of it lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsreel.archive.comments import is_comments_heading
from newsreel.archive.credits import split_credit
from newsreel.archive.furniture import is_box_heading, kind_of_furniture
from newsreel.archive.lines import Line
from newsreel.archive.related import read_related

_SENTENCE_END = re.compile(r"[.!?…。！？؟।:;]['\"”’»)\]]*(?:\s|$)")
_CLOSES = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*\s*$")
_INSERTED = frozenset(("advert", "share", "player", "newsletter", "login", "poll"))
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{3}")  # a character says what a word does
_CASED = re.compile(r"[A-Za-zÀ-ɏΑ-ωА-я]")


def closes(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_CLOSES.search(text[-12:]))


@lru_cache(maxsize=8192)
def is_prose(text: str) -> bool:
    """Running text: a sentence or more, not a run of titles."""
    if len(text) < 80 and _DENSE.search(text):
        return len(text) >= 18 and closes(text)
    if len(text) < 40:
        return False
    if len(text) < 80:
        wide = not _CASED.search(text)
        return closes(text) and (len(text.split()) >= 7 or wide)
    sample = text[:600]
    if not _SENTENCE_END.search(sample):
        return "," in sample and len(sample) > 110 and _lower_share(sample) > 0.6
    return _lower_share(sample) > 0.45


def _lower_share(text: str) -> float:
    tokens = text.split()
    cased = [t for t in tokens if _CASED.match(t)]
    if len(cased) * 2 < len(tokens):
        return 1.0  # a script without capitals, or figures
    return sum(t[0].islower() for t in cased) / len(cased)


def weight(line: Line) -> float:
    """How much a line speaks for the story's text (positive) or for the page around it."""
    text = line.text
    if not text:
        return 0.0
    if is_prose(text):
        if kind_of_furniture(text):
            return -1.5
        gain = min(len(text), 500) / 100
        return gain * (0.4 if line.bullet else 1.0) * (1 - min(line.linked, 1.0))
    if closes(text) and len(text.split()) >= 4 and not line.bullet:
        return 0.1
    return -0.5 if line.bullet else -0.35


def _prose_next(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line that counts is running text or a list under a colon."""
    for line in lines[at + 1 : at + 4]:
        if not line.text or read_related(line.text):
            continue
        return is_prose(line.text) or lines[at].text.endswith(":")
    return False


def stretches(lines: Sequence[Line]) -> list[tuple[float, int, int]]:
    """The best stretch [start, end) of running text in each part of the page, heaviest first.

    Parts end where the readers' comments begin; those count for less.
    """
    found: list[tuple[float, int, int]] = []
    share = 1.0
    best, best_span = 0.0, (0, 0)
    run, run_start = 0.0, 0
    prose_before = False
    for at, line in enumerate(lines):
        if line.text and len(line.text) < 90 and not line.bullet and is_comments_heading(line.text):
            if best > 0:
                found.append((best * share, *best_span))
            # "Comments" in a menu, before any text, says nothing of what follows.
            share = 0.35 if best > 4 or share < 1 else 0.7
            best, run, run_start = 0.0, 0.0, at + 1
            continue
        value = weight(line)
        if value < 0 and len(line.text) < 70 and is_box_heading(line.text):
            value = -1.2
        if value > 0 and not prose_before and len(line.text) < 180 and not _prose_next(lines, at):
            value *= 0.35  # a title and one sentence, again and again, is a list of teasers
        if (
            value < 0
            and run > 0
            and not line.bullet
            and len(line.text) < 200
            and (
                read_related(line.text)
                or kind_of_furniture(line.text) in _INSERTED
                or split_credit(line.text)
            )
        ):
            value = -0.15  # what papers set between the paragraphs of a story
        elif line.text:
            prose_before = value > 0
        if run <= 0:
            run, run_start = 0.0, at
        run += value
        if run > best:
            best, best_span = run, (run_start, at + 1)
    if best > 0:
        found.append((best * share, *best_span))
    found.sort(reverse=True)
    return found
