"""The top of a story: what stands between the section's name and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreel.archive.body import picture_of
from newsreel.archive.bylines import has_by, is_endnote, is_role, read_byline
from newsreel.archive.comments import is_comments_heading, read_count
from newsreel.archive.credits import is_credit, split_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.found import Byline, Picture
from newsreel.archive.furniture import kind_of_furniture, read_topics
from newsreel.archive.labels import is_section, kind_of, read_crumbs
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.names import is_agency, is_name
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import is_related_heading, read_related

_SOURCE_TAIL = re.compile(r"^(?:by|von|par|por|بقلم|text|author|autor)\W*$", re.I)


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
            _take_sections(line, crumbs, draft)
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
                _take_picture(line, pair, draft)
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


def _take_sections(line: Line, crumbs: tuple[str, ...], draft: Draft) -> None:
    line.role = "section"
    kinds = [c for c in crumbs if kind_of(c)]
    draft.sections = crumbs
    draft.sure["sections"] = 0.9
    if kinds and not draft.kind:
        draft.kind = kind_of(kinds[-1])
        draft.sure["kind"] = 0.7


def read_top(lines: Sequence[Line], headline: int, end: int, draft: Draft) -> int:
    """Read the lines from the headline to the body; gives the index where the body begins.

    `end` is where the story's stretch of text ends. A paragraph-like line before the last date or
    byline of the top is the standfirst or a caption, never the first paragraph.
    """
    meta = _last_meta(lines, headline, end)
    title = key(lines[headline].text)
    captions: list[Line] = []
    open_texts: list[Line] = []
    at = headline + 1
    while at < end:
        line = lines[at]
        text = line.text
        if line.figure is not None:
            if line.role == UNCERTAIN and line.hint != "hidden":
                draft.pictures.append(picture_of(line.figure))
                line.role = "caption"
            at += 1
            continue
        if line.role != UNCERTAIN or not text:
            at += 1
            continue
        if at > meta and _begins_body(lines, at, end):
            break
        if _read_meta(lines, at, title, draft):
            at += 1
            continue
        kind = kind_of_furniture(text)
        if kind:
            line.role = kind
            at += 1
            continue
        if is_related_heading(text):
            line.role = "related-list"
            at += 1
            continue
        found = read_related(text)
        if found:
            line.role = "related"
            draft.aside.append(found)
            at += 1
            continue
        pair = split_credit(text, loose=line.hint in ("caption", "credit"))
        if pair and (at <= meta or not is_prose(text) or len(text) < 400):
            if not pair[0] and captions_before(lines, at, open_texts):
                caption = open_texts.pop()
                caption.role = "caption"
                _take_picture(line, (caption.text, pair[1]), draft)
            else:
                _take_picture(line, pair, draft)
            captions.append(line)
            at += 1
            continue
        if (
            at <= meta
            or not is_prose(text)
            or line.hint == "standfirst"
            or _repeats_caption(text, draft)
        ):
            open_texts.append(line)
            at += 1
            continue
        break
    _read_texts(lines, headline, meta, open_texts, draft)
    return at


def captions_before(lines: Sequence[Line], at: int, texts: list[Line]) -> bool:
    """Whether the open text before a bare credit is the caption it belongs to.

    The only text below a headline is its standfirst, unless the credit is set right under it.
    """
    if not texts or lines[at - 1] is not texts[-1]:
        return False
    last = texts[-1].text
    if len(texts) == 1 and len(last.split()) > 6 and lines[at].gap:
        return False
    return len(texts) > 1 or not is_prose(last) or len(last) < 200


def _read_meta(lines: Sequence[Line], at: int, title: str, draft: Draft) -> bool:
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
            _take_sections(line, crumbs, draft)
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
        if people and (led or line.hint == "byline" or _near_meta(lines, at)):
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


def _last_meta(lines: Sequence[Line], headline: int, end: int) -> int:
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


def _begins_body(lines: Sequence[Line], at: int, end: int) -> bool:
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


def _repeats_caption(text: str, draft: Draft) -> bool:
    told = key(text)
    return any(told == key(p.caption) for p in draft.pictures if p.caption)


def _take_picture(line: Line, pair: tuple[str, str], draft: Draft) -> None:
    caption, credit = pair
    line.role = "caption" if caption else "credit"
    for place, old in enumerate(draft.pictures):
        same = key(old.caption) == key(caption)
        if same or (not caption and not old.credit) or (not old.caption and old.credit == credit):
            draft.pictures[place] = Picture(
                old.url, old.alt, old.caption or caption, old.credit or credit
            )
            return
    draft.pictures.append(Picture("", "", caption, credit))


def _read_texts(
    lines: Sequence[Line], headline: int, meta: int, texts: list[Line], draft: Draft
) -> None:
    """Tell the standfirst from alternative texts and captions among the top's other lines."""
    captions = {key(p.caption): p for p in draft.pictures if p.caption}
    for line in texts:
        if line.role != UNCERTAIN:
            continue
        text, told = line.text, key(line.text)
        at = lines.index(line)
        standing = (20 <= len(text) <= 520 and len(text.split()) >= 4) or (
            not text.isascii() and 15 <= len(text) <= 520
        )
        early = all(
            x.role in ("headline", "standfirst", "kind", "section", "kicker")
            or x.furniture
            or not x.text
            or x.role == "alt"
            for x in lines[headline + 1 : at]
        )
        if told in captions and not (standing and early and not draft.standfirst):
            line.role = "alt"
            continue
        if (
            standing
            and not draft.standfirst
            and line.hint not in ("caption", "credit")
            and (early or at <= meta)
            and not is_name(text)
            and not text.endswith(":")
        ):
            line.role = "standfirst"
            draft.standfirst = text
            draft.sure["standfirst"] = 0.85 if early else 0.6
            continue
        twin = next((x for x in texts if x is not line and key(x.text) == told), None)
        if twin is not None and not any(told == key(p.caption) for p in draft.pictures):
            line.role = "caption"
            draft.pictures.append(Picture("", "", text, ""))
