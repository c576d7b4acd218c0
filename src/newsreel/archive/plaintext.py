"""A story from a plain-text capture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from newsreel.archive.above import read_above
from newsreel.archive.body import Body
from newsreel.archive.capture import Capture
from newsreel.archive.comments import (
    is_comment_chrome,
    is_comments_heading,
    is_no_comments,
    read_comments,
    read_count,
)
from newsreel.archive.dates import date_of_address, find_stamps, without_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.furniture import (
    is_box_heading,
    is_topics_heading,
    kind_of_furniture,
    read_topics,
)
from newsreel.archive.headline import choose_headline
from newsreel.archive.judgement import settle
from newsreel.archive.lines import FIELDS, UNCERTAIN, Line
from newsreel.archive.prose import closes, is_prose, stretches
from newsreel.archive.refusal import Refused
from newsreel.archive.textlines import read_lines
from newsreel.archive.top import read_top
from newsreel.archive.wall import refuse_page


def read_text(capture: Capture) -> tuple[Draft, list[Line]]:
    """The story of a text capture, and every line with what became of it.

    Raises Refused when there is no story in it.
    """
    page = read_lines(capture.text)
    draft = Draft(canonical=page.address)
    for doubt in capture.doubts:
        draft.doubt(doubt)
    if page.beyond:
        draft.doubt(f"The last {page.beyond} lines of the capture were not read: it is too long.")
    lines = page.lines
    spans = stretches(lines)
    refuse_page(lines, spans)
    found = _place(lines, spans)
    if found is None:
        raise Refused("No running text was found: this is a list of titles or a menu, not a story.")
    start, end, headline, sure = found
    if headline is None:
        _without_headline(lines, start, draft)
        body_start = start
    else:
        line = lines[headline]
        line.role = "headline"
        draft.headline = line.text
        draft.sure["headline"] = round(sure, 2)
        read_above(lines, headline, draft)
        body_start = read_top(lines, headline, max(end, headline + 1), draft)
    body = Body(lines, body_start, end, draft)
    after = body.read()
    _mend_standfirst(draft, lines)
    _below(lines, after, draft)
    if not draft.body or not any(b["type"] == "paragraph" for b in draft.body):
        raise Refused(
            "No paragraph of a story was found on this page: import a single story's page."
        )
    if not draft.stamps and not draft.relative_time:
        _distant_date(lines, body_start, after, draft)
    settle(draft)
    refuse_page(lines, spans, draft)
    return draft, lines


def _distant_date(lines: list[Line], start: int, after: int, draft: Draft) -> None:
    """A date that stands apart: above the story, or right below it where it is called one.

    The nearest line that is hardly more than a date counts; else the day in the page's address.
    """
    above = range(start - 1, max(-1, start - 46), -1)
    below = range(after, min(len(lines), after + 8))
    for at in (*above, *below):
        line = lines[at]
        if line.role not in (UNCERTAIN, "published") or len(line.text) > 110:
            continue
        stamps = find_stamps(line.text)
        if line.bullet and not any(s.label for s in stamps):
            continue
        if not stamps or len(without_stamps(line.text, stamps)) > 40:
            continue
        if at >= start and not stamps[0].label:
            continue
        line.role = "published"
        draft.stamps = [replace(s, sure=min(s.sure, 0.55)) for s in stamps]
        draft.doubt("The date stands apart from the story: check that it is the story's.")
        return
    day = date_of_address(draft.canonical)
    if day:
        draft.published, draft.precision = day, "day"
        draft.sure["published"] = 0.6


def _place(
    lines: list[Line], spans: list[tuple[float, int, int]]
) -> tuple[int, int, int | None, float] | None:
    """Start and end of the text, its headline and how sure that is: the best of a few stretches."""
    best: tuple[float, int, int, int | None, float] | None = None
    for weight, start, end in spans[:3]:
        if weight < 0.35 * spans[0][0]:
            break
        headline, sure = choose_headline(lines, start, end)
        if headline is not None and headline >= start:
            start = headline + 1
        value = weight * (1.0 + sure)
        if best is None or value > best[0]:
            best = (value, start, end, headline, sure)
    return best[1:] if best else None


def _without_headline(lines: list[Line], start: int, draft: Draft) -> None:
    """A capture that begins with its text: the first sentence stands in, and is doubted."""
    first = lines[start].text
    cut = next((i + 1 for i, c in enumerate(first[:160]) if c in ".!?" and i > 25), 120)
    draft.headline = first[:cut].rstrip(" .")
    draft.sure["headline"] = 0.2


def _mend_standfirst(draft: Draft, lines: list[Line]) -> None:
    """A sentence above the picture that is said again as its caption is the standfirst as well."""
    if draft.standfirst or not draft.pictures:
        return
    told = key(draft.pictures[0].caption)
    for line in lines:
        if line.role == "alt" and key(line.text) == told and closes(line.text):
            line.role = "standfirst"
            draft.standfirst = line.text
            draft.sure["standfirst"] = 0.6
            return


def _below(lines: list[Line], after: int, draft: Draft) -> None:
    """Readers' comments, topics and counts below (or, in some captures, above) the story."""
    barren = False  # no comment stands below an earlier heading, so none below this one
    for at, line in enumerate(lines):
        if line.role != UNCERTAIN or not line.text or len(line.text) > 200:
            continue
        count = read_count(line.text)
        if count is not None or is_comments_heading(line.text):
            line.role = "comments-count" if count is not None else "comments-form"
            if count is not None and draft.comments_count is None:
                draft.comments_count = count
            _count_beside(lines, at, draft)
            barren = barren or not _comments(lines, at + 1, draft)
        elif at >= after:
            if is_no_comments(line.text):
                line.role = "comments-form"
                if draft.comments_count is None:
                    draft.comments_count = 0
            elif (topics := read_topics(line.text)) is not None:
                line.role = "topics"
                draft.topics = draft.topics or topics
                if not topics:
                    _listed_topics(lines, at, draft)
            elif is_topics_heading(line.text):
                _listed_topics(lines, at, draft)


def _listed_topics(lines: list[Line], at: int, draft: Draft) -> None:
    """Topics that stand below their heading, each a short bulleted line."""
    entries = []
    for line in lines[at + 1 : at + 16]:
        if not line.text:
            continue
        if len(line.text) > 50 or line.role != UNCERTAIN or kind_of_furniture(line.text):
            break
        if not line.bullet and line.gap:
            break  # without bullets, only what stands together with the heading
        entries.append(line)
    if not entries or draft.topics:
        return
    lines[at].role = "topics"
    for line in entries:
        line.role = "topics"
    draft.topics = tuple(dict.fromkeys(line.text.strip("#") for line in entries))


def _count_beside(lines: list[Line], at: int, draft: Draft) -> None:
    """ "Comment", "0", "Comments" on three lines, as text extractors leave a counter."""
    for other in (at + 1, at - 1):
        if 0 <= other < len(lines):
            line = lines[other]
            if line.role == UNCERTAIN and line.text.isdigit() and len(line.text) < 6:
                line.role = "comments-count"
                if draft.comments_count is None:
                    draft.comments_count = int(line.text)


def _comments(lines: list[Line], start: int, draft: Draft) -> bool:
    """Whether any line from there on is a comment's."""
    if draft.comments:
        return True
    stretch = lines[start : start + 3000]
    found, used = read_comments([x.text for x in stretch])
    draft.comments = found
    for at in used:
        stretch[at].role = "comment"
    last = used[-1] if used else 0
    for line in stretch[:last]:
        if line.role == UNCERTAIN and is_comment_chrome(line.text):
            line.role = "comments"
    return bool(used)


_CLIP = re.compile(r"\s\d{1,2}:\d\d(?::\d\d)?$")  # how long a sound or a video lasts
_BELOW = frozenset(("comment", "comments-count", "topics"))


def name_the_rest(lines: list[Line]) -> None:
    """Give every line that is still uncertain its kind of furniture, where its words or its place
    tell it. Running text that nobody took stays uncertain."""
    box = ""
    first, last = _story(lines)
    said = Counter(key(line.text) for line in lines if line.text)
    for at, line in enumerate(lines):
        if line.role != UNCERTAIN:
            box = ""
            continue
        if not line.text:
            line.role = "navigation"
            continue
        kind = kind_of_furniture(line.text)
        short = len(line.text) < 90 and not is_prose(line.text)
        if kind:
            line.role = kind
        elif is_box_heading(line.text):
            line.role, box = "related-list", "related-list"
        elif box and (line.bullet or (len(line.text) < 140 and not is_prose(line.text))):
            line.role = box
        elif (line.bullet and len(line.text) < 45 and not closes(line.text)) or _in_menu(lines, at):
            line.role = "navigation"
        elif _CLIP.search(line.text) and _before_player(lines, at):
            line.role = "player"
        elif not first <= at <= last and (short or said[key(line.text)] > 1):
            line.role = "navigation" if at < first else "footer"
        else:
            box = ""


def _story(lines: list[Line]) -> tuple[int, int]:
    """Indexes of the first and the last line of the story itself, what readers said left out."""
    taken = [at for at, line in enumerate(lines) if line.role in FIELDS - _BELOW]
    return (taken[0], taken[-1]) if taken else (0, len(lines))


def _before_player(lines: list[Line], at: int) -> bool:
    following = next((x for x in lines[at + 1 : at + 3] if x.text), None)
    return following is not None and kind_of_furniture(following.text) == "player"


def _in_menu(lines: list[Line], at: int) -> bool:
    near = [x for x in lines[max(0, at - 2) : at + 3] if x.text]
    return len(near) >= 4 and all(len(x.text) < 30 and not closes(x.text) for x in near)
