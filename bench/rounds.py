"""Alternating rounds, medians and ratios: how a figure is had on a noisy machine.

Contenders run in turn, A B, B A, A B…, so that a slow minute of the machine falls on all of them;
what counts is the median over rounds, and a ratio is the median of the ratios within a round.
"""

import json
import os
import platform
import shlex
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"

Measure = Callable[[], Mapping[str, float]]


@dataclass(frozen=True)
class Rounds:
    """`values[contender][figure]`: one number a round, in the order of the rounds."""

    values: dict[str, dict[str, list[float]]]

    def median(self, contender: str, figure: str) -> float:
        return statistics.median(self.values[contender][figure])

    def ratio(self, contender: str, to: str, figure: str) -> float:
        """The median over rounds of contender's figure divided by that of `to`."""
        ours, theirs = self.values[contender][figure], self.values[to][figure]
        return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def alternate(contenders: Mapping[str, Measure], rounds: int = 5) -> Rounds:
    """Measure each contender once a round, in turning order; each gives figures by name."""
    values: dict[str, dict[str, list[float]]] = {name: {} for name in contenders}
    order = list(contenders)
    for number in range(1, rounds + 1):
        for name in order:
            print(f"  round {number} of {rounds}: {name}", file=sys.stderr, flush=True)
            for figure, value in contenders[name]().items():
                values[name].setdefault(figure, []).append(value)
        order.reverse()
    return Rounds(values)


@dataclass(frozen=True)
class Row:
    """One figure of the report: `goal` is what the issue asks for, if it asks."""

    what: str
    value: float
    unit: str
    goal: str = ""


@dataclass(frozen=True)
class Result:
    """What one bench found: the rows of the report, and all that was measured for them."""

    bench: str
    command: str
    rows: list[Row]
    measured: dict[str, dict[str, list[float]]]

    def show(self) -> None:
        """Print the figures."""
        for row in self.rows:
            print(f"{row.what}: {row.value:,.4g} {row.unit}".rstrip())

    def save(self, folder: Path = RESULTS) -> Path:
        """Write the result with today's date (UTC) and the machine; give the file."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.bench}.json"
        head = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
        file.write_text(json.dumps(head | asdict(self), indent=1) + "\n", encoding="utf-8")
        return file


def machine() -> str:
    """Say in one line what was measured on: processor, cores, memory, system, Python."""
    processor = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    python = f"Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, {python}"


def chosen(bench: str, arguments: Sequence[str]) -> str:
    """The command line that runs a bench with these options, for its result."""
    return shlex.join([".venv/bin/python", "-m", f"bench.{bench}", *arguments])
