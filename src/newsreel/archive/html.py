"""A story from a captured HTML page: all evidence weighed, the visible text first."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from newsreel.archive.body import Body
from newsreel.archive.bylines import has_by, is_role, read_byline
from newsreel.archive.capture import Capture
from newsreel.archive.comments import is_comments_heading, read_comments, read_count
from newsreel.archive.dates import date_of_address, find_stamps, read_iso
from newsreel.archive.dom import Dom, parse, read_dom
from newsreel.archive.draft import Draft
from newsreel.archive.fold import fold, key, words
from newsreel.archive.found import Byline, Picture, plain
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.headline import choose_headline
from newsreel.archive.hints import BAD, ROLE_OF
from newsreel.archive.judgement import settle
from newsreel.archive.labels import is_section, kind_of
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.metadata import Metadata, read_metadata
from newsreel.archive.names import is_agency, is_name
from newsreel.archive.prose import closes, is_prose, stretches
from newsreel.archive.refusal import Refused
from newsreel.archive.sanitize import clean_inline
from newsreel.archive.top import read_above, read_top
from newsreel.archive.wall import refuse_page
from newsreel.archive.weighing import Weighing, second_opinion


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
        raise Refused("The page shows no text (it may be drawn by script): capture it in a browser.")
    draft = Draft(canonical=meta.canonical, language=meta.language)
    for doubt in (*capture.doubts, *doubts):
        draft.doubt(doubt)
    lines = dom.lines
    spans = stretches(lines)
    refuse_page(lines, spans)
    weighing = Weighing(lines, second_opinion(capture.text), meta.article_body)
    _read(dom, meta, weighing, draft, spans)
    if not any(b["type"] == "paragraph" for b in draft.body):
        raise Refused("No paragraph of a story was found on this page: import a single story's page.")
    settle(draft)
    refuse_page(lines, spans, draft)
    return draft, lines


def _read(dom: Dom, meta: Metadata, weighing: Weighing, draft: Draft, spans: list[tuple[float, int, int]]) -> None:
    lines = dom.lines
    body = [i for i in range(len(lines)) if weighing.is_body(i) and is_prose(lines[i].text) and not kind_of_furniture(lines[i].text)]
    if body:
        first, last = body[0], body[-1] + 1
    elif spans:
        first, last = spans[0][1], spans[0][2]
    else:
        raise Refused("No running text was found on this page: it holds no story.")
    headline = _headline(lines, meta, first, last, draft)
    for at, line in enumerate(lines):
        if line.hint in BAD and not weighing.is_body(at) and not (line.hint in ("related", "nav") and line.tag == "h1"):
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
        if start > first and sum(is_prose(lines[i].text) for i in range(first, min(start, last))) > 3:
            start = first
    for at in range(start, last):
        if lines[at].role == UNCERTAIN and not weighing.is_body(at) and not _inset(lines[at]):
            lines[at].role = _outside(lines[at])
    for line in lines[start:last]:
        if line.html:
            line.html = clean_inline(_absolute(line.html, draft.canonical))
    Body(lines, start, last, draft).read()
    _dates(dom, meta, draft, headline)
    _people(lines, meta, draft, start, last)
    _standfirst(lines, meta, draft, headline, start)
    _pictures(lines, meta, draft, headline, start)
    _sections(meta, draft)
    if meta.topics and not draft.topics:
        draft.topics = tuple(dict.fromkeys(t for t in map(fold, meta.topics) if 1 < len(t) < 60))[:20]
    _reader_comments(lines, meta, draft, last)


def _names_maker(line: Line) -> bool:
    text = line.text
    if line.hint not in ("share", "widget", "advert", "nav", "login") or len(text) > 140:
        return False
    return bool(find_stamps(text)) or (has_by(text) and bool(read_byline(text))) or (line.hint in ("widget", "share") and not line.bullet and len(text) < 60 and bool(read_byline(text)))


def _inset(line: Line) -> bool:
    return line.figure is not None or line.hint == "related"


def _outside(line: Line) -> str:
    if line.hint in BAD:
        return ROLE_OF[line.hint]
    kind = kind_of_furniture(line.text)
    return kind or ("related-list" if line.linked > 0.75 else "outside")


def _absolute(markup: str, base: str) -> str:
    if "href" not in markup or not base.startswith("http"):
        return markup
    return re.sub(r'href="(?!https?:|mailto:)([^"]{0,1000})"', lambda m: f'href="{_join(base, m[1])}"', markup)


def _join(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def _label(line: Line, draft: Draft) -> None:
    if line.hint == "topics" and 1 < len(line.text) < 40 and line.linked > 0.5 and len(draft.topics) < 15:
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
        if not 5 <= len(text) <= 300 or line.figure is not None or line.hint == "hidden" or line.hint in ("comments", "footer", "cookie", "related"):
            continue
        titled = line.tag in ("h1", "h2") or "headline" in str(line.element.get("itemprop") or "") or "title" in str(line.element.get("class") or "")
        if not titled and (line.linked > 0.5 or is_prose(text) and at >= first):
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
        if titled and not is_prose(text) and at < first and line.tag == "h1" and not is_section(text):
            score += 0.2
        if best is None or score > best[0]:
            best = (score, at)
    if best and (best[0] >= 1.7 or (best[0] >= 1.2 and lines[best[1]].tag == "h1" and len(words(lines[best[1]].text)) > 3)):
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


def _dates(dom: Dom, meta: Metadata, draft: Draft, headline: int | None) -> None:
    visible = list(draft.stamps)
    stated = [r for r in map(read_iso, meta.published) if r]
    timed = [
        r
        for t in dom.times
        if t.hint not in BAD and (headline is None or headline - 12 <= t.number <= headline + 40)
        for r in [read_iso(t.value)]
        if r
    ]
    address = date_of_address(draft.canonical)
    named = [s for s in visible if s.label == "published"] or [s for s in visible if not s.label]
    chosen: tuple[str, str] | None = None
    if stated:
        chosen, sure = stated[0], 0.95
        # A better statement of the same day, with a time and zone, wins over a bare day.
        for other in stated[1:]:
            if other[0][:10] == chosen[0][:10] and len(other[0]) > len(chosen[0]):
                chosen = other
    elif named and (not timed or any(t[0][:10] == named[0].day for t in timed)):
        chosen, sure = (named[0].iso, named[0].precision), 0.85 * named[0].sure
        for other in timed:
            if other[0][:10] == chosen[0][:10] and len(other[0]) > len(chosen[0]):
                chosen = other
    elif timed:
        chosen, sure = timed[0], 0.8
    elif address:
        chosen, sure = (address, "day"), 0.75
    elif visible:
        chosen, sure = (visible[0].iso, visible[0].precision), 0.5
    else:
        for line in dom.lines[: (headline or 0) + 60]:
            if line.hint == "date" and (stamps := find_stamps(line.text)):
                chosen, sure = (stamps[0].iso, stamps[0].precision), 0.6
                break
    if not chosen:
        return
    draft.published, draft.precision = chosen
    days = {s.day for s in visible} | {t[0][:10] for t in timed} | ({address} if address else set())
    if days and chosen[0][:10] not in days and not any(_close(chosen[0], d) for d in days):
        sure = min(sure, 0.6)
        draft.doubt(f"The page's data say it was published on {chosen[0][:10]}, its text {min(days)}.")
    draft.sure["published"] = round(sure, 2)
    updated = [r[0] for r in map(read_iso, meta.updated) if r]
    if updated and not draft.updated and updated[0][:16] > chosen[0][:16]:
        draft.updated = updated[0]
        draft.sure["updated"] = 0.85


def _close(one: str, other: str) -> bool:
    from datetime import date

    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= 1
    except ValueError:
        return False


def _people(lines: list[Line], meta: Metadata, draft: Draft, start: int, last: int) -> None:
    """Bylines: the page's data where they name persons, else what is printed."""
    site = {key(meta.site), key(urlsplit(meta.canonical).netloc.removeprefix("www."))} - {""}

    def people(names: list[str]) -> list[Byline]:
        out: list[Byline] = []
        for name in names:
            name = re.sub(r"^(?:by|von|par|por)\s+", "", fold(name), flags=re.I)
            if out and (kind_of_furniture(name) or is_role(name)):
                continue
            if not name or key(name) in site or "http" in name or re.fullmatch(r"(?:admin|staff|editor|redaktion|unknown|none|null|guest|no author|newsroom|.{0,20}(?:desk|team))", name, re.I):
                continue
            if is_agency(name):
                out.append(Byline(name, "", True))
                continue
            read = read_byline(name, given=True)
            if read and (len(read) > 1 or is_name(read[0].name, strict=False)):
                out.extend(read)
            elif 2 < len(name) < 50 and not re.search(r"\d|@", name) and len(name.split()) <= 4:
                out.append(Byline(name))
        seen: dict[str, Byline] = {}
        for person in out:
            seen.setdefault(key(person.name), person)
        return list(seen.values())

    stated = people(meta.authors) or people(meta.meta_authors)
    printed = draft.bylines
    if not printed:
        for line in lines[:last]:
            if line.hint == "byline" and len(line.text) < 160 and line.role in (UNCERTAIN, "byline"):
                read = read_byline(line.text, given=True)
                if read and any(is_name(b.name, strict=False) for b in read):
                    printed, line.role = read, "byline"
                    break
    if not printed:
        for line in lines[last : last + 12]:
            if has_by(line.text) and len(line.text) < 120 and line.hint not in ("comments", "related"):
                printed = read_byline(line.text)
                if printed:
                    line.role = "byline"
                    break
    persons = [b for b in stated if not b.agency and is_name(b.name, strict=False)]
    roles = {key(b.name): b.role for b in printed}
    if persons or (stated and not printed):
        draft.bylines = [Byline(b.name, b.role or roles.get(key(b.name), ""), b.agency) for b in stated]
        agree = bool({key(b.name) for b in stated} & set(roles))
        draft.sure["bylines"] = 0.95 if agree else 0.8 if persons else 0.6
    elif printed:
        draft.bylines = printed


def _standfirst(lines: list[Line], meta: Metadata, draft: Draft, headline: int | None, start: int) -> None:
    """The visible one, else the page's description when it is no copy of the body's beginning."""
    paragraphs = [key(plain(b["value"])) for b in draft.body if b["type"] == "paragraph"][:3]
    low = max(0, (headline or start) - 4)
    for line in lines[low : start + 6]:
        if line.hint == "standfirst" and 15 < len(line.text) < 700 and key(line.text) != key(draft.headline) and line.linked < 0.6:
            if line.role in (UNCERTAIN, "standfirst") or (line.role == "paragraph" and key(line.text) == (paragraphs or [""])[0] and len(paragraphs) > 2):
                if line.role == "paragraph":
                    draft.body.remove(next(b for b in draft.body if b["type"] == "paragraph"))
                line.role = "standfirst"
                draft.standfirst = line.text
                draft.sure["standfirst"] = 0.95
                return
    if draft.standfirst and draft.sure.get("standfirst", 0) >= 0.8:
        return
    for description in meta.descriptions:
        told = key(description)
        if len(description) < 25 or told == key(draft.headline):
            continue
        if any(p.startswith(told[:80]) for p in paragraphs) and (len(told) < 80 or description.endswith(("…", "..."))):
            continue
        if draft.standfirst and key(draft.standfirst) != told and not told.startswith(key(draft.standfirst)[:40]):
            break
        draft.standfirst = re.sub(r"\s*(?:\[…\]|\[\.\.\.\]|\[&hellip;\])$", "…", description)
        draft.sure["standfirst"] = 0.6
        return


def _pictures(lines: list[Line], meta: Metadata, draft: Draft, headline: int | None, start: int) -> None:
    """The lead picture: the first figure from the headline to the body, else what the data name."""
    base = draft.canonical
    pictures = [Picture(_join(base, p.url) if base and p.url else p.url, p.alt, p.caption, p.credit) for p in draft.pictures]
    if not pictures or not pictures[0].url:
        image = next((i for i in meta.images if i.get("url")), None)
        if image:
            url = _join(base, image["url"]) if base else image["url"]
            if pictures and not pictures[0].url:
                first = pictures[0]
                pictures[0] = Picture(url, first.alt, first.caption, first.credit)
            elif not pictures:
                pictures = [Picture(url, "", image.get("caption", ""), image.get("credit", ""))]
    draft.pictures = pictures


def _sections(meta: Metadata, draft: Draft) -> None:
    crumbs = [c for c in meta.crumbs if key(c) != key(draft.headline) and len(c) < 40 and c.casefold() not in ("home", "homepage", "startseite", "accueil", "inicio", key(meta.site))]
    if crumbs and crumbs[0] and (not draft.sections or len(crumbs) > len(draft.sections)):
        draft.sections, draft.sure["sections"] = tuple(crumbs[:4]), 0.9
    elif not draft.sections and meta.sections:
        named = [s for s in dict.fromkeys(fold(s) for s in meta.sections) if 1 < len(s) < 40]
        draft.sections, draft.sure["sections"] = tuple(named[:2]), 0.85
    if not draft.sections:
        parts = [p for p in urlsplit(meta.canonical).path.split("/") if p]
        named = [p.replace("-", " ").title() for p in parts[:2] if is_section(p.replace("-", " "))]
        draft.sections = tuple(named)
        if named:
            draft.sure["sections"] = 0.6
    if not draft.kind or draft.kind == "news":
        for value, sure in ((meta.kind, 0.95), (kind_of(meta.genre), 0.8), *((kind_of(s), 0.8) for s in (*meta.sections, *draft.sections))):
            if value and value != "news":
                draft.kind, draft.sure["kind"] = value, sure
                break
        else:
            if meta.kind:
                draft.kind, draft.sure["kind"] = meta.kind, 0.9


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
