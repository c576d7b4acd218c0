"""The press at work: a turn as soon as something changed, until it is told to stop."""

import logging
import select
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import OperationalError, close_old_connections, connections

from newsreel.press.plates.driver import SqliteDriver
from newsreel.press.press import Press

log = logging.getLogger("newsreel.press")
# How often SQLite is asked whether anybody has committed; PostgreSQL tells.
PAUSE = 0.005
# How often the queue is looked at for what is due, and for a lock that has become free.
SWEEP = 0.25
TRIM = 600.0


def run(press: Press, stopped: threading.Event, say: Callable[[str], Any]) -> None:
    """Bake until ``stopped``.

    A full disk or a lock that is held is waited for. Where PostgreSQL is away this raises: the
    lock went with the connection, so a new process must take it anew.
    """
    watch = _Commits(press)
    standby = False
    swept = trimmed = 0.0
    while not stopped.is_set():
        try:
            now = time.monotonic()
            if not watch.changed(PAUSE) and now - swept < SWEEP and not press.pace.is_due():
                continue
            swept = now
            turn = press.turn()
            if turn.standby and not standby:
                say("another press is at work on this site; standing by")
            standby = turn.standby
            while not turn.idle and not turn.standby and not stopped.is_set():
                turn = press.turn()
            if now - trimmed > TRIM and not standby:
                trimmed = now
                press.store.trim_changes()
        except (OperationalError, sqlite3.OperationalError) as error:
            if press.store.driver.postgres:
                raise
            log.warning("the database does not answer (%s); trying again", error)
            close_old_connections()
            stopped.wait(1.0)
    watch.close()


class _Commits:
    """Whether anybody has committed rows since the last look."""

    def __init__(self, press: Press) -> None:
        settings = connections[press.writer].settings_dict
        self._sqlite: SqliteDriver | None = None
        if connections[press.writer].vendor == "sqlite":
            self._sqlite = SqliteDriver(str(settings["NAME"]), read_only=True)
            self._seen = -1
        else:
            from newsreel.press.plates.driver import PostgresDriver

            assert isinstance(press.store.driver, PostgresDriver)
            self._listener = PostgresDriver(press.store.address)
            self._listener.run("LISTEN press_journal")

    def changed(self, patience: float) -> bool:
        if self._sqlite is not None:
            version = self._sqlite.version()
            if version != self._seen:
                self._seen = version
                return True
            time.sleep(patience)
            return False
        connection = self._listener.connection
        ready, _, _ = select.select([connection.fileno()], [], [], SWEEP)
        return bool(ready) and any(True for _ in connection.notifies(timeout=0))

    def close(self) -> None:
        (self._sqlite or self._listener).close()
