"""WordPress's export (WXR, any version): items with their address, comments within.

Pingbacks and trackbacks are no comments of readers and are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsreel.archive.discussions.found import Trouble
from newsreel.archive.discussions.moments import moment
from newsreel.archive.discussions.xml import elements, local, text
from newsreel.comments.actions.take_in import Incoming

_STATES = {"1": "shown", "approved": "shown", "0": "held", "hold": "held"}


def read(path: Path) -> Iterator[Incoming | Trouble]:
    site = ""
    for element in elements(path, ("base_blog_url", "item")):
        if isinstance(element, Trouble):
            yield element
        elif local(element) == "base_blog_url":
            site = "".join(element.itertext()).strip()
        else:
            yield from _item(element, site)


def _item(item: Any, site: str) -> Iterator[Incoming | Trouble]:
    address = text(item, "link") or text(item, "guid")
    for comment in item:
        if not isinstance(comment.tag, str) or local(comment) != "comment":
            continue
        number, kind = text(comment, "comment_id"), text(comment, "comment_type")
        if kind not in ("", "comment"):
            yield Trouble(f"comment {number} is a {kind}, not a reader's comment")
            continue
        if not number:
            yield Trouble(f"a comment on {address} has no number")
            continue
        parent = text(comment, "comment_parent")
        yield Incoming(
            origin=f"wordpress:{site} {number}",
            address=address,
            author=text(comment, "comment_author"),
            email=text(comment, "comment_author_email"),
            html=_paragraphs(text(comment, "comment_content")),
            posted_at=moment(text(comment, "comment_date_gmt"))
            or moment(text(comment, "comment_date")),
            state=_STATES.get(text(comment, "comment_approved"), "hidden"),
            answers=f"wordpress:{site} {parent}" if parent not in ("", "0") else "",
        )


def _paragraphs(content: str) -> str:
    """WordPress keeps empty lines for paragraphs and makes them when it shows a comment."""
    parts = [part.strip() for part in content.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)
