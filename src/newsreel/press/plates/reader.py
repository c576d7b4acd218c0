"""Reading plates: what the front needs, and nothing of Django."""

import json
import time
from dataclasses import dataclass
from functools import lru_cache

from newsreel.press.plates.driver import Driver, SqliteDriver, connect
from newsreel.press.plates.late import Late
from newsreel.press.plates.plate import Headers, Plate

_ONE = (
    "SELECT p.surface, p.status, p.headers, p.etag, p.size, b.body"
    " FROM press_plate p JOIN press_body b ON b.id = p.id WHERE p.path = ?"
)
_MOVES = 8
_CHECK_EVERY = 1.0
_LOOK_BACK = 10_000


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last look: the paths, or ``everything`` where too much has."""

    paths: tuple[str, ...] = ()
    everything: bool = False


class PlateReader:
    """Plates by path from one database. Not for use by two threads at once.

    ``address``: a file's path or a "postgresql://" URL. Every method raises one of ``away()``
    where the store cannot be read; the reader is then closed and a new one made.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._driver: Driver = connect(address, read_only=True)
        self._version = -1
        self._next_check = 0.0
        self._seq = 0
        self._late = Late()
        self._start()

    def get(self, path: str) -> Plate | None:
        """The plate at exactly this decoded path."""
        rows = self._driver.rows(_ONE, [path])
        if not rows:
            return None
        surface, status, headers, etag, size, body = rows[0]
        return Plate(path, surface, status, _headers(headers), etag, size, bytes(body))

    def moved(self, path: str) -> str | None:
        """Where a missing path has moved by the rules ("/news/world/*" → "/news/globe/*").

        Rules are followed up to eight times; only a path that has a plate is given.
        """
        seen = {path}
        for _ in range(_MOVES):
            rule = self._rule(path)
            if rule is None:
                return None
            path = rule
            if path in seen:
                return None
            seen.add(path)
            if self._driver.rows("SELECT 1 FROM press_plate WHERE path = ?", [path]):
                return path
        return None

    def _rule(self, path: str) -> str | None:
        parts = path.strip("/").split("/")
        stems = ["/" + "/".join(parts[:n]) + "/" for n in range(len(parts), 0, -1)]
        marks = ",".join("?" * len(stems))
        found: dict[str, str] = {}
        for stem, headers in self._driver.rows(
            f"SELECT path, headers FROM press_plate WHERE path IN ({marks})",
            [stem + "*" for stem in stems],
        ):
            location = dict(_headers(headers)).get("location", "")
            found[stem[:-1]] = location[:-1]
        for stem in stems:
            if stem in found and path.startswith(stem):
                return found[stem] + path[len(stem) :]
        return None

    def changes(self) -> Changes:
        """The paths committed since the last call. Costs a few microseconds when none were."""
        if isinstance(self._driver, SqliteDriver):
            version = self._driver.version()
            if version == self._version:
                return Changes()
            self._version = version
        rows = self._driver.rows(
            f"SELECT seq, path FROM press_changes WHERE seq > ?{self._late.condition()}"
            " ORDER BY seq",
            [self._seq, *self._late.values()],
        )
        everything = self._is_cut_off(bool(rows))
        if everything:
            self._start()
        elif rows:
            self._late.settle(self._seq, [seq for seq, _ in rows])
            self._seq = max(self._seq, rows[-1][0])
        return Changes(paths=tuple(path for _, path in rows), everything=everything)

    def _is_cut_off(self, any_rows: bool) -> bool:
        """Whether changes that were never read are gone: trimmed away, or the tables made anew."""
        now = time.monotonic()
        if self._driver.postgres and not any_rows and now < self._next_check:
            return False
        self._next_check = now + _CHECK_EVERY
        first, last = self._driver.rows("SELECT min(seq), max(seq) FROM press_changes")[0]
        if first is None:
            return bool(self._seq)
        return bool(first > self._seq + 1 or last < self._seq)

    def _start(self) -> None:
        self._seq = int(self._driver.rows("SELECT coalesce(max(seq), 0) FROM press_changes")[0][0])
        self._late = Late()
        if self._driver.postgres:
            floor = max(0, self._seq - _LOOK_BACK)
            known = self._driver.rows(
                "SELECT seq FROM press_changes WHERE seq > ? AND seq <= ? ORDER BY seq",
                [floor, self._seq],
            )
            self._late.settle(floor, [seq for (seq,) in known])

    def close(self) -> None:
        self._driver.close()


@lru_cache(4096)
def _headers(text: str) -> Headers:
    return tuple((name, value) for name, value in json.loads(text))
