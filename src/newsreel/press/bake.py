"""Baking some surfaces in the open snapshot: rendered, compared with what stands, made a batch."""

import logging
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connections, transaction

from newsreel.press import surfaces
from newsreel.press.keys import Key
from newsreel.press.plates import (
    Baked,
    Batch,
    Kept,
    Plate,
    PlateStore,
    Waiting,
    make_plate,
)
from newsreel.press.plates.plate import etag_of
from newsreel.press.recorder import current_snapshot, recording

log = logging.getLogger("newsreel.press")

RETRY_FIRST, RETRY_LAST = 1.0, 60.0
LASTING_PAUSE = 0.5
# Ranks of the queue: what waits for another try or comes just after its pages; large changes whose
# surfaces are not in order yet; those that are; what they leave behind; assets that no longer are
# current.
RANK_SOON, RANK_UNSORTED, RANK_LARGE, RANK_OLD, RANK_LASTING = 0, 1, 2, 3, 9
PENDING = "pending"
PENDING_HEADER = "x-newsreel-pending"


@dataclass(slots=True)
class Outcome:
    """What became of the surfaces: the batch to commit, and what failed with its reason."""

    batch: Batch = field(default_factory=Batch)
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Result:
    name: str
    cause: str
    kept: list[Kept]
    keys: tuple[Key, ...] = ()
    rendered: surfaces.Rendered | None = None
    error: str = ""


def prime(names: list[str]) -> None:
    """Let the kinds load in few queries what these surfaces will read."""
    _load(names, lambda kind, args: kind.prime(args))


def locate(names: list[str]) -> None:
    """Let the kinds load in few queries what tells where these surfaces stand."""
    _load(names, lambda kind, args: kind.locate(args))


def _load(names: list[str], load: Callable[[surfaces.Kind, list[str]], None]) -> None:
    by_kind: dict[str, list[str]] = {}
    for name in names:
        kind, _, arg = name.partition(":")
        by_kind.setdefault(kind, []).append(arg)
    for known in surfaces.kinds():
        if known.name in by_kind:
            try:
                with _apart():
                    load(known, by_kind[known.name])
            except Exception as error:  # what is at fault fails again when it is rendered
                log.debug("loading for %s failed: %s", known.name, error)


@contextmanager
def _apart() -> Iterator[None]:
    """A fault in here leaves the snapshot open: PostgreSQL wants a savepoint for that."""
    alias = current_snapshot().alias
    if connections[alias].vendor == "postgresql":
        with transaction.atomic(using=alias):
            yield
    else:
        yield


def path_of(name: str) -> str | None:
    """Where the surface will stand; None where it does not exist, or cannot be told: its bake
    will then fail as well, and be reported."""
    kind, arg = surfaces.split(name)
    try:
        with _apart(), recording():
            return kind.path(arg)
    except Exception as error:
        log.debug("the path of %s: %s", name, error)
        return None


def bake(
    store: PlateStore,
    causes: Mapping[str, str],
    tries: Mapping[str, int] | None = None,
    hold: Collection[str] = (),
) -> Outcome:
    """Render the surfaces named in ``causes`` and gather what differs from the plates there are.

    A render that fails keeps its old plate, adds the keys it read and waits in the queue for
    another try. Where a path is claimed that another surface holds, that one is rendered too; of
    two that claim one path the first by name has it and the other waits. Surfaces in ``hold``
    leave their old paths standing and queue up to clear them after everything that links there.
    """
    results = _render_with_holders(store, causes)
    out = Outcome()
    claims: dict[str, str] = {}
    for name in sorted(results):
        result = results[name]
        if result.rendered is not None:
            holder = claims.setdefault(result.rendered.path, name)
            if holder != name:
                result.error = f"{result.rendered.path} is the address of {holder}"
    for name in sorted(results):
        result = results[name]
        if result.error:
            rank = RANK_LARGE if name in hold else RANK_SOON
            _fail(out, result, (tries or {}).get(name, 0) + 1, rank)
        else:
            _gather(store, out.batch, result, claims if name in hold else None)
    return out


def _render_with_holders(store: PlateStore, causes: Mapping[str, str]) -> dict[str, _Result]:
    results: dict[str, _Result] = {}
    todo = dict(causes)
    while todo:
        names = sorted(todo)
        prime(names)
        kept_of = store.of_surfaces(names)
        claimed: dict[str, str] = {}
        for name in names:
            result = _render(_Result(name, todo[name], kept_of.get(name, [])))
            results[name] = result
            rendered = result.rendered
            if rendered and not any(k.path == rendered.path for k in result.kept):
                claimed[rendered.path] = name
        todo = {
            owner.surface: f"{claimed[path]} claims {path}"
            for path, owner in store.at_paths(claimed).items()
            if owner.surface not in results and owner.etag != PENDING
        }
    return results


def _render(result: _Result) -> _Result:
    keys: dict[Key, None] = {}
    try:
        kind, arg = surfaces.split(result.name)
        with _apart(), recording() as keys:
            result.rendered = kind.render(arg)
    except Exception as error:
        result.error = f"{type(error).__name__}: {error}"
        log.warning("%s cannot be baked, its old page stays: %s", result.name, result.error)
        log.debug("%s", result.name, exc_info=True)
    result.keys = tuple(keys)
    return result


def _gather(
    store: PlateStore, batch: Batch, result: _Result, hold: Mapping[str, str] | None
) -> None:
    """``hold``: the paths that this batch gives to surfaces, where old paths must go on
    answering."""
    rendered, kept, name = result.rendered, result.kept, result.name
    if rendered is None:
        kind, _ = surfaces.split(name)
        if kind.lasting and kept and store.is_read(name):
            due = time.time() + LASTING_PAUSE
            batch.enqueue.append(Waiting(name, RANK_LASTING, "", result.cause, due=due))
        else:
            _leave(batch, result, kept, "/", hold)
        return
    etag = etag_of(rendered.status, rendered.headers, rendered.body)
    same = next((k for k in kept if k.path == rendered.path), None)
    _leave(batch, result, [k for k in kept if k is not same], rendered.path, hold)
    if same is None or same.etag != etag:
        plate = make_plate(
            rendered.path, name, rendered.status, rendered.headers, rendered.body, etag
        )
        batch.put.append(Baked(plate, result.keys, result.cause))
    elif set(same.keys) != set(result.keys):
        batch.reread.append((same, result.keys))


def _leave(
    batch: Batch, result: _Result, old: list[Kept], to: str, hold: Mapping[str, str] | None
) -> None:
    """Clear old paths; with ``hold`` let them lead to ``to`` until nothing links there."""
    if hold is None:
        batch.drop += old
        return
    if old:
        batch.enqueue.append(Waiting(result.name, RANK_OLD, "", result.cause))
    for kept in old:
        if kept.etag != PENDING and kept.path not in hold:
            plate = pending_plate(kept.path, result.name, "/" if to.endswith("*") else to)
            batch.put.append(Baked(plate, (), result.cause))


def pending_plate(path: str, surface: str, location: str) -> Plate:
    """A path in the making, or about to be cleared: it leads elsewhere for this moment."""
    return Plate(
        path=path,
        surface=surface,
        status=302,
        headers=(("location", location), ("cache-control", "no-store"), (PENDING_HEADER, "1")),
        etag=PENDING,
        size=0,
        body=b"",
    )


def _fail(out: Outcome, result: _Result, count: int, rank: int) -> None:
    pause = min(RETRY_FIRST * 2 ** (count - 1), RETRY_LAST)
    due = time.time() + pause
    out.failed[result.name] = result.error
    out.batch.enqueue.append(Waiting(result.name, rank, "", result.cause, count, due, result.error))
    out.batch.reread += [
        (k, tuple(dict.fromkeys([*k.keys, *result.keys])))
        for k in result.kept
        if not set(result.keys) <= set(k.keys)
    ]
