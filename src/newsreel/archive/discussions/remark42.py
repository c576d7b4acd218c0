"""Remark42's backup: gzip, a line of JSON for the site, then one a comment.

Source: remark42.com/docs/backup/backup, and backend/app/store/comment.go for the fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsreel.archive.discussions.found import Trouble
from newsreel.archive.discussions.jsonlines import objects
from newsreel.archive.discussions.moments import moment
from newsreel.comments.actions.take_in import Incoming


def read(path: Path) -> Iterator[Incoming | Trouble]:
    for one in objects(path):
        if isinstance(one, Trouble):
            yield one
        elif "locator" in one:
            yield _comment(one)


def _comment(said: dict[str, Any]) -> Incoming | Trouble:
    number, locator, user = said.get("id"), said.get("locator"), said.get("user")
    address = locator.get("url") if isinstance(locator, dict) else None
    if not number or not address:
        return Trouble(f"comment {number or 'without an id'} names no page")
    edit = said.get("edit")
    return Incoming(
        origin=f"remark42:{number}",
        address=str(address),
        author=str(user.get("name") or "") if isinstance(user, dict) else "",
        html=str(said.get("text") or ""),
        posted_at=moment(said.get("time")),
        edited_at=moment(edit.get("time")) if isinstance(edit, dict) else None,
        state="hidden" if said.get("delete") else "shown",
        answers=f"remark42:{said['pid']}" if said.get("pid") else "",
    )
