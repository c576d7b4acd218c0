"""The press: one turn after another, from the journal's rows to the plates.

Killed anywhere, it does the same again: what a turn takes from the journal is dropped only after
its plates are stored, and storing them twice changes nothing.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connections, transaction

from newsreel.press import bake, large, surfaces
from newsreel.press.bake import RANK_LARGE, RANK_OLD, RANK_SOON, RANK_UNSORTED, Outcome
from newsreel.press.journal import journal
from newsreel.press.journal.change import Change
from newsreel.press.journal.watch import is_paced, keys_of, may_move
from newsreel.press.lock import lock_of
from newsreel.press.pace import Pace
from newsreel.press.plates import Batch, PlateStore, Waiting
from newsreel.press.recorder import Snapshot, current_snapshot, reading_from

# Law 5: the plates of one commit; what is more goes through the queue.
TOGETHER = 1_000
# Surfaces taken from the queue in one turn: bounds how long a new change waits (about 50 ms).
SLICE = 48
# Surfaces put in order in one turn: as long.
ORDERED = 400

Committed = Callable[[list[str]], None]


@dataclass(slots=True)
class Turn:
    """What one turn did. ``standby``: another press has the lock."""

    changes: int = 0
    written: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    queued: int = 0
    standby: bool = False

    @property
    def idle(self) -> bool:
        return not (self.changes or self.rendered or self.queued)


class Press:
    """``facts``: fingerprints of data that is no row, by key ({"site": digest of the settings});
    a key that begins with "*" decides which surfaces there are, so that all are looked at anew.

    ``committed`` is called with the changed paths after each commit (the purge hook).
    """

    def __init__(
        self,
        store: PlateStore,
        *,
        facts: Mapping[str, str] | None = None,
        committed: Committed | None = None,
        together: int = TOGETHER,
        alias: str = "press",
        writer: str = "default",
    ) -> None:
        self.store = store
        self.lock = lock_of(store)
        self.alias, self.writer = alias, writer
        self.together = together
        self.pace = Pace()
        self._facts = dict(facts or {})
        self._committed = committed
        self._reconciled = False

    # -- one turn ----------------------------------------------------------------------------

    def turn(self) -> Turn:
        """Bake what the journal says, then a slice of the queue."""
        if not self.lock.take():
            return Turn(standby=True)
        self._finish_done()
        turn = Turn()
        with transaction.atomic(using=self.alias), reading_from(Snapshot(self.alias)) as snapshot:
            changes = journal.take(self.alias)
            if not self._reconciled:
                self._reconcile(turn, snapshot)
            if changes:
                self._take_in(changes, turn, snapshot)
            self._from_queue(turn, snapshot)
        self._finish_done()
        return turn

    def run_until_done(self, progress: Callable[[Turn, int], None] | None = None) -> Turn:
        """Turn until journal and queue are empty but for renders that failed. For commands."""
        total = Turn()
        while True:
            turn = self.turn()
            total.changes += turn.changes
            total.written += turn.written
            total.rendered += turn.rendered
            total.failed.update(turn.failed)
            for name in turn.rendered:
                if name not in turn.failed:
                    total.failed.pop(name, None)
            if turn.standby:
                total.standby = True
                return total
            waiting = self.store.waiting()
            if progress:
                progress(turn, waiting)
            if turn.idle:
                if waiting == len(self.store.failing()):
                    return total
                time.sleep(0.05)

    # -- what a change touches ---------------------------------------------------------------

    def affected(self, changes: Sequence[Change]) -> dict[str, str]:
        """The surfaces to be baked, each with its cause. The snapshot must be open, and know of
        these changes."""
        keys: dict[str, str] = {}
        found: dict[str, str] = {}
        everything = ""
        kinds = surfaces.kinds()
        for change in changes:
            cause = change.summary()
            if change.op == "T":
                everything = cause
                continue
            for key in keys_of(change):
                keys.setdefault(key, cause)
            for kind in kinds:
                for arg in kind.touched(change):
                    found.setdefault(f"{kind.name}:{arg}", cause)
        for surface, key in self.store.readers_of(keys).items():
            found.setdefault(surface, f"{keys[key]} ({key})")
        if everything:
            found.update(dict.fromkeys(self._everything(), everything))
        return found

    def _everything(self, kinds: Iterable[surfaces.Kind] | None = None) -> Iterable[str]:
        for kind in surfaces.kinds() if kinds is None else kinds:
            yield from self.store.surfaces_of_kind(kind.name)
            yield from (f"{kind.name}:{arg}" for arg in kind.every())

    def _take_in(self, changes: list[Change], turn: Turn, snapshot: Snapshot) -> None:
        turn.changes = len(changes)
        ids = [change.id for change in changes]
        causes, put_off = self._paced(changes)
        pages: dict[str, str] = {}
        later: dict[str, str] = {}
        for name, cause in causes.items():
            known = surfaces.split(name)[0]
            (later if known.second else pages)[name] = cause
        if len(pages) > self.together:
            self.store.commit(Batch(put_off=put_off))
            self._enlarge(causes, changes, turn, snapshot)
            return
        # Of a large change that is under way, other pages link to where these stood.
        under_way = self.store.waiting_as([*pages, *later], (RANK_UNSORTED, RANK_LARGE, RANK_OLD))
        for name in {*self._moving(later), *(under_way & later.keys())}:
            pages[name] = later.pop(name)
        outcome = bake.bake(self.store, pages, hold=under_way)
        outcome.batch.done = ids
        outcome.batch.enqueue += [Waiting(n, RANK_SOON, "", c) for n, c in later.items()]
        outcome.batch.dequeue = list(pages)
        outcome.batch.put_off = put_off
        self._commit(outcome, list(pages), turn)

    def _paced(self, changes: list[Change]) -> tuple[dict[str, str], list[Waiting]]:
        """What is to be baked now, each with its cause; and what waits for the next beat."""
        current_snapshot().changes = changes
        slow = [change for change in changes if is_paced(change)]
        if slow and self.pace.may_bake():
            return self.affected(changes), []
        causes = self.affected([change for change in changes if not is_paced(change)])
        later = self.affected(slow)
        if causes:
            waiting = self.store.put_off(time.time(), RANK_SOON) | later
            if not causes.keys().isdisjoint(waiting):
                # A page that is baked now shows what the others wait to show: those that do not
                # stand yet it may link to.
                standing = self.store.of_surfaces(waiting)
                causes |= {n: c for n, c in waiting.items() if n not in standing}
        later = {name: cause for name, cause in later.items() if name not in causes}
        return causes, self.pace.put_off(later, RANK_SOON)

    def _moving(self, names: Iterable[str]) -> list[str]:
        """Of these surfaces, those that will stand where nothing of theirs stands yet: pages of
        the same commit link there."""
        standing = self.store.of_surfaces(names)
        return [
            name
            for name in names
            if bake.path_of(name) not in {None, *(k.path for k in standing.get(name, ()))}
        ]

    def _enlarge(
        self, causes: Mapping[str, str], changes: list[Change], turn: Turn, snapshot: Snapshot
    ) -> None:
        """A large change: every new address answers at once, the pages follow newest first."""
        if any(may_move(change) for change in changes):
            self._pend(causes, turn, snapshot)
        self._enqueue(causes, turn, [change.id for change in changes])

    def _pend(self, causes: Mapping[str, str], turn: Turn, snapshot: Snapshot) -> None:
        for batch in large.pend(self.store, causes, self.together, snapshot):
            self._store(batch, turn)

    def _enqueue(self, causes: Mapping[str, str], turn: Turn, ids: Sequence[int]) -> None:
        turn.queued += len(causes)
        for batch in large.queue(causes, ids, self.together):
            self._store(batch, turn)

    # -- the queue ---------------------------------------------------------------------------

    def _from_queue(self, turn: Turn, snapshot: Snapshot) -> None:
        now = time.time()
        waiting = self.store.next_waiting(SLICE, now)
        if not waiting:
            return
        snapshot.forget()
        if waiting[0].rank == RANK_UNSORTED:
            unsorted = self.store.next_waiting(ORDERED, now, RANK_UNSORTED)
            self._store(large.order(unsorted), turn)
            turn.queued += len(unsorted)
            return
        waiting = [one for one in waiting if one.rank != RANK_UNSORTED]
        put_off = self.pace.taken(waiting)
        outcome = bake.bake(
            self.store,
            {w.surface: w.cause for w in waiting},
            {w.surface: w.tries for w in waiting},
            hold={w.surface for w in waiting if w.rank == RANK_LARGE},
        )
        outcome.batch.dequeue = [w.surface for w in waiting]
        self._commit(outcome, [w.surface for w in waiting], turn)
        if put_off:
            self.pace.spent(time.time() - now)

    # -- code, templates, settings -----------------------------------------------------------

    def marks(self) -> dict[str, str]:
        """Fingerprints of what is no row: to be stored with the plates that were made with it."""
        marks = {f"kind {kind.name}": kind.fingerprint() for kind in surfaces.kinds()}
        return marks | {f"fact {key}": mark for key, mark in self._facts.items()}

    def again(self, failed: Mapping[str, str], rank: int = RANK_SOON) -> list[Waiting]:
        """Entries of the queue for surfaces that could not be baked."""
        return [Waiting(n, rank, "", "baked from nothing", 1, 0.0, e) for n, e in failed.items()]

    def _reconcile(self, turn: Turn, snapshot: Snapshot) -> None:
        """Once a start: what is no row may have changed while no press was running."""
        meta, marks = self.store.meta(), self.marks()
        causes: dict[str, str] = {}
        for kind in surfaces.kinds():
            if meta.get(f"kind {kind.name}") != marks[f"kind {kind.name}"]:
                causes.update(dict.fromkeys(self._everything([kind]), "its code changed"))
        stale = [k for k, mark in self._facts.items() if meta.get(f"fact {k}") != mark]
        for surface, key in self.store.readers_of(stale).items():
            causes.setdefault(surface, f"{key} changed")
        for key in (key for key in stale if key.startswith("*")):
            for surface in self._everything():
                causes.setdefault(surface, f"{key[1:]} changed")
        self._drop_unknown({kind.name for kind in surfaces.kinds()})
        known = self.store.of_surfaces(causes) if causes else {}
        self._pend({n: c for n, c in causes.items() if n not in known}, turn, snapshot)
        if causes:
            self._enqueue(causes, turn, [])
        self.store.commit(Batch(meta=marks))
        self._reconciled = True

    def _drop_unknown(self, known: set[str]) -> None:
        rows = self.store.driver.rows("SELECT surface FROM press_queue")
        names = {row[0] for row in rows if row[0].partition(":")[0] not in known}
        if names:
            self.store.commit(Batch(dequeue=sorted(names)))

    # -- commits -----------------------------------------------------------------------------

    def _commit(self, outcome: Outcome, rendered: list[str], turn: Turn) -> None:
        self._store(outcome.batch, turn)
        turn.rendered += rendered
        turn.failed |= outcome.failed

    def _store(self, batch: Batch, turn: Turn) -> None:
        written = self.store.commit(batch)
        turn.written += written
        if written and self._committed:
            self._committed(written)

    def _finish_done(self) -> None:
        """Drop from the journal what is baked: where the journal is in another file (SQLite)."""
        done = sorted(self.store.done())
        if done:
            journal.drop(self.writer, done)
            self.store.forget_done(done)

    def close(self) -> None:
        self.lock.release()
        connections[self.alias].close()
