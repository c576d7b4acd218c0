"""Surfaces: what has a URL and can be rendered. Rooms register their kinds here.

A surface is named by a string ``kind:arg`` ("story:42", "day:7:2015-10-29", "home:en"). A kind
says which rows make its surfaces exist, where they stand and how each is rendered from reads.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsreel.press.journal.change import Change

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer before it is a plate: decoded path, status, own headers, identity body."""

    path: str
    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("content-type", HTML),)


class Kind(ABC):
    """A kind of surface. One instance a kind is registered; it keeps no state of its own."""

    name: ClassVar[str]
    """Lower-case word, the first part of every surface's name."""

    second: ClassVar[bool] = False
    """Second priority: baked just after the pages of the same change (feeds, sitemaps, the pages
    of contributors, topics and months); what is to stand where nothing of it stands yet comes with
    them. Wants a cheap ``path``."""

    lasting: ClassVar[bool] = False
    """A surface that ceases to exist stays while a plate reads the key of its own name (assets)."""

    at_once: ClassVar[int] = 400
    """How many of these a bake from nothing loads together: few where each shows much."""

    @abstractmethod
    def every(self) -> Iterator[str]:
        """The args of all surfaces that may exist now, newest first; memory stays flat."""

    @abstractmethod
    def touched(self, change: Change) -> Iterable[str]:
        """The args of surfaces that this change may bring to exist, besides those that read it."""

    @abstractmethod
    def render(self, arg: str) -> Rendered | None:
        """The answer now, from recorded reads alone; None where the surface does not exist."""

    def path(self, arg: str) -> str | None:
        """Where it would stand, cheaper than rendering; None where it does not exist."""
        rendered = self.render(arg)
        return rendered.path if rendered else None

    def prime(self, args: list[str]) -> None:  # noqa: B027
        """Load in few queries what rendering these will read."""

    def locate(self, args: list[str]) -> None:
        """Load in few queries what ``path`` and ``newest`` of these will read."""
        self.prime(args)

    def newest(self, arg: str) -> str:
        """Sorts surfaces of large changes, largest first; fronts before everything."""
        return "9999"

    def fingerprint(self) -> str:
        """A digest of the code and templates that its pages are made with."""
        return ""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Add a kind of surface. Raises ValueError where the name is taken by another class."""
    known = _kinds.get(kind.name)
    if known is not None and type(known) is not type(kind):
        raise ValueError(f"two kinds of surface are called {kind.name!r}")
    _kinds[kind.name] = kind
    return kind


def kinds() -> list[Kind]:
    """All kinds, those of first priority first, else in order of registration."""
    return sorted(_kinds.values(), key=lambda kind: kind.second)


def split(surface: str) -> tuple[Kind, str]:
    """The kind and the arg of a surface's name. Raises KeyError for a kind nobody registered."""
    name, _, arg = surface.partition(":")
    return _kinds[name], arg
