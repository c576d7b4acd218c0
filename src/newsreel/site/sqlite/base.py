"""The connection to ``site.db``: whoever wants to write waits his turn, and gets it.

SQLite's own busy handler looks again after up to 100 ms, and whoever happens to look first when
the writer is free has it: beside somebody who writes all the time (an import, a load) another can
starve until his time is up. Here one at a time stands at a turnstile, looks every millisecond,
and lets nobody past before he has had the writer. The kernel frees the turnstile of who is killed.
A statement that writes by itself, in no transaction, waits like one that begins a transaction.
"""

import fcntl
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE = 0.001
_WRITES = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|WITH\b.*?\b(?:INSERT|UPDATE|DELETE)\b)", re.I | re.S
)


# The stubs know little of the insides of a backend.
_Wrapper: Any = base.DatabaseWrapper


class DatabaseWrapper(_Wrapper):
    """Raises OperationalError ("database is locked") when the ``timeout`` of the options is up."""

    _turnstile: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode != "IMMEDIATE":
            super()._start_transaction_under_autocommit()
            return
        self.in_turn(super()._start_transaction_under_autocommit)

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=lambda connection: _Cursor(connection, self))

    def in_turn(self, write: Callable[[], Any]) -> Any:
        """Do what needs the writer, once this is the one whose turn it is."""
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5.0))
        deadline = time.monotonic() + patience
        with self._my_turn(deadline), self._asking_once(patience):
            while True:
                try:
                    return write()
                except (OperationalError, sqlite3.OperationalError) as error:
                    if "locked" not in str(error) or time.monotonic() > deadline:
                        raise
                time.sleep(PAUSE)

    @contextmanager
    def _my_turn(self, deadline: float) -> Iterator[None]:
        """Pass the turnstile; at the deadline without having had one's turn."""
        if self._turnstile is None:
            file = Path(self.settings_dict["NAME"]).with_suffix(".turn")
            self._turnstile = os.open(file, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        while True:
            try:
                fcntl.flock(self._turnstile, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    break
            time.sleep(PAUSE)
        try:
            yield
        finally:
            fcntl.flock(self._turnstile, fcntl.LOCK_UN)

    @contextmanager
    def _asking_once(self, patience: float) -> Iterator[None]:
        """Without SQLite's own patience, which looks too seldom."""
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")

    def _close(self) -> Any:
        if self._turnstile is not None:
            os.close(self._turnstile)
            self._turnstile = None
        return super()._close()


_Wrapped: Any = base.SQLiteCursorWrapper


class _Cursor(_Wrapped):
    def __init__(self, connection: sqlite3.Connection, wrapper: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if self.connection.in_transaction or not _WRITES.match(query):
            return super().execute(query, params)
        write = super().execute
        return self._wrapper.in_turn(lambda: write(query, params))
