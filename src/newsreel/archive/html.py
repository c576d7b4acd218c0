"""A story from a captured HTML page: all evidence weighed, the visible text first."""

from __future__ import annotations

import re

from newsreel.archive.above import read_above
from newsreel.archive.body import Body
from newsreel.archive.bylines import has_by, read_byline
from newsreel.archive.capture import Capture
from newsreel.archive.comments import is_comments_heading, read_comments, read_count
from newsreel.archive.dates import find_stamps
from newsreel.archive.dom import Dom, parse, read_dom
from newsreel.archive.draft import Draft
from newsreel.archive.evidence import (
    join_address,
    weigh_dates,
    weigh_people,
    weigh_pictures,
    weigh_sections,
    weigh_standfirst,
)
from newsreel.archive.fold import fold, key, words
from newsreel.archive.forms import said_by
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.headline import choose_headline
from newsreel.archive.hints import BAD, ROLE_OF
from newsreel.archive.judgement import settle
from newsreel.archive.labels import is_section
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.metadata import Metadata, read_metadata
from newsreel.archive.prose import is_prose, stretches
from newsreel.archive.refusal import Refused
from newsreel.archive.related import read_related
from newsreel.archive.sanitize import clean_inline
from newsreel.archive.top import read_top
from newsreel.archive.wall import refuse_page
from newsreel.archive.weighing import Weighing, second_opinion

OUTSIDE = "outside"
"""Role of a block that lies outside the story while its body is read; uncertain afterwards."""


def read_html(capture: Capture) -> tuple[Draft, list[Line]]:
    """The story of an HTML capture, and every block of its text with what became of it.

    Raises Refused when there is no story on the page.
    """
    root, doubts = parse(capture.text)
    if root is None:
        raise Refused("The file has no readable markup: capture the page again.")
    dom = read_dom(root)
    meta = read_metadata(root)
    if not any(line.text for line in dom.lines):
        raise Refused(
            "The page shows no text (it may be drawn by script): capture it in a browser."
        )
    draft = Draft(canonical=meta.canonical, language=meta.language)
    for doubt in (*capture.doubts, *doubts):
        draft.doubt(doubt)
    lines = dom.lines
    spans = stretches(lines)
    refuse_page(lines, spans)
    weighing = Weighing(lines, second_opinion(capture.text), meta.article_body)
    _read(dom, meta, weighing, draft, spans)
    if not any(b["type"] == "paragraph" for b in draft.body):
        raise Refused(
            "No paragraph of a story was found on this page: import a single story's page."
        )
    for line in lines:
        if line.role == OUTSIDE:
            line.role = UNCERTAIN
    settle(draft)
    refuse_page(lines, spans, draft, stated=meta.article)
    return draft, lines


def _read(
    dom: Dom, meta: Metadata, weighing: Weighing, draft: Draft, spans: list[tuple[float, int, int]]
) -> None:
    lines = dom.lines
    body = [
        i
        for i in range(len(lines))
        if weighing.is_body(i) and is_prose(lines[i].text) and not kind_of_furniture(lines[i].text)
    ]
    if body:
        first, last = body[0], body[-1] + 1
    elif spans:
        first, last = spans[0][1], spans[0][2]
    else:
        raise Refused("No running text was found on this page: it holds no story.")
    last = _with_related(lines, last)
    headline = _headline(lines, meta, first, last, draft)
    for at, line in enumerate(lines):
        if (
            line.hint in BAD
            and not weighing.is_body(at)
            and not (line.hint in ("related", "nav") and line.tag == "h1")
        ):
            if line.hint == "related" and first < at < last:
                continue  # a related box within the story is read in its place
            if headline is not None and headline - 4 < at < first and _names_maker(line):
                continue  # dates and bylines often stand in the bar of share buttons
            if line.hint in ("breadcrumb", "topics"):
                _label(line, draft)
            line.role = ROLE_OF[line.hint]
    start = first
    if headline is not None and headline < last:
        read_above(lines, headline, draft)
        if headline >= first:
            later = [i for i in body if i > headline]
            first = later[0] if later else headline + 1
        start = read_top(lines, headline, max(last, headline + 1), draft)
        if (
            start > first
            and sum(is_prose(lines[i].text) for i in range(first, min(start, last))) > 3
        ):
            start = first
    for at in range(start, last):
        if lines[at].role == UNCERTAIN and not weighing.is_body(at) and not _inset(lines[at]):
            lines[at].role = _outside(lines[at])
    for line in lines[start:last]:
        if line.html:
            line.html = clean_inline(_absolute(line.html, draft.canonical))
    Body(lines, start, last, draft).read()
    weigh_dates(dom, meta, draft, headline)
    weigh_people(lines, meta, draft, start, last)
    weigh_standfirst(lines, meta, draft, headline, start)
    weigh_pictures(lines, meta, draft, headline, start)
    weigh_sections(meta, draft)
    if meta.topics and not draft.topics:
        draft.topics = tuple(dict.fromkeys(t for t in map(fold, meta.topics) if 1 < len(t) < 60))[
            :20
        ]
    _reader_comments(lines, meta, draft, last)


def _with_related(lines: list[Line], last: int) -> int:
    """The end of the body moved past the short lines and related stories right below it."""
    for at in range(last, min(last + 8, len(lines))):
        if lines[at].firm or read_related(lines[at].text):
            last = at + 1
        elif lines[at].text and lines[at].hint != "related":
            break
    return last


def _names_maker(line: Line) -> bool:
    text = line.text
    if line.hint not in ("share", "widget", "advert", "nav", "login") or len(text) > 140:
        return False
    return (
        bool(find_stamps(text))
        or (has_by(text) and bool(read_byline(text)))
        or (
            line.hint in ("widget", "share")
            and not line.bullet
            and len(text) < 60
            and bool(read_byline(text))
        )
    )


def _inset(line: Line) -> bool:
    """What the weighing of paragraphs does not judge: it is read in its place."""
    return line.figure is not None or line.hint in ("related", "pull") or bool(said_by(line))


def _outside(line: Line) -> str:
    if line.hint in BAD:
        return ROLE_OF[line.hint]
    kind = kind_of_furniture(line.text)
    return kind or ("related-list" if line.linked > 0.75 else OUTSIDE)


def _absolute(markup: str, base: str) -> str:
    if "href" not in markup or not base.startswith("http"):
        return markup
    return re.sub(
        r'href="(?!https?:|mailto:)([^"]{0,1000})"',
        lambda m: f'href="{join_address(base, m[1])}"',
        markup,
    )


def _label(line: Line, draft: Draft) -> None:
    if (
        line.hint == "topics"
        and 1 < len(line.text) < 40
        and line.linked > 0.5
        and len(draft.topics) < 15
    ):
        draft.topics = (*draft.topics, line.text) if line.text not in draft.topics else draft.topics


def _headline(lines: list[Line], meta: Metadata, first: int, last: int, draft: Draft) -> int | None:
    """Index of the headline's block (None when it is not visible); fills draft.headline."""
    titles = [t for t in meta.titles if 4 < len(t) < 400]
    tag = meta.title_tag
    bag = [set(words(t)) for t in [*titles, tag] if t]
    best: tuple[float, int] | None = None
    near = max(first, 1)
    for at, line in enumerate(lines):
        text = line.text
        if (
            not 5 <= len(text) <= 300
            or line.figure is not None
            or line.hint == "hidden"
            or line.hint in ("comments", "footer", "cookie", "related")
        ):
            continue
        titled = (
            line.tag in ("h1", "h2")
            or "headline" in str(line.element.get("itemprop") or "")
            or "title" in str(line.element.get("class") or "")
        )
        if not titled and (line.linked > 0.5 or (is_prose(text) and at >= first)):
            continue
        ours = set(words(text))
        if not ours:
            continue
        likeness = max((len(ours & b) / len(ours | b) for b in bag), default=0.0)
        inside = max((len(ours & b) / len(ours) for b in bag), default=0.0)
        score = 2.0 * likeness + 1.0 * inside
        if line.tag == "h1":
            score += 1.0
        elif line.tag in ("h2", "h3"):
            score += 0.2
        elif not titled:
            score -= 0.6
        if len(ours) < 3:
            score -= 0.8
        if line.hint in BAD:
            score -= 0.7
        if at > first + 3:
            score -= 0.6
        score -= min(abs(near - at), 60) * 0.006
        if (
            titled
            and not is_prose(text)
            and at < first
            and line.tag == "h1"
            and not is_section(text)
        ):
            score += 0.2
        if best is None or score > best[0]:
            best = (score, at)
    if best and (
        best[0] >= 1.7
        or (best[0] >= 1.2 and lines[best[1]].tag == "h1" and len(words(lines[best[1]].text)) > 3)
    ):
        line = lines[best[1]]
        line.role = "headline"
        draft.headline = line.text
        draft.sure["headline"] = min(0.98, 0.6 + best[0] / 10)
        return best[1]
    for title in titles:
        if len(words(title)) >= 2:
            draft.headline = without_site(title, meta.site)
            draft.sure["headline"] = 0.75
            break
    else:
        if tag:
            draft.headline = without_site(tag, meta.site)
            draft.sure["headline"] = 0.6
    chosen, sure = choose_headline(lines, first, last, draft.headline)
    if chosen is not None and not draft.headline:
        draft.headline, draft.sure["headline"] = lines[chosen].text, sure
        lines[chosen].role = "headline"
        return chosen
    if not draft.headline:
        text = lines[first].text
        draft.headline, draft.sure["headline"] = text[:120], 0.2
    if chosen is not None and key(lines[chosen].text) == key(draft.headline):
        lines[chosen].role = "headline"
        return chosen
    return None


def without_site(title: str, site: str) -> str:
    """A page's title with the site's name taken off its end or beginning."""
    parts = re.split(r"\s+[|–—»«·•]\s+|\s+-{1,2}\s+|\s+::\s+|\s*\|\s*", title)
    if len(parts) < 2:
        return fold(title)
    name = key(site)
    kept = list(parts)
    if len(kept) > 1 and name and (key(kept[0]) == name or key(kept[0]) in name):
        kept = kept[1:]
    longest = max(range(len(kept)), key=lambda i: len(kept[i]))
    while len(kept) > 1 and longest < len(kept) - 1 and len(kept[-1].split()) <= 6:
        kept.pop()
    cut = title
    begin = cut.find(kept[0])
    end = cut.rfind(kept[-1]) + len(kept[-1])
    return fold(cut[begin:end])


def _reader_comments(lines: list[Line], meta: Metadata, draft: Draft, last: int) -> None:
    at = next((i for i, x in enumerate(lines) if x.hint == "comments" and i >= last - 1), None)
    for place in range(max(0, last - 1), len(lines)):
        if len(lines[place].text) < 60 and is_comments_heading(lines[place].text):
            at = place if at is None else min(at, place)
            break
    if at is not None:
        stretch = lines[at : at + 3000]
        for line in stretch[:12]:
            count = read_count(line.text)
            if count is not None and draft.comments_count is None:
                draft.comments_count = count
                line.role = "comments-count"
        found, used = read_comments([x.text for x in stretch])
        draft.comments = found
        for place in used:
            stretch[place].role = "comment"
    if meta.comments_count is not None:
        draft.comments_count = meta.comments_count
