"""The shelf: the plates' database as the front sees it, always there again after it was away.

On SQLite a look-up takes some twenty microseconds and is made on the spot. On PostgreSQL it waits
for a network, so that a few threads make it, each with a connection of its own.
"""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from newsreel.press.plates import Changes, Plate, PlateReader, away

_T = TypeVar("_T")
_THREADS = 4
_PATIENCE = 0.25
# PostgreSQL is asked over a connection: less often, and still well within 50 ms.
_REMOTE_POLL = 0.02
_NOWHERE = (0, 0)

log = logging.getLogger("newsreel.front")


class ShelfAwayError(Exception):
    """The plates cannot be read at this moment."""


class Shelf:
    """``changed`` is told of every change, and of ``everything`` whenever the store was away."""

    def __init__(self, address: str, poll: float, changed: Callable[[Changes], None]) -> None:
        self.address = address
        self.remote = address.startswith(("postgresql://", "postgres://"))
        self.poll = max(poll, _REMOTE_POLL) if self.remote else poll
        self.lag = 0.0
        self.opened = 0
        self._changed = changed
        self._reader: PlateReader | None = None
        self._identity = _NOWHERE
        self._next_try = 0.0
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(_THREADS, "shelf") if self.remote else None
        self._closed = False

    # -- looking up --------------------------------------------------------------------------

    async def get(self, path: str) -> Plate | None:
        """The plate at this path. Raises ShelfAwayError."""
        return await self._ask(lambda reader: reader.get(path))

    async def moved(self, path: str) -> str | None:
        """Where a missing path has moved by rule. Raises ShelfAwayError."""
        return await self._ask(lambda reader: reader.moved(path))

    async def _ask(self, question: Callable[[PlateReader], _T]) -> _T:
        if self._pool is not None:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, self._ask_remote, question)
        for _ in range(2):
            try:
                if self._reader is None and self._open():
                    self._changed(Changes(everything=True))
                if self._reader is not None:
                    return question(self._reader)
            except away() as error:
                self._lose(error)
        raise ShelfAwayError

    def _ask_remote(self, question: Callable[[PlateReader], _T]) -> _T:
        for _ in range(2):
            try:
                if getattr(self._own, "reader", None) is None:
                    self._own.reader = PlateReader(self.address)
                return question(self._own.reader)
            except away() as error:
                problem = error
                self._own.reader = None
        raise ShelfAwayError from problem

    # -- watching ----------------------------------------------------------------------------

    async def watch(self) -> None:
        """Poll for changes until ``close``; never raises."""
        while not self._closed:
            asked = time.monotonic()
            try:
                if self.remote:
                    changes = await asyncio.to_thread(self._look)
                else:
                    changes = self._look()
                if changes.everything or changes.paths:
                    self._changed(changes)
            except away() as error:
                self._lose(error)
            except Exception:
                log.exception("the watch over the plates stumbled")
            await asyncio.sleep(self.poll)
            self.lag = time.monotonic() - asked

    def _look(self) -> Changes:
        if self._reader is None:
            return Changes(everything=self._open())
        if not self.remote and self._where() not in (self._identity, _NOWHERE):
            # Another file has taken the name: what was read through the old one no longer counts.
            old = self._reader
            if self._open():
                old.close()
                return Changes(everything=True)
        return self._reader.changes()

    def _open(self) -> bool:
        """Whether a reader was opened; the one before is kept where it was not."""
        now = time.monotonic()
        if now < self._next_try or self._closed:
            return False
        identity = self._where()
        if not self.remote and identity == _NOWHERE:
            return False
        try:
            self._reader = PlateReader(self.address)
        except away() as error:
            self._next_try = now + _PATIENCE
            log.info("the plates cannot be opened yet: %s", error)
            return False
        self._identity = identity
        self.opened += 1
        return True

    def _lose(self, error: BaseException) -> None:
        log.warning("the plates are away: %s", error)
        if self._reader is not None:
            with contextlib.suppress(*away()):
                self._reader.close()
        self._reader = None

    def _where(self) -> tuple[int, int]:
        if self.remote:
            return _NOWHERE
        try:
            found = Path(self.address).stat()
        except OSError:
            return _NOWHERE
        return (found.st_dev, found.st_ino)

    @property
    def readable(self) -> bool:
        return self._reader is not None

    def close(self) -> None:
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._reader is not None and not self.remote:
            self._reader.close()
            self._reader = None
