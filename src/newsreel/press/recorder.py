"""The recorder: while a page is rendered, every piece of data it reads leaves its key here.

Reading with no recorder raises, so that no page can show what the press does not know of.
A snapshot is one consistent view of the newsroom's rows and the memory of what was loaded from it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from newsreel.press.journal.change import Change
from newsreel.press.keys import Key

K = TypeVar("K")
V = TypeVar("V")


class NoRecorderError(RuntimeError):
    """Data of the newsroom was read where nobody takes note of it."""


class Snapshot:
    """One view of the rows. ``alias`` names the Django connection that reads must use.

    ``changes`` are those being taken in: rows that they do not name are as they were when the
    pages that stand were baked.
    """

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.changes: Sequence[Change] = ()
        self._loaded: dict[str, dict[Any, Any]] = {}

    def many(
        self, name: str, ids: Iterable[K], load: Callable[[list[K]], Mapping[K, V]]
    ) -> dict[K, V | None]:
        """The named things by id, loading in one go those not seen yet; None for absent ones."""
        known = self._loaded.setdefault(name, {})
        ids = list(ids)
        missing = sorted({i for i in ids if i not in known})  # type: ignore[type-var]
        if missing:
            known.update(dict.fromkeys(missing))
            known.update(load(missing))
        return {i: known[i] for i in ids}

    def one(self, name: str, one: K, load: Callable[[list[K]], Mapping[K, V]]) -> V | None:
        known = self._loaded.setdefault(name, {})
        if one not in known:
            known[one] = load([one]).get(one)
        return known[one]  # type: ignore[no-any-return]

    def lay_over(self, name: str, one: K, value: V) -> None:
        """Let this view have ``value`` there, whatever the rows say: for previews."""
        self._loaded.setdefault(name, {})[one] = value

    def forget(self) -> None:
        """Drop what was loaded; the view of the rows stays the same."""
        self._loaded.clear()


class _Now(threading.local):
    snapshot: Snapshot | None = None
    keys: dict[Key, None] | None = None


_now = _Now()


@contextmanager
def reading_from(snapshot: Snapshot) -> Iterator[Snapshot]:
    """Reads in this block (and thread) look at ``snapshot``."""
    before = _now.snapshot
    _now.snapshot = snapshot
    try:
        yield snapshot
    finally:
        _now.snapshot = before


@contextmanager
def recording() -> Iterator[dict[Key, None]]:
    """Collect the keys read in this block, in the order of their first reading."""
    before = _now.keys
    keys: dict[Key, None] = {}
    _now.keys = keys
    try:
        yield keys
    finally:
        _now.keys = before


def read(key: Key) -> Snapshot:
    """Note that ``key`` is being read, and give the snapshot to read it from.

    Raises NoRecorderError where no page is being rendered.
    """
    if _now.keys is None or _now.snapshot is None:
        raise NoRecorderError(
            f"{key} was read with no recorder: newsroom rows are read while a surface is rendered"
        )
    _now.keys[key] = None
    return _now.snapshot


def current_snapshot() -> Snapshot:
    """The snapshot, without recording: for loaders and existence rules, not for pages."""
    if _now.snapshot is None:
        raise NoRecorderError("no snapshot is open")
    return _now.snapshot
