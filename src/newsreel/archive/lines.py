"""Every line of a capture, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

UNCERTAIN = "uncertain"

FIELDS = frozenset(
    [
        "headline",
        "standfirst",
        "kicker",
        "kind",
        "section",
        "published",
        "updated",
        "byline",
        "caption",
        "credit",
        "alt",
        "paragraph",
        "heading",
        "quotation",
        "list",
        "related",
        "comment",
        "comments-count",
        "topics",
        "address",
        "end-note",
        "correction",
    ]
)
"""Roles of lines that became a part of the story."""

FURNITURE = frozenset(
    [
        "navigation",
        "share",
        "follow",
        "cookie",
        "newsletter",
        "advert",
        "related-list",
        "comments-form",
        "comments",
        "footer",
        "login",
        "search",
        "player",
        "reading-time",
        "tools",
        "sponsor",
        "poll",
        "legal",
        "hidden",
    ]
)
"""Roles of lines that are the page's own, by kind."""


@dataclass(slots=True)
class Figure:
    """A picture of the page with the words set under it."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""
    clip: bool = False
    """It is a video or a sound, not a picture."""


@dataclass(slots=True, eq=False)
class Line:
    """One line of a text capture, or one block of text of a page.

    number  where it stands, from 1 (in HTML: the n-th block of text)
    text    white space folded, bullet and indentation taken off
    role    a member of FIELDS or FURNITURE, or UNCERTAIN
    """

    number: int
    text: str
    indent: int = 0
    bullet: str = ""
    gap: bool = False
    """A blank line stands before it."""
    role: str = UNCERTAIN
    tag: str = ""
    """HTML: name of the block's element. Text: "h1" to "h6" where a mark of Markdown says so."""
    html: str = ""
    """HTML: the block's inline markup, not yet sanitized."""
    linked: float = 0.0
    """Share of the characters that are links, 0 to 1."""
    href: str = ""
    hint: str = ""
    """HTML: what the markup around it says it is ("nav", "byline", "caption", …)."""
    element: Any = field(default=None, repr=False)
    """HTML: the block's element in the tree."""
    firm: bool = False
    """HTML: a paragraph among the body's paragraphs (same parent as most of them)."""
    figure: Figure | None = None
    """HTML: the picture this line stands for."""

    @property
    def furniture(self) -> bool:
        return self.role in FURNITURE


def explain(lines: Iterable[Line]) -> list[tuple[int, str, str]]:
    """(number, role, text) of every line, for `newsreel import --explain`."""
    return [(line.number, line.role, line.text) for line in lines]
