"""What was found in a capture, as a story that arrives in the newsroom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from html import escape

from newsreel.archive.found import Block, Found, ReaderComment
from newsreel.comments.actions.keep import RescuedComment
from newsreel.stories.actions.arrival import Arrival, Provenance

_AGENCY = re.compile(r"\s*[(\[]([^()\[\]<>]{2,40})[)\]]")
_JOINT = re.compile(r"[\s:–—-]+")


def arrival_of(
    found: Found,
    provenance: Provenance,
    *,
    pictures: Mapping[str, int],
    is_public: bool,
) -> Arrival:
    """The arrival of a story. `pictures` says which of our pictures an address became."""
    lead = found.picture
    body, dateline = _body(found)
    return Arrival(
        headline=found.headline,
        provenance=provenance,
        standfirst=found.standfirst,
        kicker=found.kicker,
        kind=found.kind,
        sections=found.sections,
        bylines=[(byline.name, byline.role) for byline in found.bylines],
        topics=found.topics,
        dateline=dateline,
        published=_moment(found.published, found.precision),
        updated=_moment(found.updated),
        language=found.language,
        body=body,
        pictures=pictures,
        lead_picture=pictures.get(lead.url) if lead else None,
        lead_caption=lead.caption if lead else "",
        lead_credit=lead.credit if lead else "",
        is_public=is_public,
    )


def rescued(comments: Sequence[ReaderComment], zone: tzinfo) -> list[RescuedComment]:
    """The readers' comments, as the comments' room takes them; `zone` is that of bare times."""
    out = []
    for comment in comments:
        when = _moment(comment.time or None, "day" if len(comment.time) == 10 else "")
        if not isinstance(when, datetime):
            when = datetime.combine(when, datetime.min.time()) if when else None
        if when is not None and when.tzinfo is None:
            when = when.replace(tzinfo=zone)
        out.append(RescuedComment(author=comment.author, text=comment.text, time=when))
    return out


def _moment(iso: str | None, precision: str = "") -> datetime | date | None:
    if not iso:
        return None
    try:
        if precision == "day" or len(iso) == 10:
            return date.fromisoformat(iso[:10])
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def _body(found: Found) -> tuple[list[Block], str]:
    """The body's blocks and the dateline.

    Pages set the dateline from its field, so the first paragraph loses it; where it stands in a
    way of its own the paragraph keeps it and the field stays empty. Related stories that the page
    named elsewhere stand at the end.
    """
    body, dateline = list(found.body), ""
    first = next((n for n, block in enumerate(body) if block["type"] == "paragraph"), None)
    if found.dateline and first is not None:
        rest = _without_dateline(body[first]["value"], found)
        if rest is not None:
            body[first], dateline = {**body[first], "value": rest}, found.dateline
    body += [
        {"type": "related", "value": {"kind": r.kind, "title": r.title, "by": r.by, "url": r.url}}
        for r in found.related
        if r.after_paragraph is None
    ]
    return body, dateline


def _without_dateline(html: str, found: Found) -> str | None:
    """ "<p>LONDON (Reuters) - The" is "<p>The", if the agency signs the story."""
    text = html.removeprefix("<p>")
    opening = html[: len(html) - len(text)]
    place = escape(found.dateline, quote=False)
    if text[: len(place)].casefold() != place.casefold():
        return None
    rest = text[len(place) :]
    agency = _AGENCY.match(rest)
    if agency:
        if agency[1].strip() not in {byline.name for byline in found.bylines}:
            return None
        rest = rest[agency.end() :]
    joint = _JOINT.match(rest)
    return opening + rest[joint.end() :] if joint and rest[joint.end() :].strip() else None
