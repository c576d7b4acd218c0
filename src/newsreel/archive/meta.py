"""Dates, bylines, labels and counts of a story's top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreel.archive.above import take_sections
from newsreel.archive.bylines import has_by, has_lost_value, is_date_label, is_role, read_byline
from newsreel.archive.comments import read_count
from newsreel.archive.credits import is_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.found import Byline
from newsreel.archive.furniture import read_topics
from newsreel.archive.labels import is_section, kind_of, read_crumbs
from newsreel.archive.lines import Line
from newsreel.archive.names import is_agency, is_name
from newsreel.archive.prose import closes, is_prose

_SOURCE_TAIL = re.compile(r"^(?:by|von|par|por|بقلم|text|author|autor)\W*$", re.I)


def read_meta(lines: Sequence[Line], at: int, title: str, draft: Draft) -> bool:
    """Dates, bylines, sections, labels, counts: True when the line was one."""
    line = lines[at]
    text = line.text
    if key(text) == title:
        line.role = "headline"
        return True
    if line.hint in ("caption", "credit"):
        return False
    if len(text) < 260:
        stamps = find_stamps(text)
        if stamps and (len(rest := without_stamps(text, stamps)) < 90 or has_by(text)):
            people = read_byline(text) if (rest or has_by(text)) else []
            if (len(rest) < 90 and not is_prose(rest)) or people:
                draft.stamps.extend(stamps)
                line.role = "updated" if all(s.label == "updated" for s in stamps) else "published"
                if people and not draft.bylines:
                    draft.bylines = people
                    draft.sure["bylines"] = 0.9 if has_by(text) else 0.7
                elif people:
                    _add_people(people, draft)
                elif not draft.bylines and _is_masthead(rest, lines):
                    # "CBS News February 24, 2020": the paper itself signs.
                    draft.bylines = [Byline(rest, "", True)]
                    draft.sure["bylines"] = 0.5
                return True
    if is_relative(text) and len(text) < 110 and not is_prose(text):
        draft.relative_time = text
        line.role = "published"
        people = read_byline(text)
        if people and not draft.bylines:
            draft.bylines, draft.sure["bylines"] = people, 0.7
        return True
    count = read_count(text)
    if count is not None:
        line.role = "comments-count"
        draft.comments_count = count
        return True
    if crumbs := read_crumbs(text):
        if not draft.sections:
            take_sections(line, crumbs, draft)
        else:
            line.role = "section"
        return True
    if kind_of(text) and not line.bullet:
        line.role = "kind"
        draft.kind = draft.kind or kind_of(text)
        return True
    if (topics := read_topics(text)) is not None:
        line.role = "topics"
        draft.topics = draft.topics or topics
        return True
    if is_role(text) and draft.bylines:
        line.role = "byline"
        if not draft.bylines[-1].role:
            last = draft.bylines[-1]
            draft.bylines[-1] = Byline(last.name, text, last.agency)
        return True
    if has_lost_value(text):
        line.role = "published" if is_date_label(text) else "byline"
        return True
    led = has_by(text) or bool(at and _SOURCE_TAIL.match(lines[at - 1].text))
    if _SOURCE_TAIL.match(text):
        line.role = "byline"
        return True
    if (
        not _photo_credit(text)
        and len(text) < 200
        and (led or line.hint == "byline" or len(text) < 90)
    ):
        people = read_byline(text, given=line.hint == "byline" or (led and not has_by(text)))
        if not people and not line.bullet:
            people = _with_paper(text)
        if people and (
            led or line.hint == "byline" or _near_meta(lines, at) or _between(lines, at)
        ):
            line.role = "byline"
            if draft.bylines:
                _add_people(people, draft, again=led)
            else:
                draft.bylines = people
                draft.sure["bylines"] = 0.92 if led else 0.65
            return True
    if is_section(text) and not draft.sections and not line.bullet:
        line.role = "section"
        draft.sections = (text,)
        draft.sure["sections"] = 0.7
        return True
    return False


def _is_masthead(words: str, lines: Sequence[Line]) -> bool:
    """Whether words are the paper's name, which stands at the very top of the capture as well."""
    if not 1 <= len(words.split()) <= 4 or not 4 <= len(words) <= 30 or is_section(words):
        return False
    top = [x.text for x in lines[:12] if x.text and not x.bullet][:8]
    return any(x == words or re.match(rf"{re.escape(words)}\s[|:–—-]\s", x) for x in top)


def _with_paper(text: str) -> list[Byline]:
    """ "Brian Truitt USA TODAY": a person's name and, in capitals, who that person works for."""
    match = re.fullmatch(r"(?P<name>[^\W\d_].{4,40}?)\s(?:[A-Z]{2,}\s?){1,3}", text)
    if match and not match["name"].isupper() and is_name(match["name"]):
        return [Byline(match["name"])]
    return []


def _between(lines: Sequence[Line], at: int) -> bool:
    """Whether a bare name stands alone between the headline and the text."""
    before = next((x for x in reversed(lines[max(0, at - 3) : at]) if x.text), None)
    after = next((x for x in lines[at + 1 : at + 4] if x.text), None)
    return (
        before is not None
        and after is not None
        and before.role in ("headline", "standfirst")
        and is_prose(after.text)
    )


def _photo_credit(text: str) -> bool:
    """A credit of a picture; an agency's bare name by a date is the story's byline instead."""
    if has_by(text) or not is_credit(text):
        return False
    return (
        "/" in text
        or ":" in text
        or not is_agency(text)
        or bool(re.search(r"getty|image|photo|stock|pictures|handout", text, re.I))
    )


def _add_people(people: list[Byline], draft: Draft, again: bool = False) -> None:
    known = {b.name.casefold() for b in draft.bylines}
    if any(p.name.casefold() in known for p in people):
        for place, old in enumerate(draft.bylines):
            for new in people:
                if new.name.casefold() == old.name.casefold() and new.role and not old.role:
                    draft.bylines[place] = Byline(old.name, new.role, old.agency)
    if not again:
        return
    for person in people:
        if person.name.casefold() not in known:
            draft.bylines.append(person)
            known.add(person.name.casefold())


def _near_meta(lines: Sequence[Line], at: int) -> bool:
    """Whether a bare name stands beside a date, a role, a handle, or its own repetition."""
    text = key(lines[at].text)
    for other in (at - 2, at - 1, at + 1, at + 2, at + 3):
        if not 0 <= other < len(lines) or not lines[other].text:
            continue
        near = lines[other].text
        if len(near) < 110 and (find_stamps(near) or is_relative(near) or is_role(near)):
            return True
        if re.match(
            r"^@\w{2,30}$|^(?:follow|email|view profile|author|twitter)\b.{0,40}$", near, re.I
        ):
            return True
        if key(near) == text or (has_by(near) and len(near) < 90):
            return True
        if lines[other].role in ("published", "updated", "byline"):
            return True
    return False


def read_late_meta(line: Line, draft: Draft) -> bool:
    """A date or byline that stands below the text's first lines."""
    text = line.text
    if len(text) >= 140 or closes(text):
        return False
    stamps = find_stamps(text)
    if stamps and len(without_stamps(text, stamps)) < 40:
        line.role = "updated" if stamps[0].label == "updated" else "published"
        if not draft.stamps or stamps[0].label:
            draft.stamps.extend(stamps)
        return True
    if has_by(text) and len(text) < 110:
        people = read_byline(text)
        if people:
            line.role = "byline"
            if not draft.bylines:
                draft.bylines = people
                draft.sure["bylines"] = 0.6
            return True
    if draft.bylines and (key(text) in {key(b.name) for b in draft.bylines} or is_role(text)):
        line.role = "byline"
        return True
    count = read_count(text)
    if count is not None:
        line.role = "comments-count"
        draft.comments_count = count
        return True
    return False
