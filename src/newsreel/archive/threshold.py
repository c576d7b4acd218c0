"""Where a story's top ends and its first paragraph begins."""

from __future__ import annotations

from collections.abc import Sequence

from newsreel.archive.bylines import has_by, has_lost_value, is_endnote, read_byline
from newsreel.archive.credits import split_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.fold import key
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.letters import is_salutation
from newsreel.archive.lines import Line
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import read_related


def last_meta(lines: Sequence[Line], headline: int, end: int) -> int:
    """Index of the last date, byline or repeated headline of the top; the headline's when none."""
    last = headline
    prose = said = 0
    known = False
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
            said += len(text)
            if prose > 4 or len(text) > 600 or (prose > 1 and said > 900):
                break
            continue
        if len(text) > 260:
            continue
        if key(text) == title:
            last = at
        elif is_endnote(text):
            break
        elif _names_time_or_maker(text) and (prose < 2 or not known or at == last + 1):
            known = True
            last = at
    return last


def _names_time_or_maker(text: str) -> bool:
    stamps = find_stamps(text)
    return (
        (bool(stamps) and len(without_stamps(text, stamps)) < 60)
        or (has_by(text) and len(text) < 140 and bool(read_byline(text)))
        or (is_relative(text) and len(text) < 60)
        or has_lost_value(text)
    )


def begins_body(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether the first paragraph stands here: prose, or a short sentence followed by prose."""
    line = lines[at]
    text = line.text
    if line.firm and is_prose(text) and not kind_of_furniture(text):
        return True
    if is_salutation(text):
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
