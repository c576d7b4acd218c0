"""What a command costs: CPU seconds of it and all its processes, and the memory they hold."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.servers import cpu_of, family

NEWSREEL = (sys.executable, "-m", "newsreel.site")
_PAUSE = 0.2


@dataclass(frozen=True)
class Cost:
    """`seconds` by the clock, `cpu` seconds, `memory` in MiB: what all processes held together,
    at even intervals, shared pages counted once. `said` is what the command wrote."""

    seconds: float
    cpu: float
    memory: tuple[float, ...]
    said: str

    @property
    def peak(self) -> float:
        return max(self.memory, default=0.0)

    def value(self) -> Any:
        """What a command with --json said."""
        return json.loads(self.said)


def newsreel(site: Path, *arguments: str) -> Cost:
    """Run `newsreel ARGUMENTS --site SITE --json`. Raises RuntimeError where it fails."""
    return spend([*NEWSREEL, *arguments, "--site", str(site), "--json"])


def spend(argv: Sequence[str]) -> Cost:
    """Run a command to its end. Raises RuntimeError where it fails."""
    began = time.monotonic()
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    watch = _Watch(process.pid)
    watch.start()
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    watch.done.set()
    watch.join()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {process.returncode}: {said}")
    # What a process did not wait for is in the sum of the samples only, what lived shorter than
    # their pause in the system's account only.
    cpu = max(used.ru_utime + used.ru_stime, watch.cpu())
    return Cost(time.monotonic() - began, cpu, tuple(watch.memory), said.strip())


class _Watch(threading.Thread):
    """Looks at a process and its descendants in even intervals."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.done = threading.Event()
        self.memory: list[float] = []
        self._cpu: dict[int, float] = {}

    def run(self) -> None:
        while True:
            self.memory.append(memory_of(self.pid))
            self._cpu |= {pid: cpu_of(pid) for pid in family(self.pid)}
            if self.done.wait(_PAUSE):
                return

    def cpu(self) -> float:
        return sum(self._cpu.values())


def memory_of(pid: int) -> float:
    """MiB that a process and its descendants hold together (proportional set size)."""
    total = 0
    for one in family(pid):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024
