"""The supervisor: starts the parts, keeps them up, and takes them down in order."""

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import IO, Any

from newsreel.site.serve import records
from newsreel.site.serve.child import Child
from newsreel.site.serve.process import ChildProcess, Say, describe_end

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
# Up for this long, a part has recovered, and falls as if for the first time.
RECOVERED = 60.0
_TICK = 0.25
_TICK_WHILE_STARTING = 0.03
_READY_PATIENCE = 30.0
NAME = "serve"


class Supervisor:
    """Runs ``children`` for the site whose run folder is ``run``, in the main thread.

    The table's order counts: started from first to last, all at once; stopped from last to first,
    one after the other. The readers' door comes last: it stops while all behind it still answer.
    Those that are ``first`` are started before ``ready_the_site()``, and it alone decides when the
    others may be.
    ``say(name, line)`` takes what there is to tell; ``on_ready(name)`` is called when a part
    answers for the first time; ``prepare()`` before the first part starts and after what a killed
    run left has been ended (the place to make sure of the port); ``anew()`` at a reload: the table
    as the settings are by then, with the same names.

    SIGTERM or SIGINT stops, a second one kills; SIGHUP reloads (what ``newsreel reload`` sends).
    """

    def __init__(
        self,
        children: Sequence[Child],
        run: Path,
        say: Say,
        on_ready: Callable[[str], None] = lambda name: None,
        prepare: Callable[[], None] = lambda: None,
        anew: Callable[[], Sequence[Child]] | None = None,
        ready_the_site: Callable[[], None] = lambda: None,
    ) -> None:
        self.children = list(children)
        self.run_folder = run
        self._say = say
        self._on_ready = on_ready
        self._prepare = prepare
        self._anew = anew
        self._ready_the_site = ready_the_site
        self._running: dict[str, ChildProcess] = {}
        self._falls: dict[str, int] = {}
        self._due: dict[str, float] = {}
        self._waker: tuple[int, int] = (-1, -1)
        self._stops = 0
        self._reload = False
        self._status = 0
        self._lock: IO[str] | None = None

    def run(self) -> int:
        """Serve until told to stop; the exit status: 0, or that of a part that cannot run.

        Raises AlreadyServedError where another ``serve`` works on this site, and what ``prepare``
        and ``ready_the_site`` raise.
        """
        self._lock = records.claim(self.run_folder)
        handlers = self._listen_to_signals()
        try:
            records.end_orphans(self.run_folder, lambda line: self._say(NAME, line))
            self._prepare()
            for child in self.children:
                if child.first:
                    self._start(child)
            self._ready_the_site()
            for child in self.children:
                if not child.first and not self._stops:
                    self._start(child)
            while not self._stops:
                self._watch()
                if self._reload:
                    self._reload = False
                    self._renew()
        finally:
            self._stop_all()
            self._leave_signals(handlers)
            records.forget(self.run_folder, records.SERVE)
            self._lock.close()
        return self._status

    # -- up ----------------------------------------------------------------------------------

    def _start(self, child: Child) -> None:
        self._due.pop(child.name, None)
        try:
            for file in child.clears:
                file.unlink(missing_ok=True)
            process = ChildProcess(child, self._say)
        except OSError as error:
            self._say(NAME, f"{child.name} cannot be started: {error}")
            self._fall(child)
            return
        self._running[child.name] = process
        records.note(self.run_folder, child.name, process.pid)

    def _watch(self) -> None:
        starting = any(not process.is_ready for process in self._running.values())
        self._rest(_TICK_WHILE_STARTING if starting else self._until_due())
        now = time.monotonic()
        for child in self.children:
            process = self._running.get(child.name)
            if process is None:
                if self._due.get(child.name, now) <= now and not self._stops:
                    self._start(child)
            elif (status := process.ended()) is not None:
                self._bury(child, process, status)
            elif process.ask():
                self._on_ready(child.name)

    def _until_due(self) -> float:
        if not self._due:
            return _TICK
        return min(_TICK, max(0.0, min(self._due.values()) - time.monotonic()))

    def _bury(self, child: Child, process: ChildProcess, status: int) -> None:
        del self._running[child.name]
        process.sweep()
        records.forget(self.run_folder, child.name)
        if status in child.fatal:
            self._status = status
            self._stops = max(1, self._stops)
            return
        if time.monotonic() - process.since > RECOVERED:
            self._falls.pop(child.name, None)
        pause = self._fall(child)
        self._say(NAME, f"{child.name} {describe_end(status)}; starting it again in {pause:.1f} s")

    def _fall(self, child: Child) -> float:
        """Put off the next start, by twice as much each time; the pause in seconds."""
        falls = self._falls.get(child.name, 0)
        self._falls[child.name] = falls + 1
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(falls, 16))
        self._due[child.name] = time.monotonic() + pause
        return pause

    # -- renewal -----------------------------------------------------------------------------

    def _renew(self) -> None:
        """Start every part anew but the live ones."""
        self._say(NAME, "reloading")
        if self._anew is not None:
            self.children = list(self._anew())
        for child in self.children:
            if self._stops or child.live:
                continue
            last = self._running.pop(child.name, None)
            self._falls.pop(child.name, None)
            if last is not None and not child.overlaps:
                self._stop(last)
                last = None
            self._start(child)
            if last is not None and self._comes_up(child):
                self._stop(last)
            elif last is not None:
                # Better the old one than none.
                if not self._stops:
                    self._say(NAME, f"the new {child.name} does not answer: the old one stays")
                self._discard(child)
                self._running[child.name] = last
                records.note(self.run_folder, child.name, last.pid)
        self._say(NAME, "reloaded")

    def _comes_up(self, child: Child) -> bool:
        process = self._running.get(child.name)
        deadline = time.monotonic() + _READY_PATIENCE
        while process is not None and process.ended() is None and not self._stops:
            if process.ask():
                return True
            if time.monotonic() > deadline:
                return False
            self._rest(_TICK_WHILE_STARTING)
        return False

    def _discard(self, child: Child) -> None:
        process = self._running.pop(child.name, None)
        self._due.pop(child.name, None)
        if process is not None:
            process.sweep()

    # -- down --------------------------------------------------------------------------------

    def _stop_all(self) -> None:
        for child in reversed(self.children):
            process = self._running.pop(child.name, None)
            if process is not None:
                self._stop(process)
                records.forget(self.run_folder, child.name)

    def _stop(self, process: ChildProcess) -> None:
        process.terminate()
        deadline = time.monotonic() + process.child.patience
        while not process.wait(time.monotonic() + 0.05):
            if self._stops > 1 or time.monotonic() > deadline:
                if self._stops <= 1:
                    self._say(NAME, f"{process.child.name} does not stop: killing it")
                break
        process.sweep()

    # -- signals -----------------------------------------------------------------------------

    def _listen_to_signals(self) -> dict[int, Any]:
        self._waker = os.pipe()
        for end in self._waker:
            os.set_blocking(end, False)
        # A lock that a handler takes could be held by the very code it interrupts; a pipe cannot.
        signal.set_wakeup_fd(self._waker[1], warn_on_full_buffer=False)
        return {
            number: signal.signal(number, handler)
            for number, handler in (
                (signal.SIGTERM, self._on_stop),
                (signal.SIGINT, self._on_stop),
                (signal.SIGHUP, self._on_reload),
                (signal.SIGCHLD, self._on_child),
            )
        }

    def _leave_signals(self, handlers: dict[int, Any]) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for end in self._waker:
            os.close(end)

    def _rest(self, seconds: float) -> None:
        """Until a signal comes, at most ``seconds``."""
        select.select([self._waker[0]], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            os.read(self._waker[0], 1024)

    def _on_stop(self, number: int, frame: FrameType | None) -> None:
        self._stops += 1

    def _on_reload(self, number: int, frame: FrameType | None) -> None:
        self._reload = True

    def _on_child(self, number: int, frame: FrameType | None) -> None:
        """Only to be woken."""
