"""The press's own door to the plates: everything of one batch in one transaction."""

import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from newsreel.press.keys import Key, number
from newsreel.press.plates import schema
from newsreel.press.plates.driver import Driver, connect
from newsreel.press.plates.plate import Plate

_T = TypeVar("_T")
_CHUNK = 500
KEPT_CHANGES = 50_000
_ENQUEUE = (
    "INSERT INTO press_queue (surface, rank, newest, cause, tries, due, error)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (surface) DO UPDATE SET"
    " rank = CASE WHEN excluded.rank < press_queue.rank THEN excluded.rank"
    " ELSE press_queue.rank END, newest = excluded.newest, cause = excluded.cause,"
    " tries = excluded.tries, due = excluded.due, error = excluded.error"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a plate without its body."""

    id: int
    path: str
    surface: str
    etag: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Baked:
    """A rendered surface, to be stored: its plate and the keys that were read for it."""

    plate: Plate
    keys: tuple[Key, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A surface in the queue. Lower ranks first, then the newest; ``due`` is Unix time."""

    surface: str
    rank: int
    newest: str
    cause: str
    tries: int = 0
    due: float = 0.0
    error: str = ""


@dataclass(slots=True)
class Batch:
    """One commit. ``drop``: plates, dropped only while their surface still owns the path.

    ``reread``: plates whose bytes are as they were but which were read from other keys.
    ``dequeue`` comes before ``enqueue``: what is taken out may come back in another rank.
    ``put_off`` is enqueued unless it waits already (and did not fail).
    ``order``: surfaces that wait, each with the rank it gets and its sort key.
    ``done``: journal rows; where the journal is in the same database they are deleted here.
    """

    put: list[Baked] = field(default_factory=list)
    reread: list[tuple[Kept, tuple[Key, ...]]] = field(default_factory=list)
    drop: list[Kept] = field(default_factory=list)
    enqueue: list[Waiting] = field(default_factory=list)
    put_off: list[Waiting] = field(default_factory=list)
    order: list[tuple[str, int, str]] = field(default_factory=list)
    dequeue: list[str] = field(default_factory=list)
    done: Sequence[int] = ()
    meta: dict[str, str] = field(default_factory=dict)


class PlateStore:
    """Plates for writing. ``baked_at`` is a record for people; no page shows it."""

    def __init__(self, address: str, *, scratch: bool = False) -> None:
        self.address = address
        self.driver: Driver = connect(address, scratch=scratch)
        schema.create(self.driver, indexes=not scratch)

    def close(self) -> None:
        self.driver.close()

    # -- looking -----------------------------------------------------------------------------

    def empty(self) -> bool:
        return not self.driver.rows("SELECT 1 FROM press_plate LIMIT 1")

    def count(self) -> int:
        return int(self.driver.rows("SELECT count(*) FROM press_plate")[0][0])

    def meta(self) -> dict[str, str]:
        return dict(self.driver.rows("SELECT name, value FROM press_meta"))

    def of_surfaces(self, surfaces: Iterable[str]) -> dict[str, list[Kept]]:
        found: dict[str, list[Kept]] = {}
        for part in _parts(list(surfaces)):
            for row in self.driver.rows(
                "SELECT id, path, surface, etag, keys FROM press_plate"
                f" WHERE surface IN ({_marks(part)})",
                part,
            ):
                found.setdefault(row[2], []).append(_kept(row))
        return found

    def at_paths(self, paths: Iterable[str]) -> dict[str, Kept]:
        found = {}
        for part in _parts(list(paths)):
            for row in self.driver.rows(
                "SELECT id, path, surface, etag, keys FROM press_plate"
                f" WHERE path IN ({_marks(part)})",
                part,
            ):
                found[row[1]] = _kept(row)
        return found

    def readers_of(self, keys: Iterable[Key]) -> dict[str, Key]:
        """The surfaces whose plates read one of ``keys``, each with one such key."""
        names = {number(key): key for key in keys}
        found: dict[str, Key] = {}
        for part in _parts(list(names)):
            for surface, key in self.driver.rows(
                "SELECT p.surface, r.key FROM press_reads r JOIN press_plate p ON p.id = r.plate"
                f" WHERE r.key IN ({_marks(part)})",
                part,
            ):
                found.setdefault(surface, names[key])
        return found

    def is_read(self, key: Key) -> bool:
        return bool(
            self.driver.rows("SELECT 1 FROM press_reads WHERE key = ? LIMIT 1", [number(key)])
        )

    def surfaces_of_kind(self, kind: str) -> list[str]:
        return [
            row[0]
            for row in self.driver.rows(
                "SELECT DISTINCT surface FROM press_plate WHERE surface LIKE ?",
                [f"{kind}:%"],
            )
        ]

    def next_waiting(self, limit: int, now: float, last: int = 9) -> list[Waiting]:
        """Of what is due, the first; ``last`` is the last rank that counts."""
        rows = self.driver.rows(
            "SELECT surface, rank, newest, cause, tries, due, error FROM press_queue"
            " WHERE due <= ? AND rank <= ? ORDER BY rank, newest DESC, surface LIMIT ?",
            [now, last, limit],
        )
        return [Waiting(*row) for row in rows]

    def put_off(self, now: float, rank: int) -> dict[str, str]:
        """Surfaces of this rank that wait for their time, though nothing was wrong with them; each
        with its cause."""
        rows = self.driver.rows(
            "SELECT surface, cause FROM press_queue WHERE rank = ? AND due > ? AND tries = 0",
            [rank, now],
        )
        return dict(rows)

    def waiting_as(self, surfaces: Iterable[str], ranks: Collection[int]) -> set[str]:
        """Those of the surfaces that wait in one of these ranks."""
        found: set[str] = set()
        for part in _parts(list(surfaces)):
            rows = self.driver.rows(
                "SELECT surface FROM press_queue"
                f" WHERE surface IN ({_marks(part)}) AND rank IN ({_marks(list(ranks))})",
                [*part, *ranks],
            )
            found |= {row[0] for row in rows}
        return found

    def waiting(self) -> int:
        return int(self.driver.rows("SELECT count(*) FROM press_queue")[0][0])

    def failing(self) -> list[Waiting]:
        rows = self.driver.rows(
            "SELECT surface, rank, newest, cause, tries, due, error FROM press_queue"
            " WHERE tries > 0 ORDER BY surface"
        )
        return [Waiting(*row) for row in rows]

    def done(self) -> set[int]:
        return {row[0] for row in self.driver.rows("SELECT id FROM press_done")}

    # -- writing -----------------------------------------------------------------------------

    def commit(self, batch: Batch) -> list[str]:
        """Store the batch in one transaction; the paths whose answer changed."""
        changed: list[str] = []
        with self.driver.transaction():
            self.write(batch, changed)
        if changed:
            # After it and apart: only now readers have it.
            self.driver.run(
                "INSERT INTO press_commits (last, at) SELECT max(seq), ? FROM press_changes"
                " WHERE true ON CONFLICT DO NOTHING",
                [time.time()],
            )
        return changed

    def write(self, batch: Batch, changed: list[str]) -> None:
        """The batch's statements, inside a transaction of the caller's."""
        run, run_many = self.driver.run, self.driver.run_many
        for kept in batch.drop:
            gone = run(
                "DELETE FROM press_plate WHERE id = ? AND path = ? AND surface = ?",
                [kept.id, kept.path, kept.surface],
            )
            if gone:
                run("DELETE FROM press_body WHERE id = ?", [kept.id])
                self._forget_reads([kept])
                changed.append(kept.path)
        self._put(batch.put)
        changed.extend(baked.plate.path for baked in batch.put)
        for kept, keys in batch.reread:
            self._index([(kept.id, kept.keys, keys)])
            run("UPDATE press_plate SET keys = ? WHERE id = ?", ["\n".join(keys), kept.id])
        if batch.dequeue:
            run_many("DELETE FROM press_queue WHERE surface = ?", [[s] for s in batch.dequeue])
        if batch.enqueue:
            run_many(_ENQUEUE, [_row(waiting) for waiting in batch.enqueue])
        if batch.put_off:
            unless = " WHERE press_queue.tries > 0"
            run_many(_ENQUEUE + unless, [_row(waiting) for waiting in batch.put_off])
        if batch.order:
            run_many(
                "UPDATE press_queue SET rank = ?, newest = ? WHERE surface = ?",
                [[rank, newest, surface] for surface, rank, newest in batch.order],
            )
        if batch.done and self.driver.postgres:
            run_many("DELETE FROM press_journal WHERE id = ?", ([i] for i in batch.done))
        elif batch.done:
            run_many(
                "INSERT INTO press_done (id) VALUES (?) ON CONFLICT DO NOTHING",
                ([i] for i in batch.done),
            )
        if changed:
            run_many("INSERT INTO press_changes (path) VALUES (?)", [[p] for p in changed])
        for name, value in batch.meta.items():
            run(
                "INSERT INTO press_meta (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            )

    def _put(self, bakings: Sequence[Baked]) -> None:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        before = self.at_paths(b.plate.path for b in bakings)
        index = []
        for baked in bakings:
            plate, was = baked.plate, before.get(baked.plate.path)
            row = [
                plate.surface,
                plate.status,
                json.dumps(plate.headers, ensure_ascii=False),
                plate.etag,
                plate.size,
                "\n".join(baked.keys),
                baked.cause,
                now,
            ]
            if was is None:
                (new,) = self.driver.rows(
                    "INSERT INTO press_plate (surface, status, headers, etag, size, keys, cause,"
                    " baked_at, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                    [*row, plate.path],
                )
                plate_id = int(new[0])
                self.driver.run(
                    "INSERT INTO press_body (id, body) VALUES (?, ?)", [plate_id, plate.body]
                )
            else:
                plate_id = was.id
                self.driver.run(
                    "UPDATE press_plate SET surface = ?, status = ?, headers = ?, etag = ?,"
                    " size = ?, keys = ?, cause = ?, baked_at = ? WHERE id = ?",
                    [*row, plate_id],
                )
                self.driver.run(
                    "UPDATE press_body SET body = ? WHERE id = ?", [plate.body, plate_id]
                )
            index.append((plate_id, was.keys if was else (), baked.keys))
        self._index(index)

    def _index(self, plates: Iterable[tuple[int, tuple[Key, ...], tuple[Key, ...]]]) -> None:
        add, remove = [], []
        for plate_id, before, after in plates:
            old, new = {number(k) for k in before}, {number(k) for k in after}
            add += [(n, plate_id) for n in new - old]
            remove += [(n, plate_id) for n in old - new]
        if remove:
            self.driver.run_many("DELETE FROM press_reads WHERE key = ? AND plate = ?", remove)
        if add:
            add.sort()
            self.driver.run_many(
                "INSERT INTO press_reads (key, plate) VALUES (?, ?) ON CONFLICT DO NOTHING", add
            )

    def _forget_reads(self, plates: Iterable[Kept]) -> None:
        self._index((kept.id, kept.keys, ()) for kept in plates)

    def forget_done(self, ids: Sequence[int]) -> None:
        with self.driver.transaction():
            self.driver.run_many("DELETE FROM press_done WHERE id = ?", ([i] for i in ids))

    def trim_changes(self) -> None:
        """Keep the newest changes; a front that slept longer drops its whole memory."""
        self.driver.run(
            "DELETE FROM press_changes WHERE seq <= (SELECT max(seq) FROM press_changes) - ?",
            [KEPT_CHANGES],
        )
        self.driver.run(
            "DELETE FROM press_commits WHERE last < (SELECT min(seq) FROM press_changes)"
        )


def _row(one: Waiting) -> tuple[object, ...]:
    return (one.surface, one.rank, one.newest, one.cause, one.tries, one.due, one.error)


def _kept(row: Sequence[object]) -> Kept:
    keys = str(row[4])
    return Kept(
        id=int(str(row[0])),
        path=str(row[1]),
        surface=str(row[2]),
        etag=str(row[3]),
        keys=tuple(keys.split("\n")) if keys else (),
    )


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _parts(values: list[_T]) -> Iterable[list[_T]]:
    return (values[n : n + _CHUNK] for n in range(0, len(values), _CHUNK))
