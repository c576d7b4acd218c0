# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Fields of an HTML story: what the page's data state, weighed against what it shows."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin, urlsplit

from newsreel.archive.bylines import has_by, is_role, read_byline
from newsreel.archive.dates import (
    date_of_address,
    find_stamps,
    is_relative,
    read_iso,
    without_stamps,
)
from newsreel.archive.dom import Dom
from newsreel.archive.draft import Draft
from newsreel.archive.fold import fold, key
from newsreel.archive.found import Byline, Picture, plain
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.hints import BAD
from newsreel.archive.labels import is_section, kind_of
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.metadata import Metadata
from newsreel.archive.names import is_agency, is_name


def join_address(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def weigh_dates(dom: Dom, meta: Metadata, draft: Draft, headline: int | None) -> None:
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
        here = headline or 0
        around = dom.lines[max(0, here - 12) : here + 60]
        for line in sorted(around, key=lambda line: abs(line.number - here)):
            stamps = find_stamps(line.text) if len(line.text) < 110 else []
            bare = stamps and len(without_stamps(line.text, stamps)) < 40
            if stamps and (line.hint == "date" or (bare and not line.bullet)):
                chosen, sure = (stamps[0].iso, stamps[0].precision), 0.55
                line.role = "published"
                break
    if not chosen:
        return
    draft.published, draft.precision = chosen
    days = {s.day for s in visible} | {t[0][:10] for t in timed} | ({address} if address else set())
    if days and chosen[0][:10] not in days and not any(_close(chosen[0], d) for d in days):
        sure = min(sure, 0.6)
        draft.doubt(
            f"The page's data say it was published on {chosen[0][:10]}, its text {min(days)}."
        )
    draft.sure["published"] = round(sure, 2)
    updated = [r[0] for r in map(read_iso, meta.updated) if r]
    if updated and not draft.updated and updated[0][:16] > chosen[0][:16]:
        draft.updated = updated[0]
        draft.sure["updated"] = 0.85


def _close(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= 1
    except ValueError:
        return False


def weigh_people(lines: list[Line], meta: Metadata, draft: Draft, start: int, last: int) -> None:
    """Bylines: the page's data where they name persons, else what is printed."""
    site = {key(meta.site), key(urlsplit(meta.canonical).netloc.removeprefix("www."))} - {""}

    def people(names: list[str]) -> list[Byline]:
        out: list[Byline] = []
        for name in names:
            name = re.sub(r"^(?:by|von|par|por)\s+", "", fold(name), flags=re.I)
            if is_role(name) or (out and kind_of_furniture(name)):
                continue
            if (
                not name
                or key(name) in site
                or "http" in name
                or re.fullmatch(
                    r"(?:admin|staff|editor|redaktion|unknown|none|null|guest|no author|newsroom|.{0,20}(?:desk|team))",
                    name,
                    re.I,
                )
            ):
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
            if (
                line.hint == "byline"
                and len(line.text) < 160
                and line.role in (UNCERTAIN, "byline")
            ):
                read = read_byline(line.text, given=True)
                if read and any(is_name(b.name, strict=False) for b in read):
                    printed, line.role = read, "byline"
                    break
    if not printed:
        for line in lines[last : last + 12]:
            if (
                has_by(line.text)
                and len(line.text) < 120
                and line.hint not in ("comments", "related")
            ):
                printed = read_byline(line.text)
                if printed:
                    line.role = "byline"
                    break
    persons = [b for b in stated if not b.agency and is_name(b.name, strict=False)]
    roles = {key(b.name): b.role for b in printed}
    if persons or (stated and not printed):
        draft.bylines = [
            Byline(b.name, b.role or roles.get(key(b.name), ""), b.agency) for b in stated
        ]
        agree = bool({key(b.name) for b in stated} & set(roles))
        draft.sure["bylines"] = 0.95 if agree else 0.8 if persons else 0.6
    elif printed:
        draft.bylines = printed


def weigh_standfirst(
    lines: list[Line], meta: Metadata, draft: Draft, headline: int | None, start: int
) -> None:
    """The visible one, else the page's description when it is no copy of the body's beginning."""
    paragraphs = [key(plain(b["value"])) for b in draft.body if b["type"] == "paragraph"][:3]
    low = max(0, (headline or start) - 4)
    for line in lines[low : start + 6]:
        if (
            line.hint == "standfirst"
            and not line.firm  # a first paragraph in bold is a paragraph
            and not kind_of_furniture(line.text)
            and not is_relative(line.text)
            and 15 < len(line.text) < 700
            and key(line.text) != key(draft.headline)
            and line.linked < 0.6
        ) and (
            line.role in (UNCERTAIN, "standfirst")
            or (
                line.role == "paragraph"
                and key(line.text) == (paragraphs or [""])[0]
                and len(paragraphs) > 2
            )
        ):
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
        if any(p.startswith(told[:80]) for p in paragraphs) and (
            len(told) < 80 or description.endswith(("…", "..."))
        ):
            continue
        if (
            draft.standfirst
            and key(draft.standfirst) != told
            and not told.startswith(key(draft.standfirst)[:40])
        ):
            break
        draft.standfirst = re.sub(r"\s*(?:\[…\]|\[\.\.\.\]|\[&hellip;\])$", "…", description)
        draft.sure["standfirst"] = 0.6
        return


_STOCK = re.compile(
    r"(?:default|fallback|placeholder|generic|no-?image|logo|favicon|icon|avatar|share-?(?:image|card|default)|(?:og|social|open-?graph)-?(?:image|default|share|card))[^/]{0,60}$",
    re.I,
)
"""Addresses of the pictures that a site shows of itself where a story has none."""


def weigh_pictures(
    lines: list[Line], meta: Metadata, draft: Draft, headline: int | None, start: int
) -> None:
    """The lead picture: the first figure from the headline to the body, else what the data name."""
    base = draft.canonical
    pictures = [
        Picture(join_address(base, p.url) if base and p.url else p.url, p.alt, p.caption, p.credit)
        for p in draft.pictures
    ]
    if not pictures or not pictures[0].url:
        image = next((i for i in meta.images if i.get("url") and not _STOCK.search(i["url"])), None)
        if image:
            url = join_address(base, image["url"]) if base else image["url"]
            if pictures and not pictures[0].url:
                first = pictures[0]
                pictures[0] = Picture(url, first.alt, first.caption, first.credit)
            elif not pictures:
                pictures = [Picture(url, "", image.get("caption", ""), image.get("credit", ""))]
    draft.pictures = pictures


def weigh_sections(meta: Metadata, draft: Draft) -> None:
    crumbs = [
        c
        for c in meta.crumbs
        if key(c) != key(draft.headline)
        and len(c) < 40
        and c.casefold()
        not in ("home", "homepage", "startseite", "accueil", "inicio", key(meta.site))
    ]
    if (
        crumbs
        and crumbs[0]
        and (len(crumbs) > len(draft.sections) or draft.sure.get("sections", 0) < 0.9)
    ):
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
        for value, sure in (
            (meta.kind, 0.95),
            (kind_of(meta.genre), 0.8),
            *((kind_of(s), 0.8) for s in (*meta.sections, *draft.sections)),
        ):
            if value and value != "news":
                draft.kind, draft.sure["kind"] = value, sure
                break
        else:
            if meta.kind:
                draft.kind, draft.sure["kind"] = meta.kind, 0.9
