"""What stands right above the headline: sections, the kicker, the kind, sometimes the date."""

from __future__ import annotations

from collections.abc import Sequence

from newsreel.archive.album import take_lead
from newsreel.archive.bylines import has_by, read_byline
from newsreel.archive.comments import is_comments_heading
from newsreel.archive.credits import is_credit, split_credit
from newsreel.archive.dates import find_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.labels import is_section, kind_of, read_crumbs
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.prose import closes


def read_above(lines: Sequence[Line], headline: int, draft: Draft) -> None:
    """Sections, kicker, kind and a date from the lines right above the headline."""
    seen = 0
    labels: list[Line] = []
    for at in range(headline - 1, max(-1, headline - 14), -1):
        line = lines[at]
        if line.role != UNCERTAIN or not line.text:
            continue
        crumbs = read_crumbs(line.text)
        if crumbs and not draft.sections:
            take_sections(line, crumbs, draft)
            seen += 1
            continue
        if kind_of_furniture(line.text):
            seen += 1
            continue
        if line.bullet and len(line.text) < 40 and not (seen == 0 and not _menu(lines, at)):
            break
        seen += 1
        if seen > 5:
            break
        if key(line.text) == key(lines[headline].text):
            line.role = "headline"
        elif line.hint == "kicker" and len(line.text) < 60 and not draft.kicker:
            line.role = "kicker"
            draft.kicker, draft.sure["kicker"] = line.text, 0.9
            draft.kind = draft.kind or kind_of(line.text)
        elif kind_of(line.text) and not draft.kind and not line.bullet:
            line.role = "kind"
            draft.kind = kind_of(line.text)
            if is_section(line.text):
                labels.append(line)
        elif is_section(line.text) and not draft.sections:
            labels.append(line)
        elif (stamps := find_stamps(line.text)) and len(line.text) < 90 and seen <= 3:
            line.role = "published"
            draft.stamps.extend(stamps)
        elif (
            seen <= 3
            and has_by(line.text)
            and (people := read_byline(line.text))
            and not draft.bylines
        ):
            line.role = "byline"
            draft.bylines = people
        elif (
            seen <= 2
            and at > 0  # the first line of a capture is the paper's name
            and not draft.kicker
            and 2 < len(line.text) <= 45
            and len(line.text.split()) <= 6
            and not closes(line.text)
            and not line.bullet
            and not is_credit(line.text)
            and not is_comments_heading(line.text)
            and not _menu(lines, at)
            and any(c.isalpha() for c in line.text)
        ):
            line.role = "kicker"
            draft.kicker = line.text
            draft.sure["kicker"] = 0.5
        else:
            pair = split_credit(line.text)
            if pair and seen <= 3:
                take_lead(line, pair, draft)
    if labels and not draft.sections:
        labels.reverse()
        for line in labels:
            line.role = "section" if line.role == UNCERTAIN else line.role
        draft.sections = tuple(line.text for line in labels[-2:])
        draft.sure["sections"] = 0.75


def _menu(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line stands in a run of short lines, as menus do."""
    around = [x for x in lines[max(0, at - 3) : at] if x.text]
    return len(around) >= 2 and all(len(x.text) < 32 and not closes(x.text) for x in around)


def take_sections(line: Line, crumbs: tuple[str, ...], draft: Draft) -> None:
    line.role = "section"
    kinds = [c for c in crumbs if kind_of(c)]
    draft.sections = crumbs
    draft.sure["sections"] = 0.9
    if kinds and not draft.kind:
        draft.kind = kind_of(kinds[-1])
        draft.sure["kind"] = 0.7
