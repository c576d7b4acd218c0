"""From the commit of a story until its page, the front of its section and the home page have all
answered with it.

The real `newsreel serve`, the real action `publish`, on sites of several sizes in turn; each
publication is the newest of its site, in months and days as full as the site has them.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from bench.rounds import Measure, Result, Row, alternate, chosen
from bench.sites import serving, site

NAME = "publishing"
ASKED = [
    *("--stories", "1000", "100000", "1000000"),
    *("--publications", "70", "--pause", "0.1", "--rounds", "3"),
]
WARM = 3


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    seen: dict[int, list[dict[str, Any]]] = {stories: [] for stories in options.stories}
    contenders: dict[str, Measure] = {
        f"{stories:,} stories": _round(stories, options, seen[stories])
        for stories in options.stories
    }
    rounds = alternate(contenders, options.rounds)
    rows = [Row("publications at each size", options.rounds * options.publications, "")]
    for stories, publications in seen.items():
        times = [one["visible"] for one in publications]
        rows += [
            Row(f"{stories:,} stories: median", statistics.median(times), "ms", "≤ 100 ms"),
            Row(f"{stories:,} stories: p99", percentile(times, 99), "ms", "≤ 250 ms"),
            Row(f"{stories:,} stories: worst", max(times), "ms"),
            Row(
                f"{stories:,} stories: the action `publish` itself, until its commit, median",
                statistics.median(one["commit"] for one in publications),
                "ms",
            ),
        ]
    least, most = options.stories[0], options.stories[-1]
    if most != least:
        names = (f"{most:,} stories", f"{least:,} stories")
        rows += [
            Row(f"median, {names[0]} : {names[1]}", rounds.ratio(*names, "median"), "", "≤ 1.5"),
            Row(
                f"p99, {names[0]} : {names[1]}",
                percentile([one["visible"] for one in seen[most]], 99)
                / percentile([one["visible"] for one in seen[least]], 99),
                "",
                "≤ 1.5",
            ),
        ]
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


def _round(stories: int, options: argparse.Namespace, seen: list[dict[str, Any]]) -> Measure:
    folder = site(stories)

    def measure() -> dict[str, float]:
        with serving(folder) as server:
            port = server.address.rpartition(":")[2]
            count = options.publications + WARM
            argv = [sys.executable, "-m", "bench.publisher", str(folder), port, str(count)]
            said = subprocess.run(
                [*argv, str(options.pause)], stdout=subprocess.PIPE, text=True, check=True
            ).stdout
        publications = [json.loads(line) for line in said.splitlines()][WARM:]
        seen.extend(publications)
        times = [one["visible"] for one in publications]
        return {"median": statistics.median(times), "worst": max(times)}

    return measure


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.publishing", description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[200], help="sizes of the sites")
    parser.add_argument("--publications", type=int, default=10, help="a round, after 3 to warm up")
    parser.add_argument("--pause", type=float, default=0.25, help="seconds between them")
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
