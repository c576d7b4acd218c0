"""A story of ours as its page shows it, and as an import finds it: the same words for both."""

from __future__ import annotations

import re
from typing import Any

from newsreel.archive.arriving import arrival_of
from newsreel.archive.found import Found, plain
from newsreel.pages.words import words
from newsreel.stories.actions.arrival import Provenance
from newsreel.stories.reads.shapes import PictureBlock, Story

Facts = dict[str, Any]
NO_PROVENANCE = Provenance("page", "0" * 64)


def shown(story: Story) -> Facts:
    """What the page of a story says. A kicker that only repeats the kind is not shown."""
    label = words(story.language).kind(story.kind)
    lead = story.lead
    return {
        "headline": story.headline,
        "standfirst": story.standfirst,
        "kicker": "" if story.kicker.casefold() == label.casefold() else story.kicker,
        "kind": story.kind,
        "sections": [section.name for section in story.section.trail],
        "published": story.published.strftime("%Y-%m-%dT%H:%M"),
        "updated": story.updated.strftime("%Y-%m-%dT%H:%M") if story.updated else None,
        "bylines": [(byline.name, byline.role) for byline in story.bylines],
        "dateline": story.dateline,
        "lead": _words(lead) if lead else None,
        "alt": lead.picture.alt if lead and lead.picture else "",
        "body": [part for block in story.body for part in _parts(block)],
        "topics": [topic.name for topic in story.topics],
        "language": story.language,
    }


def _parts(block: Any) -> list[tuple[Any, ...]]:
    match block.type:
        case "paragraph":
            found = re.findall(r"<p[^>]*>(.*?)</p>", block.html, re.S)
            return [("paragraph", _text(one)) for one in found]
        case "heading":
            return [("heading", block.text, block.level)]
        case "quotation":
            return [("quotation", _text(block.html), block.attribution)]
        case "pull_quote":
            return [("pull_quote", block.text, block.attribution)]
        case "list":
            return [("list", block.ordered, tuple(_text(item) for item in block.items))]
        case "picture":
            return [("picture", *_words(block))]
        case "gallery":
            return [("picture", *_words(one)) for one in block.pictures]
        case "related":
            return [("related", block.kind, block.title, block.by)]
        case "correction":
            return [("correction", block.day.isoformat(), _text(block.html))]
    return [(block.type,)]


def _words(block: PictureBlock) -> tuple[str, str]:
    return block.caption, block.credit


def _text(html: str) -> str:
    return " ".join(plain(re.sub(r"</?p>", " ", html)).split())


def imported(found: Found) -> Facts:
    """What an import makes of a page, in the same words."""
    arrival = arrival_of(found, NO_PROVENANCE, pictures={}, is_public=True)
    lead = found.picture
    return {
        "headline": arrival.headline,
        "standfirst": arrival.standfirst,
        "kicker": arrival.kicker,
        "kind": arrival.kind,
        "sections": list(arrival.sections),
        "published": (found.published or "")[:16],
        "updated": found.updated[:16] if found.updated else None,
        "bylines": list(arrival.bylines),
        "dateline": arrival.dateline,
        "lead": (lead.caption, lead.credit) if lead else None,
        "alt": lead.alt if lead else "",
        "body": [_block(block["type"], block["value"]) for block in arrival.body],
        "topics": list(arrival.topics),
        "language": arrival.language,
    }


def _block(kind: str, value: Any) -> tuple[Any, ...]:
    match kind:
        case "paragraph":
            return kind, _text(value)
        case "heading":
            return kind, value["text"], value["level"]
        case "quotation":
            return kind, _text(value["text"]), value["attribution"]
        case "pull_quote":
            return kind, value["text"], value["attribution"]
        case "list":
            return kind, value["ordered"], tuple(_text(item) for item in value["items"])
        case "picture":
            return kind, value["caption"], value["credit"]
        case "related":
            return kind, value["kind"], value["title"], value["by"]
        case "correction":
            return kind, value["day"], _text(value["text"])
    return (kind,)
