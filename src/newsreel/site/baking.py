"""Baking for commands: what is stale, everything, and the comparison with a bake from nothing."""

import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsreel.press.bake import RANK_LARGE
from newsreel.press.clean import Clean, bake_clean
from newsreel.press.journal import journal, triggers
from newsreel.press.plates import Batch, PlateStore
from newsreel.press.plates.pour import pour
from newsreel.press.press import Press
from newsreel.press.verify import Difference, compare
from newsreel.site.configuration import Configuration
from newsreel.site.opening import SiteError, opened_press

Step = Callable[[int], None]
At = Callable[[int, int | None], None]


@dataclass(slots=True)
class Baking:
    written: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Comparison:
    plates: int
    differences: list[Difference]


def bake_stale(configuration: Configuration, at: At) -> Baking:
    """Whatever journal and queue ask for; where a running press does that, wait for it."""
    with opened_press(configuration) as (press, store):
        if store.empty() and press.lock.take():
            press.lock.release()
            return bake_everything(configuration, lambda n: at(n, None))
        most = 0

        def progress(turn: object, waiting: int) -> None:
            nonlocal most
            most = max(most, waiting)
            at(most - waiting, most)

        turn = press.run_until_done(progress)
        if turn.standby:
            return _wait(store, at)
        return Baking(len(turn.written), turn.failed)


def _wait(store: PlateStore, at: At) -> Baking:
    """Until the press that has the lock is through."""
    most = 0
    while True:
        failing = {w.surface: w.error for w in store.failing()}
        waiting = store.waiting()
        most = max(most, waiting)
        at(most - waiting, most)
        if journal.is_empty("default") and waiting == len(failing):
            return Baking(0, failing)
        time.sleep(0.2)


def bake_everything(configuration: Configuration, step: Step) -> Baking:
    """Every page from nothing, put in place in one step; beside a running press, through its
    queue."""
    from django.db import connections

    with opened_press(configuration) as (press, store):
        if not press.lock.take():
            triggers.journal_everything(connections["default"])
            time.sleep(0.5)
            return _wait(store, lambda done, total: None)
        new = configuration.folder / "plates.new.db"
        clean = _fresh(configuration, new, step)
        if configuration.postgres:
            pour(new, store, _finished(press, clean), lambda _: None)
            _remove(new)
        else:
            _settle(press, configuration, clean)
        return Baking(clean.plates, clean.failed)


def _fresh(configuration: Configuration, path: Path, step: Step) -> Clean:
    _remove(path)
    try:
        return bake_clean(path, int(configuration["press.processes"]), step)
    except BaseException:
        # Half a bake is worth nothing, least of all on a full disk.
        _remove(path)
        raise


def _remove(path: Path) -> None:
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()


def _finished(press: Press, clean: Clean) -> Batch:
    """What is baked needs no journal; what could not be baked waits for another try."""
    return Batch(
        done=clean.journal, meta=press.marks(), enqueue=press.again(clean.failed, RANK_LARGE)
    )


def _settle(press: Press, configuration: Configuration, clean: Clean) -> None:
    """Let the new plates take the place of the old."""
    new = configuration.folder / "plates.new.db"
    store = PlateStore(str(new))
    store.commit(_finished(press, clean))
    _fold(store)
    store.close()
    _sync(new)
    place = Path(configuration.plates)
    # A write-ahead log left beside the name would be taken for the new file's.
    press.store.driver.run("PRAGMA wal_checkpoint(TRUNCATE)")
    new.replace(place)
    for side in ("-wal", "-shm"):
        place.with_name(place.name + side).unlink(missing_ok=True)
    journal.drop("default", clean.journal)
    # Else the next press would drop all of them once more.
    with closing(PlateStore(str(place))) as put:
        put.forget_done(clean.journal)


def _fold(store: PlateStore) -> None:
    """Everything into the one file, with no log beside it."""
    store.driver.run("PRAGMA wal_checkpoint(TRUNCATE)")
    store.driver.run("PRAGMA journal_mode=DELETE")


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def verify(configuration: Configuration, step: Step) -> Comparison:
    """Compare what stands with a bake from nothing, made beside it and thrown away. Raises
    SiteError where changes kept coming in meanwhile."""
    path = configuration.folder / "plates.verify.db"
    try:
        clean = _fresh(configuration, path, step)
        if clean.journal:
            raise SiteError(
                "pages changed while they were compared: try again when nobody is writing"
            )
        return Comparison(clean.plates, list(compare(configuration.plates, path)))
    finally:
        _remove(path)
