"""One start of a part: its process, what it prints, and its end."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from newsreel.site.serve.child import Child

Say = Callable[[str, str], None]
_LONGEST_LINE = 16 * 1024


class ChildProcess:
    """Started on creation. Each line it prints is said under its name.

    Raises OSError where the program cannot be started.
    """

    def __init__(self, child: Child, say: Say) -> None:
        self.child = child
        self.since = time.monotonic()
        self.is_ready = False
        self._popen = subprocess.Popen(
            child.argv,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **child.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if child.nice:
            with suppress(OSError):  # it has ended already
                own = os.getpriority(os.PRIO_PROCESS, 0)
                os.setpriority(os.PRIO_PROCESS, self.pid, own + child.nice)
        self._listener = threading.Thread(target=self._listen, args=(say,), daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    def ended(self) -> int | None:
        """The exit status, negative for a signal; None while it runs."""
        return self._popen.poll()

    def ask(self) -> bool:
        """Whether it has just become ready."""
        if self.is_ready or not self.child.ready(self.pid):
            return False
        self.is_ready = True
        return True

    def terminate(self) -> None:
        with suppress(ProcessLookupError):
            self._popen.terminate()

    def wait(self, until: float) -> bool:
        """Whether it has ended by the monotonic time ``until``."""
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(max(0.0, until - time.monotonic()))
            return True
        return False

    def sweep(self) -> None:
        """Kill it, and whatever it has left behind in its session."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait()
        self._listener.join(1)

    def _listen(self, say: Say) -> None:
        pipe = self._popen.stdout
        assert pipe is not None
        while line := pipe.readline(_LONGEST_LINE):
            text = line.decode(errors="replace").rstrip()
            if text:
                say(self.child.name, text)


def describe_end(status: int) -> str:
    """ "ended", "failed with status 3", "was killed by SIGKILL"."""
    if status == 0:
        return "ended"
    if status > 0:
        return f"failed with status {status}"
    try:
        return f"was killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"was killed by signal {-status}"
