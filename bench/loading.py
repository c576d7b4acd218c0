"""Plausible stories into a site: `newsreel sample --stories N`, as when the site was made."""

import argparse
import sys

from bench.rounds import Result, Row, chosen
from bench.sites import costs, site

NAME = "loading"
ASKED = ["--stories", "1000000"]


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    folder = site(options.stories)
    cost, file = costs(folder)["load"], folder / "site.db"
    rows = [
        Row("stories", options.stories, ""),
        Row("rate", options.stories / cost.seconds, "stories/s"),
        Row("rate of a core", options.stories / cost.cpu, "stories/s"),
        Row("CPU a story", cost.cpu / options.stories * 1e6, "µs"),
        Row("memory, peak", cost.peak, "MiB"),
        Row("database a story", file.stat().st_size / options.stories / 1000, "kB"),
    ]
    return Result(NAME, chosen(NAME, arguments), rows, {"load": {"memory": list(cost.memory)}})


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.loading", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
