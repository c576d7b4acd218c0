"""Processes that do one piece of work after the other, each within a time limit.

A piece that hangs, or that ends its process, costs its own answer and no other's.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

MEMORY = 3 << 30
"""Bytes of address space that a process may use; beyond, its piece fails."""

_AHEAD = 32
Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


class Hung(Exception):  # noqa: N818
    """A piece of work took longer than it may."""


class Broken(Exception):  # noqa: N818
    """The process that did a piece of work ended in the midst of it."""


class Hands(Generic[Piece, Answer]):
    """`count` processes that answer `job(piece)`, `seconds` for each piece at most.

    They start with the first piece and import nothing but the job's module (Django stays out).
    """

    def __init__(
        self, job: Callable[[Piece], Answer], count: int = 0, seconds: float = 30.0
    ) -> None:
        self.count = count or os.cpu_count() or 1
        self.seconds = seconds
        self._job = job
        # A fork server: forking this process would copy its threads' locks and its database.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([job.__module__])
        self._threads = ThreadPoolExecutor(self.count, thread_name_prefix="hand")
        self._own = threading.local()
        self._all: list[_Hand] = []

    def __enter__(self) -> Hands[Piece, Answer]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for hand in self._all:
            hand.end()
        self._threads.shutdown(wait=True)

    def start(self, piece: Piece) -> Future[Answer]:
        """Have a piece done. The future raises Hung, Broken, or what the job raised."""
        return self._threads.submit(self._do, piece)

    def each(self, pieces: Iterable[Piece]) -> Iterator[Future[Answer]]:
        """The futures of these pieces, done, in their order; a few are worked on ahead."""
        started: deque[Future[Answer]] = deque()
        for piece in pieces:
            started.append(self.start(piece))
            if len(started) >= _AHEAD:
                yield _done(started.popleft())
        while started:
            yield _done(started.popleft())

    def _do(self, piece: Piece) -> Answer:
        hand: _Hand | None = getattr(self._own, "hand", None)
        if hand is None or not hand.process.is_alive():
            hand = self._own.hand = _Hand(self._context, self._job)
            self._all.append(hand)
        answer: Answer = hand.do(piece, self.seconds)
        return answer


class _Hand:
    """One process and the pipe to it."""

    def __init__(self, context: Any, job: Callable[[Any], Any]) -> None:
        self._pipe, there = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(there, job), daemon=True)
        self.process.start()
        there.close()

    def do(self, piece: Any, seconds: float) -> Any:
        try:
            self._pipe.send(piece)
            if not self._pipe.poll(seconds):
                raise Hung
            good, answer = self._pipe.recv()
        except Hung:
            self.end()
            raise
        except (EOFError, OSError) as error:
            self.end()
            raise Broken from error
        if not good:
            raise answer
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        with suppress(OSError):
            self._pipe.close()


def _done(future: Future[Answer]) -> Future[Answer]:
    future.exception()
    return future


def _work(pipe: Connection, job: Callable[[Any], Any]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        while True:
            piece = pipe.recv()
            try:
                answer = (True, job(piece))
            except Exception as error:  # told to whoever waits
                answer = (False, RuntimeError(f"{type(error).__name__}: {error}"[:500]))
            pipe.send(answer)
    except (EOFError, OSError, KeyboardInterrupt):
        pass  # whoever gave the work is gone
