"""One folder and one process of each kind for all xdist workers of a run.

The controller makes the folder and ends, after the last test, what workers started in it; what a
killed run left is ended by the next one. The first worker that asks for a process starts it under
a file lock; the others read its card.
"""

import fcntl
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest

PREFIX = "newsreel-"
OWNER = "controller.pid"
FOLDER = pytest.StashKey[Path]()


@dataclass(frozen=True)
class Card:
    """What workers need to know of a running process.

    `pid` is ended with the signal `stop` when the run is over; `about` is the process's own.
    """

    pid: int
    stop: int = signal.SIGTERM
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Workshop:
    folder: Path

    def share(self, name: str, start: Callable[[Path], Card]) -> Card:
        """Give the card of the process `name`; the first to ask starts it, in a folder of its own.

        `start` returns once the process answers. What it raises is raised here, and the next
        worker tries again.
        """
        card_file = self.folder / f"{name}.json"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not card_file.exists():
                home = self.folder / name
                shutil.rmtree(home, ignore_errors=True)
                home.mkdir()
                card_file.write_text(json.dumps(asdict(start(home))))
        return Card(**json.loads(card_file.read_text()))

    def close(self) -> None:
        for card_file in self.folder.glob("*.json"):
            card = Card(**json.loads(card_file.read_text()))
            with suppress(ProcessLookupError):
                os.kill(card.pid, card.stop)
            _await_end(card.pid)
        shutil.rmtree(self.folder, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        config.stash[FOLDER] = Path(config.workerinput["workshop"])
    else:
        _sweep()
        # A short path: a Unix socket's may not be longer than 107 bytes.
        config.stash[FOLDER] = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
        config.stash[FOLDER].chmod(0o755)
        (config.stash[FOLDER] / OWNER).write_text(str(os.getpid()))
        signal.signal(signal.SIGTERM, _stop_as_by_hand)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["workshop"] = str(node.config.stash[FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and FOLDER in config.stash:
        Workshop(config.stash[FOLDER]).close()


@pytest.fixture(scope="session")
def workshop(pytestconfig: pytest.Config) -> Workshop:
    return Workshop(pytestconfig.stash[FOLDER])


def _stop_as_by_hand(*_: object) -> None:
    """A time limit's SIGTERM ends the run as Ctrl-C does: with what closes the workshop."""
    raise KeyboardInterrupt


def _sweep() -> None:
    for owner in Path("/tmp").glob(f"{PREFIX}*/{OWNER}"):
        with suppress(OSError):
            if not Path("/proc", owner.read_text()).exists():
                Workshop(owner.parent).close()


def _await_end(pid: int, seconds: float = 10) -> None:
    for _ in range(int(seconds * 50)):
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return
        if stat.rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
