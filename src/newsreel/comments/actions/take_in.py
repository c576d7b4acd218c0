"""Take in comments of another system: with their ids, times, authors and states, each once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from uuid import NAMESPACE_URL, uuid5

import nh3
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from newsreel.comments.models import Comment
from newsreel.comments.sanitize import from_html, from_typed
from newsreel.stories.reads.homes import Homes

AT_ONCE = 100
"""Rows of one transaction: it holds the writer for less than 50 ms."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """``origin`` is the system and its id ("disqus:4711"), ``answers`` the origin of the comment
    that it answers. ``address`` is its page's; ``story`` a public id of ours, where that is known.
    ``html`` is the system's own markup, ``text`` what was typed: one of them. ``state`` is one of
    ``Comment.STATES``."""

    origin: str
    address: str
    author: str = ""
    email: str = ""
    html: str = ""
    text: str = ""
    posted_at: datetime | None = None
    edited_at: datetime | None = None
    state: str = "shown"
    answers: str = ""
    story: str = ""


@dataclass(slots=True)
class TakenIn:
    """``new`` and ``known`` are numbers of comments; ``homeless`` those of addresses where no story
    stands; ``orphans`` the origins of comments whose answered one is not there: they stand by
    themselves."""

    new: int = 0
    known: int = 0
    homeless: Counter[str] = field(default_factory=Counter)
    orphans: list[str] = field(default_factory=list)


class Taking:
    """One run: comments may come in any order, answers before what they answer."""

    def __init__(self) -> None:
        self.done = TakenIn()
        self._homes = Homes()
        self._answers: dict[str, str] = {}

    def take(self, incoming: Sequence[Incoming]) -> None:
        """Write a part of them, in their order."""
        for n in range(0, len(incoming), AT_ONCE):
            self._write(incoming[n : n + AT_ONCE])

    def finish(self) -> TakenIn:
        """Tie the answers to what they answer."""
        pending = list(self._answers.items())
        for n in range(0, len(pending), AT_ONCE):
            self._tie(dict(pending[n : n + AT_ONCE]))
        self._answers.clear()
        return self.done

    def _write(self, incoming: Sequence[Incoming]) -> None:
        known = _known(one.origin for one in incoming)
        rows: dict[str, Comment] = {}
        for one in incoming:
            if one.origin in known or one.origin in rows:
                self.done.known += 1
                continue
            story = self._homes.of(one.address, one.story)
            if story is None:
                self.done.homeless[one.address] += 1
                continue
            rows[one.origin] = _row(one, story)
            if one.answers:
                self._answers[one.origin] = one.answers
        with transaction.atomic():
            Comment.objects.bulk_create(rows.values())
        self.done.new += len(rows)

    def _tie(self, answers: dict[str, str]) -> None:
        wanted = {*answers, *answers.values()}
        with transaction.atomic():
            rows = {row.origin: row for row in Comment.objects.filter(origin__in=wanted)}
            tied = []
            for origin, answered in answers.items():
                row, to = rows.get(origin), rows.get(answered)
                if row is None:
                    continue
                if to is None or to.story_id != row.story_id or to.pk == row.pk:
                    self.done.orphans.append(origin)
                    continue
                row.parent = to
                tied.append(row)
            Comment.objects.bulk_update(tied, ["parent"])


def _known(origins: Iterable[str]) -> set[str]:
    rows = Comment.objects.filter(origin__in=list(origins))
    return set(rows.values_list("origin", flat=True))


def _row(one: Incoming, story: int) -> Comment:
    text = one.text or _plain(one.html)
    body = from_html(one.html) if one.html else from_typed(one.text)
    return Comment(
        uuid=uuid5(NAMESPACE_URL, one.origin),
        origin=one.origin,
        story_id=story,
        author=" ".join(one.author.replace("\x00", "").split())[:120] or "Anonymous",
        email=_email(one.email),
        text=text,
        body=body,
        posted_at=one.posted_at,
        edited_at=one.edited_at,
        # One of which nothing is left keeps its place while others answered it.
        state=one.state if body else "withdrawn",
    )


def _email(said: str) -> str:
    said = said.strip()
    try:
        validate_email(said)
    except ValidationError:
        return ""
    return said if len(said) <= 254 else ""


def _plain(html: str) -> str:
    """A comment's markup as somebody would have typed it."""
    html = html.replace("\x00", "")
    for end in ("</p>", "</blockquote>"):
        html = html.replace(end, f"{end}\n\n")
    text = nh3.clean(html.replace("<br", "\n<br"), tags=set())
    return unescape(text).strip()
