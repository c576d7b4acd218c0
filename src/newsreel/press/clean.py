"""Baking from nothing: every surface there is, rendered by several processes from one snapshot.

The plates go into a file of their own, which then takes the place of the old one (SQLite), or is
only compared with what stands (verify).
"""

import json
import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path

from django.db import connections, transaction

from newsreel.press import surfaces
from newsreel.press.bake import prime
from newsreel.press.journal import journal
from newsreel.press.keys import number
from newsreel.press.plates import PlateStore, make_plate, schema
from newsreel.press.plates.driver import SqliteDriver
from newsreel.press.recorder import Snapshot, reading_from, recording

_PLATE = (
    "INSERT INTO press_plate (id, path, surface, status, headers, etag, size, keys, cause,"
    " baked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'baked from nothing', ?)"
)

# path, surface, status, headers as JSON, etag, size, keys by line, key numbers, gzip body
Row = tuple[str, str, int, str, str, int, str, list[int], bytes]
Rendering = tuple[list[Row], dict[str, str]]
Progress = Callable[[int], None]


class Clean:
    """What a bake from nothing gave: how many plates, renders that failed, journal rows seen."""

    def __init__(self) -> None:
        self.plates = 0
        self.failed: dict[str, str] = {}
        self.journal: Sequence[int] = ()


def bake_clean(path: Path, processes: int, progress: Progress | None = None) -> Clean:
    """Bake everything into a new file at ``path``, which must not exist yet; with one process,
    in this one."""
    clean = Clean()
    store = PlateStore(str(path), scratch=True)
    driver = store.driver
    assert isinstance(driver, SqliteDriver)
    with driver.transaction():
        for rows, failed in _here(clean) if processes < 2 else _together(processes, clean):
            clean.failed |= failed
            _load(driver, rows, clean.plates + 1)
            clean.plates += len(rows)
            if progress:
                progress(len(rows))
    _one_surface_a_path(driver, clean)
    schema.index(driver)
    store.close()
    return clean


def _here(clean: Clean) -> Iterator[Rendering]:
    with transaction.atomic(using="press"):
        clean.journal = journal.ids("press")
        with reading_from(Snapshot("press")) as snapshot:
            for names in _share(0, 1):
                yield render_batch(names)
                snapshot.forget()


def _together(processes: int, clean: Clean) -> Iterator[Rendering]:
    with _bakers(processes, clean) as pipes:
        open_pipes = list(pipes)
        while open_pipes:
            for pipe in wait(open_pipes):
                assert isinstance(pipe, Connection)
                try:
                    rows, failed = pickle.loads(pipe.recv_bytes())
                except EOFError:
                    open_pipes.remove(pipe)
                    continue
                if rows is None:
                    raise RuntimeError(f"a baking process failed: {failed}")
                yield rows, failed


def _load(driver: SqliteDriver, rows: list[Row], first: int) -> None:
    plates = [
        (n, path, surface, status, headers, etag, size, keys, "")
        for n, (path, surface, status, headers, etag, size, keys, _, _) in enumerate(rows, first)
    ]
    driver.run_many(_PLATE, plates)
    driver.run_many(
        "INSERT INTO press_body (id, body) VALUES (?, ?)",
        [(n, row[8]) for n, row in enumerate(rows, first)],
    )
    reads = sorted((key, n) for n, row in enumerate(rows, first) for key in row[7])
    driver.run_many("INSERT OR IGNORE INTO press_reads (key, plate) VALUES (?, ?)", reads)


def _one_surface_a_path(driver: SqliteDriver, clean: Clean) -> None:
    """Of several surfaces that claim one path the first by name has it, as in ``bake``."""
    driver.run("CREATE INDEX path_for_now ON press_plate (path)")
    for (path,) in driver.rows("SELECT path FROM press_plate GROUP BY path HAVING count(*) > 1"):
        rows = driver.rows(
            "SELECT id, surface FROM press_plate WHERE path = ? ORDER BY surface", [path]
        )
        for plate, surface in rows[1:]:
            clean.failed[surface] = f"{path} is the address of {rows[0][1]}"
            clean.plates -= 1
            driver.run("DELETE FROM press_plate WHERE id = ?", [plate])
            driver.run("DELETE FROM press_body WHERE id = ?", [plate])
            driver.run("DELETE FROM press_reads WHERE plate = ?", [plate])
    driver.run("DROP INDEX path_for_now")


@contextmanager
def _bakers(processes: int, clean: Clean) -> Iterator[list[Connection]]:
    """Processes that render, all looking at one state of the rows."""
    context = multiprocessing.get_context("fork")
    connections.close_all()
    workers, pipes = [], []
    for n in range(processes):
        here, there = context.Pipe()
        worker = context.Process(
            target=_baker, args=(there, here, n, processes), name=f"baker-{n}", daemon=True
        )
        worker.start()
        there.close()
        workers.append(worker)
        pipes.append(here)
    try:
        with _same_state() as (ids, name):
            for pipe in pipes:
                pipe.send(name)
            for pipe in pipes:
                pipe.recv()  # its snapshot stands
        clean.journal = ids
        yield pipes
        for worker in workers:
            worker.join()
    finally:
        for worker in workers:
            if worker.is_alive():
                worker.terminate()
        for pipe in pipes:
            pipe.close()


@contextmanager
def _same_state() -> Iterator[tuple[Sequence[int], str]]:
    """Hold the rows still (SQLite), or export a snapshot (PostgreSQL), for the bakers' own."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        with transaction.atomic():  # IMMEDIATE: nobody writes meanwhile
            yield journal.ids("default"), ""
        return
    with transaction.atomic(using="press"):
        with connections["press"].cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            name = cursor.fetchone()[0]
        yield journal.ids("press"), name


def _baker(pipe: Connection, other: Connection, n: int, processes: int) -> None:
    other.close()
    try:
        with transaction.atomic(using="press"):
            name = pipe.recv()
            with connections["press"].cursor() as cursor:
                if name:
                    cursor.execute("SET TRANSACTION SNAPSHOT %s", [name])
                cursor.execute("SELECT count(*) FROM press_journal WHERE id < 0")
            pipe.send("ready")
            with reading_from(Snapshot("press")) as snapshot:
                _bake_share(pipe, snapshot, n, processes)
    except BaseException as error:
        pipe.send_bytes(pickle.dumps((None, f"{type(error).__name__}: {error}")))
        raise
    finally:
        pipe.close()
        connections.close_all()


def _bake_share(pipe: Connection, snapshot: Snapshot, n: int, processes: int) -> None:
    for names in _share(n, processes):
        pipe.send_bytes(pickle.dumps(render_batch(names), protocol=5))
        snapshot.forget()


def _share(n: int, processes: int) -> Iterator[list[str]]:
    """Every ``processes``-th lot of surfaces from the ``n``-th on."""
    turn = 0
    for kind in surfaces.kinds():
        every = iter(kind.every())
        while args := list(islice(every, kind.at_once)):
            if turn % processes == n:
                yield [f"{kind.name}:{arg}" for arg in dict.fromkeys(args)]
            turn += 1


def render_batch(names: list[str]) -> Rendering:
    """The plates of these surfaces as rows, and the renders that failed."""
    prime(names)
    rows: list[Row] = []
    failed: dict[str, str] = {}
    for name in names:
        kind, arg = surfaces.split(name)
        try:
            with recording() as keys:
                rendered = kind.render(arg)
        except Exception as error:
            failed[name] = f"{type(error).__name__}: {error}"
            continue
        if rendered is None:
            continue
        plate = make_plate(rendered.path, name, rendered.status, rendered.headers, rendered.body)
        rows.append(
            (
                plate.path,
                name,
                plate.status,
                json.dumps(plate.headers, ensure_ascii=False),
                plate.etag,
                plate.size,
                "\n".join(keys),
                [number(key) for key in keys],
                plate.body,
            )
        )
    return rows, failed
