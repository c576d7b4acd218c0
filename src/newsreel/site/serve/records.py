"""The processes of a run, on record in the site's folder, and what became of them.

A process is known by its id and the moment of its start: ids come again. Every part leads a
session of its own, by which its own children are found even after it has died.
"""

import fcntl
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

SERVE = "serve"


class AlreadyServedError(Exception):
    """Another ``serve`` works on this site."""


@dataclass(frozen=True, slots=True)
class Record:
    """``started`` is in clock ticks since the machine's start (proc_pid_stat(5), field 22), 0
    where there is no /proc; ``boot`` names that start of the machine."""

    name: str
    pid: int
    started: int
    boot: str
    since: str


@dataclass(frozen=True, slots=True)
class Running:
    """A process as /proc shows it."""

    pid: int
    session: int
    started: int


def note(run: Path, name: str, pid: int) -> None:
    """Put a process on record, in one step."""
    seen = _look(pid)
    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    record = Record(name, pid, seen.started if seen else 0, _boot(), since)
    draft = run / f".{name}.json"
    draft.write_text(json.dumps(asdict(record)) + "\n")
    draft.replace(run / f"{name}.json")


def forget(run: Path, name: str) -> None:
    (run / f"{name}.json").unlink(missing_ok=True)


def on_record(run: Path) -> list[Record]:
    """Every record that can be read; a torn one says nothing and is passed over."""
    found = []
    for file in sorted(run.glob("*.json")):
        with suppress(OSError, ValueError, TypeError):
            found.append(Record(**json.loads(file.read_text())))
    return found


def serving(run: Path) -> Record | None:
    """The ``serve`` that works on the site now."""
    return next((r for r in on_record(run) if r.name == SERVE and _is(r)), None)


def claim(run: Path) -> IO[str]:
    """Be the one ``serve`` of this site until the file given is closed.

    Raises AlreadyServedError, with a sentence.
    """
    run.mkdir(parents=True, exist_ok=True)
    lock = (run / "serve.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        other = serving(run)
        who = f"process {other.pid}" if other else "another process"
        raise AlreadyServedError(
            f"this site is already served by {who}: stop it first, or use `newsreel reload`"
        ) from None
    note(run, SERVE, os.getpid())
    return lock


def end_orphans(run: Path, say: Callable[[str], None], patience: float = 10.0) -> int:
    """End what a killed run left: gently, then not. How many processes there were."""
    ended = 0
    for record in on_record(run):
        if record.name == SERVE:
            continue
        left = survivors(record)
        if left:
            say(f"ending {record.name}, left over from a run that was killed (process {left[0]})")
            end(record, patience)
            ended += len(left)
        forget(run, record.name)
    return ended


def survivors(record: Record) -> list[int]:
    """The processes of a part that still run: itself and those of its session."""
    if record.boot != _boot() or not record.started:
        return []
    return [
        process.pid
        for process in _all()
        if process.session == record.pid and process.started >= record.started
    ]


def end(record: Record, patience: float) -> None:
    """SIGTERM to every process of the part; SIGKILL to what is left after ``patience`` seconds."""
    for pid in survivors(record):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while survivors(record) and time.monotonic() < deadline:
        time.sleep(0.05)
    for pid in survivors(record):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def _is(record: Record) -> bool:
    seen = _look(record.pid)
    return seen is not None and seen.started == record.started and record.boot == _boot()


def _all() -> Iterator[Running]:
    with suppress(OSError):
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal() and (seen := _look(int(entry.name))) is not None:
                yield seen


def _look(pid: int) -> Running | None:
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    state, session, started = words[0], int(words[3]), int(words[19])
    return None if state in "ZX" else Running(pid, session, started)


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
