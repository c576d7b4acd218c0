"""Disqus's XML export: threads with their addresses, then posts.

Source: help.disqus.com, “Comments export”, and the schema it names
(http://disqus.com/disqus-internals for the ids).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsreel.archive.discussions.found import Trouble
from newsreel.archive.discussions.moments import moment
from newsreel.archive.discussions.xml import child, elements, local, text
from newsreel.comments.actions.take_in import Incoming

_ID = "{http://disqus.com/disqus-internals}id"


def read(path: Path) -> Iterator[Incoming | Trouble]:
    threads: dict[str, str] = {}
    for element in elements(path, ("thread", "post")):
        if isinstance(element, Trouble):
            yield element
        elif local(element) == "thread":
            # A post names its thread by an element of the same name, without a link.
            if link := text(element, "link"):
                threads[element.get(_ID, "")] = link
        else:
            yield _post(element, threads)


def _post(post: Any, threads: dict[str, str]) -> Incoming | Trouble:
    number = post.get(_ID, "")
    thread, parent, author = (child(post, name) for name in ("thread", "parent", "author"))
    address = threads.get(thread.get(_ID, "") if thread is not None else "", "")
    if not number or not address:
        return Trouble(f"post {number or 'without a number'} belongs to no thread with an address")
    name = email = ""
    if author is not None:
        name = text(author, "name") or text(author, "username")
        email = text(author, "email")
    gone = text(post, "isDeleted") == "true" or text(post, "isSpam") == "true"
    waits = text(post, "isApproved") == "false"
    return Incoming(
        origin=f"disqus:{number}",
        address=address,
        author=name,
        email=email,
        html=text(post, "message"),
        posted_at=moment(text(post, "createdAt")),
        state="hidden" if gone else "held" if waits else "shown",
        answers=f"disqus:{parent.get(_ID)}" if parent is not None and parent.get(_ID) else "",
    )
