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

REACH = 14
"""Lines above the headline that are looked at."""


def read_above(lines: Sequence[Line], headline: int, draft: Draft) -> None:
    """Sections, kicker, kind and a date from the lines right above the headline."""
    seen = 0
    labels: list[Line] = []
    menus = {key(x.text) for x in lines[:headline] if x.bullet and len(x.text) < 40}
    for at in range(headline - 1, max(-1, headline - REACH), -1):
        line = lines[at]
        if line.role != UNCERTAIN or not line.text:
            continue
        crumbs = read_crumbs(line.text)
        if crumbs and not draft.sections:
            take_sections(line, crumbs, draft)
            break
        if kind_of_furniture(line.text) and (line.bullet or key(line.text) not in menus):
            seen += 1
            continue
        if line.bullet and len(line.text) < 40 and not (seen == 0 and not _in_menu(lines, at)):
            break
        if (
            not line.gap
            and not lines[at - 1].bullet  # the trail, set right below a bulleted menu
            and lines[headline].gap
            and not line.tag
            and not find_stamps(line.text)
            and _in_menu(lines, at)
        ):
            break
        seen += 1
        if seen > 5:
            break
        if key(line.text) == key(lines[headline].text):
            line.role = "headline"
        elif (stamps := find_stamps(line.text)) and len(line.text) < 90 and seen <= 3:
            line.role = "published"
            draft.stamps.extend(stamps)
        elif _is_label(line) and (seen <= 2 or kind_of(line.text) or _names_section(line, menus)):
            labels.append(line)
        elif (
            seen <= 3
            and has_by(line.text)
            and (people := read_byline(line.text))
            and not draft.bylines
        ):
            line.role = "byline"
            draft.bylines = people
        elif (pair := split_credit(line.text)) and seen <= 3:
            take_lead(line, pair, draft)
        elif seen > 2:
            break  # what stands above this is no longer about the story
    _assign(lines, headline, labels, menus, draft)


def _is_label(line: Line) -> bool:
    text = line.text
    return (
        1 < len(text) <= 60
        and len(text.split()) <= 6
        and not closes(text)
        and (line.hint == "kicker" or not line.bullet)
        and any(c.isalpha() for c in text)
        and not is_credit(text)
        and not is_comments_heading(text)
        and not (has_by(text) and read_byline(text))
    )


def _assign(
    lines: Sequence[Line], headline: int, labels: list[Line], menus: set[str], draft: Draft
) -> None:
    """Tell section, kind and kicker among the labels above a headline (the nearest is first).

    From the top down they are section, kind, kicker: "Opinion", "Opinion", "Ann Lee".
    """
    kinds = [x for x in labels if kind_of(x.text)]
    rest = list(reversed(labels))
    if not draft.sections:
        named: list[Line] = []
        while rest and _names_section(rest[0], menus):
            line = rest[0]
            if line in kinds:
                if len(kinds) == 1 or named:
                    break
                kinds.remove(line)
            named.append(rest.pop(0))
        for line in named:
            line.role = "section"
        if not named and kinds and is_section(kinds[-1].text):
            named = [kinds[-1]]  # "Opinion" is both
        if named:
            draft.sections = tuple(line.text for line in named[-2:])
            draft.sure["sections"] = 0.75
    if kinds:
        labelled = kinds[-1]
        labelled.role = "kind"
        if labelled.hint == "kicker" and len(kinds) == 1:
            draft.kicker = labelled.text
            draft.sure["kicker"] = 0.9
            labelled.role = "kicker"
        if not draft.kind:
            draft.kind = kind_of(labelled.text)
    for line in reversed(rest):
        at = lines.index(line)
        near = sum(bool(x.text) for x in lines[at + 1 : headline]) <= 1
        if line.role != UNCERTAIN or draft.kicker:
            continue
        if line.hint == "kicker" or (
            near
            and at > 0  # the first line of a capture is the paper's name
            and len(line.text) <= 45
            and key(line.text) not in menus
            and not _in_menu(lines, at)
        ):
            line.role = "kicker"
            draft.kicker = line.text
            draft.sure["kicker"] = 0.9 if line.hint == "kicker" else 0.5
    for line in rest:
        if line.role == UNCERTAIN and _names_section(line, menus):
            line.role = "section"  # said once more, as the trail above has it


def _names_section(line: Line, menus: set[str]) -> bool:
    return line.hint != "kicker" and (is_section(line.text) or key(line.text) in menus)


def _in_menu(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line stands in a run of short lines, as menus do."""
    around = [
        x
        for x in lines[max(0, at - 3) : at]
        if x.text
        and x.role == UNCERTAIN
        and not kind_of(x.text)
        and not (is_section(x.text) and x.gap and lines[at].gap and not x.bullet)
    ]
    return len(around) >= 2 and all(len(x.text) < 32 and not closes(x.text) for x in around)


def take_sections(line: Line, crumbs: tuple[str, ...], draft: Draft) -> None:
    """Sections of a breadcrumb; one that names a kind ("News > Analysis") says the kind as well."""
    line.role = "section"
    kinds = [c for c in crumbs if kind_of(c)]
    draft.sections = crumbs
    draft.sure["sections"] = 0.9
    if kinds and not draft.kind:
        draft.kind = kind_of(kinds[-1])
        draft.sure["kind"] = 0.7
