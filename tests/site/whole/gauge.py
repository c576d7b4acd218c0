"""What a running site does to its disk, its plates and its other writers, seen from outside."""

import sqlite3
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

_LOOK = 0.002
_WRITE = 0.01


@dataclass
class Gauge:
    """Looks until ``stop``. ``commits`` are of the plates; ``most`` paths changed in one of them.

    ``waits`` are seconds in which somebody who wanted to write a row waited for the writer before
    him; ``disk`` is the most bytes that the databases took.
    """

    folder: Path
    commits: int = 0
    changed: int = 0
    most: int = 0
    disk: int = 0
    waits: list[float] = field(default_factory=list)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> "Gauge":
        self._threads = [threading.Thread(target=one) for one in (self._look, self._write)]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def waiting(self) -> int:
        """Surfaces in the press's queue and changes that it has not taken yet."""
        queue = _count(self.folder / "plates.db", "press_queue")
        return queue + _count(self.folder / "site.db", "press_journal")

    def _look(self) -> None:
        plates = sqlite3.connect(f"file:{self.folder / 'plates.db'}?mode=ro", uri=True)
        version = plates.execute("PRAGMA data_version").fetchone()[0]
        seen = plates.execute("SELECT coalesce(max(seq), 0) FROM press_changes").fetchone()[0]
        measured = 0.0
        while not self._stopping.wait(_LOOK):
            now = plates.execute("PRAGMA data_version").fetchone()[0]
            if now != version:
                version = now
                self.commits += 1
                last = plates.execute("SELECT max(seq) FROM press_changes").fetchone()[0] or seen
                self.most = max(self.most, last - seen)
                self.changed += last - seen
                seen = last
            if time.monotonic() - measured > 0.1:
                measured = time.monotonic()
                self.disk = max(self.disk, _bytes(self.folder))
        plates.close()

    def _write(self) -> None:
        rows = sqlite3.connect(self.folder / "site.db", timeout=20, isolation_level=None)
        while not self._stopping.wait(_WRITE):
            began = time.perf_counter()
            rows.execute("BEGIN IMMEDIATE")
            self.waits.append(time.perf_counter() - began)
            rows.execute("ROLLBACK")
        rows.close()


def _count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20)) as known:
        return int(known.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _bytes(folder: Path) -> int:
    total = 0
    for file in folder.glob("*.db*"):
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
