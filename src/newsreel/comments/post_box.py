"""One writer for all comments on SQLite: it commits them in groups, each poster is answered after
its group is on the disk.

Django's workers hand their postings over on a Unix socket, one JSON line each way, over a
connection that each of their threads keeps. While a group is being committed the next ones wait in
their sockets: they are the next group. Where nobody listens, a worker writes by itself: slower, no
less safe. What is sent twice, since the writer went away, is kept once (``actions.post``).
"""

import json
import logging
import selectors
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import DatabaseError, close_old_connections

from newsreel.comments.actions.post import Posted, Posting, post

MOST = 200
LINE = 256 * 1024
PATIENCE = 30.0
"""Seconds that a worker waits for its answer."""
_LOOK = 0.2
_NAMES = tuple(field.name for field in fields(Posting))

log = logging.getLogger("newsreel.comments")
Write = Callable[[Sequence[Posting]], list[Posted]]


class UnsureError(TimeoutError):
    """Whether the comment was kept is not known; the same sent again is recognised."""


class _Kept(threading.local):
    """This thread's connection to the writer."""

    line: socket.socket | None = None
    place: Path | None = None


_kept = _Kept()


def hand_over(posting: Posting, box: Path | None) -> Posted:
    """Post through the writer that listens at ``box``, or here where there is none.

    Raises UnsureError where the comment could not be kept, or nobody knows whether it was.
    """
    if box is not None:
        sent = _packed(posting)
        for _ in range(2):  # a connection that was kept may be one to a writer that is gone
            answer = _asked(sent, box)
            if answer:
                said = json.loads(answer)
                if "error" in said:
                    raise UnsureError(said["error"])
                return Posted(**said)
    try:
        return post([posting])[0]
    except DatabaseError as error:
        raise UnsureError(str(error)) from error


def _asked(sent: bytes, box: Path) -> bytes:
    """The writer's answer; b"" where there is no writer, or it went away."""
    try:
        line = _line(box)
        line.sendall(sent)
        answer = bytearray()
        while not answer.endswith(b"\n"):
            part = line.recv(65_536)
            if not part:
                raise ConnectionResetError
            answer += part
        return bytes(answer)
    except TimeoutError as error:
        _hang_up()
        raise UnsureError("the writer of comments does not answer") from error
    except OSError:
        _hang_up()
        return b""


def _line(box: Path) -> socket.socket:
    if _kept.line is None or _kept.place != box:
        _hang_up()
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE)
        try:
            line.connect(str(box))
        except OSError:
            line.close()
            raise
        _kept.line, _kept.place = line, box
    return _kept.line


def _hang_up() -> None:
    if _kept.line is not None:
        _kept.line.close()
    _kept.line = None


class PostBox:
    """The listening side; one a site."""

    def __init__(self, place: Path, write: Write = post) -> None:
        self._place = place
        self._write = write
        self._halves: dict[socket.socket, bytearray] = {}

    def serve(self, stopped: threading.Event) -> None:
        """Take postings until ``stopped``; what was taken is written before this returns."""
        with self._open() as door, selectors.DefaultSelector() as ready:
            ready.register(door, selectors.EVENT_READ)
            while not stopped.is_set():
                group: list[tuple[socket.socket, Posting]] = []
                for key, _ in ready.select(_LOOK):
                    who = key.fileobj
                    assert isinstance(who, socket.socket)
                    if who is door:
                        self._let_in(door, ready)
                    else:
                        group += ((who, posting) for posting in self._taken(who, ready))
                for n in range(0, len(group), MOST):
                    self._commit(group[n : n + MOST])
        for who in self._halves:
            who.close()

    @contextmanager
    def _open(self) -> Iterator[socket.socket]:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._place.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(self._place))
            self._place.chmod(0o600)
            door.listen(128)
            door.setblocking(False)
            try:
                yield door
            finally:
                self._place.unlink(missing_ok=True)

    def _let_in(self, door: socket.socket, ready: selectors.BaseSelector) -> None:
        with suppress(BlockingIOError):
            who, _ = door.accept()
            who.setblocking(False)
            self._halves[who] = bytearray()
            ready.register(who, selectors.EVENT_READ)

    def _taken(self, who: socket.socket, ready: selectors.BaseSelector) -> Iterable[Posting]:
        half = self._halves[who]
        try:
            part = who.recv(LINE)
            half += part
            lines = half.split(b"\n")
            self._halves[who] = lines.pop()
            if part and len(self._halves[who]) < LINE:
                return [_unpacked(line) for line in lines]
        except BlockingIOError:
            return []
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("somebody who is no worker of ours speaks to the writer: %s", error)
        ready.unregister(who)
        del self._halves[who]
        who.close()
        return []

    def _commit(self, group: list[tuple[socket.socket, Posting]]) -> None:
        try:
            done: list[Posted | Exception] = [*self._write([posting for _, posting in group])]
        except Exception as error:
            close_old_connections()
            if len(group) > 1:  # one of them may be at fault: each by itself
                for one in group:
                    self._commit([one])
                return
            log.warning("a comment could not be kept: %s", error)
            done = [error]
        for (who, _), outcome in zip(group, done, strict=True):
            with suppress(OSError):  # a worker that is gone: its reader sends again
                who.sendall(_answer(outcome))


def _answer(outcome: Posted | Exception) -> bytes:
    said = {"error": str(outcome)} if isinstance(outcome, Exception) else asdict(outcome)
    return json.dumps(said).encode() + b"\n"


def _packed(posting: Posting) -> bytes:
    said = {name: getattr(posting, name) for name in _NAMES}
    said["posted_at"] = posting.posted_at.isoformat()
    return json.dumps(said).encode() + b"\n"


def _unpacked(line: bytes | bytearray) -> Posting:
    said: dict[str, Any] = json.loads(line)
    said["posted_at"] = datetime.fromisoformat(said["posted_at"])
    said["reasons"] = tuple(said["reasons"])
    return Posting(**said)
