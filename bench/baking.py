"""Every page from nothing: `newsreel bake` on a site that has rows and no plates."""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from bench.cost import newsreel
from bench.rounds import Result, Row, chosen
from bench.sites import costs, site

NAME = "baking"
ASKED = ["--stories", "1000000"]
CORES = 2


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    folder = site(options.stories)
    cost = newsreel(folder, "bake", "--all") if options.again else costs(folder)["bake"]
    plates, stories = _counts(folder)
    third = cost.memory[len(cost.memory) // 3 :]
    rows = [
        Row("story pages", stories, ""),
        Row("plates of all kinds", plates, ""),
        Row("plates of all kinds a CPU second", plates / cost.cpu, "plates/s"),
        Row("story pages a CPU second, all other pages' CPU included",
            stories / cost.cpu, "pages/s"),
        Row("the same, on the share of the story pages alone",
            plates / cost.cpu, "pages/s", "≥ 700"),
        Row("CPU in all", cost.cpu, "s"),
        Row(f"on {CORES} cores, by the CPU", cost.cpu / CORES / 60, "min", "< 15 min"),
        Row("by the clock, on the machine as it was", cost.seconds / 60, "min"),
        Row("memory of all processes, peak", cost.peak, "MiB"),
        Row("memory, last third : second third", _flat(third), ""),
        Row("disk a plate", (folder / "plates.db").stat().st_size / plates / 1000, "kB"),
    ]  # fmt: skip
    return Result(NAME, chosen(NAME, arguments), rows, {"bake": {"memory": list(cost.memory)}})


def _counts(folder: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(folder / "plates.db")) as plates:
        return (
            plates.execute("SELECT count(*) FROM press_plate").fetchone()[0],
            plates.execute(
                "SELECT count(*) FROM press_plate WHERE surface >= 'story:' AND surface < 'story;'"
            ).fetchone()[0],
        )


def _flat(samples: tuple[float, ...]) -> float:
    half = len(samples) // 2
    return max(samples[half:], default=1.0) / max(samples[:half], default=1.0)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.baking", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--again", action="store_true", help="bake all anew, not: as it was made")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
