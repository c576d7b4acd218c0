"""From the start of `newsreel serve` to the first page answered, its files in memory or not."""

import argparse
import sys
import time
from pathlib import Path

from bench.rounds import Measure, Result, Row, alternate, chosen
from bench.servers import command
from bench.sites import let_go, serve_line, site

NAME = "starting"
ASKED = ["--stories", "1000000", "--rounds", "5"]


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    folder = site(options.stories)
    rounds = alternate(
        {"warm": start(folder, cold=False), "cold": start(folder, cold=True)}, options.rounds
    )
    rows = [
        Row("stories", options.stories, ""),
        Row("first page, files in memory", rounds.median("warm", "s"), "s", "≤ 3 s"),
        Row("first page, files on disk only", rounds.median("cold", "s"), "s", "≤ 3 s"),
        Row("the slowest of all", max(max(v["s"]) for v in rounds.values.values()), "s"),
    ]
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


def start(folder: Path, *, cold: bool) -> Measure:
    """A contender for `rounds.alternate`: seconds until the home page came."""

    def measure() -> dict[str, float]:
        if cold:
            let_go(folder)
        began = time.monotonic()
        with command(serve_line(folder)):
            return {"s": time.monotonic() - began}

    return measure


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.starting", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
