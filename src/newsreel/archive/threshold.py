"""Where a story's top ends and its first paragraph begins."""

from __future__ import annotations

from collections.abc import Sequence

from newsreel.archive.bylines import has_by, is_endnote, read_byline
from newsreel.archive.credits import split_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.fold import key
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.lines import Line
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import read_related


def last_meta(lines: Sequence[Line], headline: int, end: int) -> int:
    """Index of the last date, byline or repeated headline of the top; the headline's when none."""
    last = headline
    prose = 0
    title = key(lines[headline].text)
    for at in range(headline + 1, min(end, headline + 45)):
        line = lines[at]
        text = line.text
        if not text or line.hint in ("caption", "credit"):
            continue
        if line.firm and is_prose(text):
            break
        if is_prose(text):
            if kind_of_furniture(text) or split_credit(text):
                continue
            prose += 1
            if prose > 2 or (prose == 2 and len(text) > 330) or len(text) > 600:
                break
            continue
        if len(text) > 260:
            continue
        stamps = find_stamps(text)
        if key(text) == title:
            last = at
        elif is_endnote(text):
            break
        elif (
            (stamps and len(without_stamps(text, stamps)) < 60)
            or (has_by(text) and len(text) < 140 and read_byline(text))
            or (is_relative(text) and len(text) < 60)
        ) and (
            prose < 2
            or not any(
                find_stamps(x.text) or has_by(x.text)
                for x in lines[headline + 1 : at]
                if len(x.text) < 140
            )
        ):
            last = at
    return last


def begins_body(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether the first paragraph stands here: prose, or a short sentence followed by prose."""
    line = lines[at]
    text = line.text
    if line.firm and is_prose(text) and not kind_of_furniture(text):
        return True
    if (
        line.hint in ("caption", "credit", "standfirst")
        or split_credit(text)
        or kind_of_furniture(text)
    ):
        return False
    if line.bullet and len(text) < 200:
        return False
    if read_related(text) or (has_by(text) and len(text) < 140 and read_byline(text)):
        return False
    if is_prose(text):
        return not _same_again(lines, at, end)
    if closes(text) and len(text.split()) >= 3 and len(text) >= 12:
        return any(is_prose(x.text) for x in lines[at + 1 : min(end, at + 3)])
    return False


def _same_again(lines: Sequence[Line], at: int, end: int) -> bool:
    """A caption said twice: as the picture's alternative text, then with its credit."""
    text = key(lines[at].text)
    for line in lines[at + 1 : min(end, at + 4)]:
        if not line.text:
            continue
        told = key(line.text)
        if (
            told.startswith(text)
            and (len(told) < len(text) + 80)
            and (told == text or split_credit(line.text))
        ):
            return True
    return False
