"""Boxes of other stories in the midst of a text, and runs of bullets: what each holds."""

from __future__ import annotations

from collections.abc import Sequence

from newsreel.archive.comments import is_comments_heading
from newsreel.archive.found import Related
from newsreel.archive.furniture import is_box_heading, kind_of_furniture
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import read_related, take_apart

MOST_ENTRIES = 8


def related_entries(lines: Sequence[Line], heading: int) -> tuple[list[tuple[Line, Related]], int]:
    """The stories below a related heading, and the index of the last line that belongs to it.

    Bulleted lines are entries while the bullets last; without bullets only what stands together
    with the heading, for the text goes on after it.
    """
    entries: list[tuple[Line, Related]] = []
    bulleted = False
    last = at = heading
    while (at := at + 1) < len(lines) and len(entries) < MOST_ENTRIES:
        entry = lines[at]
        text = entry.text
        if entry.role != UNCERTAIN or not text:
            continue
        if bulleted and not entry.bullet:
            break
        bulleted = bulleted or bool(entry.bullet)
        if not 12 <= len(text) <= 200 or kind_of_furniture(text) or is_comments_heading(text):
            break
        if not entry.bullet:
            sentence = is_prose(text) and closes(text)
            if sentence and (not entries or len(text) > 110):
                break
            if entries and entry.gap and not lines[at - 1].bullet:
                break
        entries.append((entry, take_apart(text)))
        last = at
    return entries, last


def box_end(lines: Sequence[Line], heading: int) -> int:
    """Index of the last line of a box of links below its heading, 13 lines at most."""
    last = heading
    for at in range(heading + 1, min(len(lines), heading + 14)):
        entry = lines[at]
        if not entry.text:
            continue
        if is_prose(entry.text) and closes(entry.text):
            break
        if entry.role == UNCERTAIN and not (entry.bullet or entry.linked > 0.7):
            break
        last = at
    return last


def bullet_run(lines: Sequence[Line], first: int) -> tuple[list[Line], int]:
    """The bulleted lines from `first` on, and the index of the last of them."""
    run = [lines[first]]
    last = at = first
    while (at := at + 1) < len(lines) and (lines[at].bullet or not lines[at].text):
        if lines[at].text:
            run.append(lines[at])
            last = at
    return run, last


def is_list(items: Sequence[Line], introduced: bool, within: bool) -> bool:
    """Whether bulleted lines are a list of the story, not a menu in its midst.

    `introduced`: a colon stands before them. `within`: the story's text goes on after them.
    """
    if not items or (len(items) == 1 and not introduced and not is_prose(items[0].text)):
        return False
    prosaic = sum(is_prose(x.text) or closes(x.text) for x in items)
    mean = sum(len(x.text) for x in items) / len(items)
    linked = sum(x.linked for x in items) / len(items)
    return linked < 0.6 and (
        prosaic * 2 > len(items) or introduced or (within and mean > 14 and len(items) > 1)
    )


def opens_box(line: Line) -> bool:
    """Whether a heading announces other stories and not a part of this one."""
    return is_box_heading(line.text) and not closes(line.text)


def listed_related(run: Sequence[Line]) -> list[tuple[Line, Related]]:
    """Bulleted lines that name a related story by themselves ("Related: …")."""
    return [(line, found) for line in run if (found := read_related(line.text))]
