"""What the index keeps of a story, and what is asked of it."""

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from newsreel.stories.bodies import words as words_of

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """``headline`` and ``text`` are what readers see; ``draft`` what the newsroom alone does."""

    story: int
    headline: str
    text: str
    draft: str


@dataclass(frozen=True, slots=True)
class Question:
    """Words that all stand in a story. With ``begun`` the last may be the beginning of one.
    ``public``: nothing of drafts counts. ``headline``: only headlines that readers see."""

    words: tuple[str, ...]
    begun: bool = True
    public: bool = False
    headline: bool = False


class Index(Protocol):
    """A file or a table. ``put`` takes the place of what was kept of these stories before."""

    def put(self, entries: Iterable[Entry], gone: Iterable[int]) -> None: ...

    def find(self, question: Question, limit: int) -> list[int]: ...

    def is_empty(self) -> bool: ...


def question(text: str, **how: bool) -> Question:
    """What somebody typed, as a question; of no words where there are none."""
    return Question(tuple(_WORD.findall(text.casefold())[:_MOST]), **how)


def entry(row: dict[str, Any], draft: dict[str, Any] | None) -> Entry:
    """``row``: the story's columns; ``draft``: the content of its latest revision, if that is not
    what readers see."""
    said = _said(row)
    written = _said(draft) if draft else ""
    if row["live"] and row["published_on"]:
        return Entry(row["id"], row["headline"], said, written)
    return Entry(row["id"], "", "", f"{said} {written}".strip())


def _said(content: dict[str, Any]) -> str:
    parts = [content.get("kicker"), content.get("headline"), content.get("standfirst")]
    text = words_of(_blocks(content.get("body")))
    return " ".join([*(part for part in parts if part), html.unescape(_TAG.sub(" ", text))])


def _blocks(body: Any) -> list[Any]:
    body = body.get_prep_value() if hasattr(body, "get_prep_value") else body
    while isinstance(body, str):
        try:
            body = json.loads(body or "[]")
        except ValueError:
            return []
    blocks = body if isinstance(body, list) else []
    return [block for block in blocks if isinstance(block, dict) and "value" in block]
