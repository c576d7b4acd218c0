"""Somebody, or a body, that a text names."""

from dataclasses import dataclass


@dataclass(slots=True)
class Person:
    """Somebody (or a body) named in full, as at the first mention."""

    name: str
    key: str
    """The last word of the name, small, without "al-": by which it is named later."""
    words: tuple[str, ...]
    start: int
    whose: str = ""
    """"he", "she", or "" where nothing tells."""
    is_body: bool = False
    role: str = ""
    is_likely: bool = False
    """Whether a given name, a title or a later mention by one word says that it is a person."""
    mentions: int = 0
    """How often it is named."""


def key(low: str) -> str:
    """The word of a name by which it is looked up: without "al-"."""
    for article in ("al-", "el-", "al‑"):
        if low.startswith(article) and len(low) > len(article):
            return low[len(article) :]
    return low
