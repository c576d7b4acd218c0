# ruff: noqa: E501  (tables of rules and words are read by the row)
"""What was found in a capture: a story's fields, how sure each is, and what an editor should see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

Block = dict[str, Any]
"""A body block, {"type", "value"}, of a type of the Story's body:

paragraph   "<p>…</p>"; a[href], em, i, strong, b and br survive
heading     {"text", "level"}                      level 2 to 4
quotation   {"text": "<p>…</p>", "attribution"}
list        {"ordered": bool, "items": ["…"]}      items are inline HTML
picture     {"src", "alt", "caption", "credit"}
related     {"kind", "title", "by", "url"}         empty strings where the page does not say
"""


@dataclass(frozen=True, slots=True)
class Byline:
    """A person or agency named as the story's maker; `role` as the page says it, or ""."""

    name: str
    role: str = ""
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the page. Text captures have no address: `url` is "" there."""

    url: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A related story named on the page. `after_paragraph` counts the body's paragraphs before it;
    None when it stands outside the body."""

    title: str
    kind: str = ""
    by: str = ""
    url: str = ""
    after_paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class ReaderComment:
    """A reader's comment as captured. `time` is ISO 8601 or "" when the page says "2 hours ago"."""

    author: str
    text: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A story's fields.

    `published` and `updated` are ISO 8601: a date, a local time (the page names no zone), or a
    time with its offset; `precision` of `published` is "day", "minute" or "second".
    `confidence` has a figure from 0 to 1 for each field that was found; `doubts` are sentences.
    """

    headline: str
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    sections: tuple[str, ...] = ()
    published: str | None = None
    precision: str = ""
    updated: str | None = None
    dateline: str = ""
    bylines: tuple[Byline, ...] = ()
    picture: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    body: tuple[Block, ...] = ()
    related: tuple[Related, ...] = ()
    topics: tuple[str, ...] = ()
    comments_count: int | None = None
    comments: tuple[ReaderComment, ...] = ()
    language: str = ""
    canonical: str = ""
    confidence: dict[str, float] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs as plain text, in order."""
        return [plain(block["value"]) for block in self.body if block["type"] == "paragraph"]

    def story(self) -> dict[str, Any]:
        """The `story` object of the import report."""
        picture = self.picture or Picture()
        return {
            "headline": self.headline,
            "standfirst": self.standfirst,
            "kicker": self.kicker,
            "kind": self.kind,
            "sections": list(self.sections),
            "published": self.published,
            "updated": self.updated,
            "bylines": [{"name": b.name, "role": b.role} for b in self.bylines],
            "picture": {
                "url": picture.url,
                "alt": picture.alt,
                "caption": picture.caption,
                "credit": picture.credit,
            }
            if self.picture
            else None,
            "paragraphs": self.paragraphs,
            "related": [
                {
                    "kind": r.kind,
                    "title": r.title,
                    "by": r.by,
                    "url": r.url,
                    "after_paragraph": r.after_paragraph,
                }
                for r in self.related
            ],
            "comments_count": self.comments_count,
            "comments": [
                {"author": c.author, "time": c.time, "text": c.text} for c in self.comments
            ],
        }

    def report(self, source: str, sha256: str) -> dict[str, Any]:
        """One line of `newsreel import --report`; the importer fills status, path and url."""
        return {
            "source": source,
            "sha256": sha256,
            "status": None,
            "path": None,
            "url": None,
            "reasons": list(self.doubts),
            "confidence": {name: round(value, 2) for name, value in self.confidence.items()},
            "story": self.story(),
        }


def refusal_report(source: str, sha256: str | None, reason: str) -> dict[str, Any]:
    """The report's line of a capture that was refused."""
    return {
        "source": source,
        "sha256": sha256,
        "status": "refused",
        "path": None,
        "url": None,
        "reasons": [reason],
        "confidence": {},
        "story": None,
    }


_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,4000}>")


def plain(inline: str) -> str:
    """Plain text of a block's inline HTML."""
    if "<" not in inline and "&" not in inline:
        return inline
    return unescape(_TAG.sub("", _BREAK.sub("\n", inline))).strip()
