"""The top of a story: what stands between the section's name and the first paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsreel.archive.album import picture_of, take_lead
from newsreel.archive.credits import split_credit
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.forms import describes_picture
from newsreel.archive.found import Picture
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.meta import read_meta
from newsreel.archive.names import is_name
from newsreel.archive.prose import is_prose
from newsreel.archive.related import is_related_heading, read_related
from newsreel.archive.threshold import begins_body, last_meta


def read_top(lines: Sequence[Line], headline: int, end: int, draft: Draft) -> int:
    """Read the lines from the headline to the body; gives the index where the body begins.

    `end` is where the story's stretch of text ends. A paragraph-like line before the last date or
    byline of the top is the standfirst or a caption, never the first paragraph.
    """
    meta = last_meta(lines, headline, end)
    title = key(lines[headline].text)
    captions: list[Line] = []
    open_texts: list[Line] = []
    at = headline + 1
    while at < end:
        line = lines[at]
        text = line.text
        if line.figure is not None:
            if line.figure.clip:
                line.role = "player"
            elif line.role == UNCERTAIN and line.hint != "hidden":
                draft.pictures.append(picture_of(line.figure))
                line.role = "caption"
            at += 1
            continue
        if line.role != UNCERTAIN or not text:
            at += 1
            continue
        if at > meta and begins_body(lines, at, end):
            break
        if read_meta(lines, at, title, draft):
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
                take_lead(line, (caption.text, pair[1]), draft)
            else:
                take_lead(line, pair, draft)
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


def _repeats_caption(text: str, draft: Draft) -> bool:
    told = key(text)
    return any(told == key(p.caption) for p in draft.pictures if p.caption)


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
            draft.alts = True
            continue
        if (
            _before_caption(lines, at)
            and len(text.split()) > 2
            and (draft.standfirst or describes_picture(text))
        ):
            line.role = "alt"
            draft.alts = True
            if draft.pictures and not draft.pictures[0].alt:
                draft.pictures[0] = replace(draft.pictures[0], alt=text)
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


def _before_caption(lines: Sequence[Line], at: int) -> bool:
    following = next((x for x in lines[at + 1 : at + 3] if x.text), None)
    return following is not None and following.role == "caption"
