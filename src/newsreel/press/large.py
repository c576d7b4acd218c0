"""Large changes: more pages than one commit holds.

Before anything is baked, every address that will come to exist gets a small plate that leads to
where the page still stands, or to the nearest page above: whatever order the pages are then
baked in, no link of one leads nowhere (law 5).
"""

from collections.abc import Iterator, Mapping, Sequence

from newsreel.press import bake, surfaces
from newsreel.press.bake import PENDING
from newsreel.press.plates import Baked, Batch, Kept, PlateStore, Waiting
from newsreel.press.recorder import Snapshot


def pend(
    store: PlateStore, causes: Mapping[str, str], together: int, snapshot: Snapshot
) -> Iterator[Batch]:
    """Batches of temporary plates for the new addresses of these surfaces."""
    names = sorted(causes)
    for n in range(0, len(names), together):
        part = names[n : n + together]
        snapshot.forget()
        bake.locate(part)
        standing = store.of_surfaces(part)
        paths: dict[str, str] = {}
        for name in part:
            path = bake.path_of(name)
            if path is not None and not path.endswith("*"):
                paths.setdefault(path, name)
        taken = store.at_paths(paths)
        batch = Batch()
        for path, name in paths.items():
            if path not in taken:
                location = _meanwhile(store, path, standing.get(name, []))
                batch.put.append(Baked(bake.pending_plate(path, name, location), (), causes[name]))
                # In the same commit: killed after it, the press must still know of this plate.
                batch.enqueue.append(Waiting(name, bake.RANK_UNSORTED, "", causes[name]))
        if batch.put:
            yield batch
    snapshot.forget()


def queue(causes: Mapping[str, str], ids: Sequence[int], together: int) -> Iterator[Batch]:
    """Batches that put these surfaces into the queue, and then take their changes as done. They
    are put in order later, a few a turn, so that other changes need not wait for that."""
    names = sorted(causes)
    for n in range(0, len(names), 5 * together):
        part = names[n : n + 5 * together]
        yield Batch(enqueue=[Waiting(m, bake.RANK_UNSORTED, "", causes[m]) for m in part])
    yield Batch(done=ids)


def order(waiting: Sequence[Waiting]) -> Batch:
    """Their places in the queue: the newest first."""
    bake.locate([one.surface for one in waiting])
    return Batch(order=[(one.surface, bake.RANK_LARGE, newest(one.surface)) for one in waiting])


def newest(name: str) -> str:
    kind, arg = surfaces.split(name)
    return "" if kind.second else kind.newest(arg)


def _meanwhile(store: PlateStore, path: str, standing: list[Kept]) -> str:
    """Where the page stands until it is baked; else the nearest page above."""
    for kept in standing:
        if kept.etag != PENDING:
            return kept.path
    parts = path.strip("/").split("/")
    above = ["/" + "/".join(parts[:n]) + "/" for n in range(len(parts) - 1, 0, -1)] + ["/"]
    found = store.at_paths(above)
    return next((p for p in above if p in found and found[p].etag != PENDING), "/")
