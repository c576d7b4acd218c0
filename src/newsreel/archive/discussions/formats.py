"""Which format a file of comments has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from newsreel.archive.discussions import disqus, generic, isso, remark42, wordpress
from newsreel.archive.discussions.found import Trouble, UnreadableError
from newsreel.archive.discussions.jsonlines import objects, opened
from newsreel.comments.actions.take_in import Incoming

OWN = "newsreel"
READERS: dict[str, Callable[[Path], Iterator[Incoming | Trouble]]] = {
    "disqus": disqus.read,
    "wordpress": wordpress.read,
    "isso": isso.read,
    "remark42": remark42.read,
    "json": generic.read,
}
FORMATS = (OWN, *READERS)


def format_of(path: Path) -> str:
    """One of ``FORMATS``, by what the file begins with. Raises UnreadableError."""
    with opened(path) as file:
        try:
            start = file.read(65_536)
        except (OSError, EOFError):
            start = b""
    if start.startswith(b"SQLite format 3\x00"):
        return "isso"
    if b"disqus.com" in start and start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "disqus"
    if b"wordpress.org/export" in start or b"<rss" in start:
        return "wordpress"
    first = _first(path) if start.lstrip()[:1] in (b"{", b"[") else None
    if first is not None and first.get("type") == "comment":
        return OWN
    if first is not None and ("locator" in first or {"version", "users"} <= first.keys()):
        return "remark42"
    if start.lstrip()[:1] in (b"{", b"["):
        return "json"
    raise UnreadableError(
        f"{path.name} is of no format that is known: name it with --format ({', '.join(FORMATS)})"
    )


def _first(path: Path) -> dict[str, Any] | None:
    found = next((one for one in objects(path)), None)
    return found if isinstance(found, dict) else None
