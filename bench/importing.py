"""Captures into stories: `newsreel import`; with `--publish` their pages are baked as well."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench.captures import captured
from bench.cost import Cost, newsreel
from bench.rounds import Result, Row, chosen
from bench.sites import site

NAME = "importing"
ASKED = ["--captures", "10000", "--from", "100000"]


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    source = site(options.source)
    with tempfile.TemporaryDirectory(dir=source.parent) as place:
        captures = Path(place) / "captures"
        captured(source, captures, options.captures)
        drafts = _taken_in(Path(place) / "drafts", captures)
        published = _taken_in(Path(place) / "published", captures, "--publish")
    size = options.captures
    rows = [
        Row("text captures", size, ""),
        Row("into drafts", size / drafts.seconds, "captures/s"),
        Row("into drafts, of a core", size / drafts.cpu, "captures/s", "≥ 200"),
        Row("memory of all processes, peak", drafts.peak, "MiB"),
        Row("published and baked", size / published.seconds, "captures/s"),
        Row("published and baked, of a core", size / published.cpu, "captures/s"),
        Row("memory of all processes, peak, with the bake", published.peak, "MiB"),
    ]
    return Result(NAME, chosen(NAME, arguments), rows, {})


def _taken_in(folder: Path, captures: Path, *more: str) -> Cost:
    """What taking all of them into a new site costs. Raises RuntimeError where any was refused."""
    shutil.copytree(site(1), folder)
    cost = newsreel(folder, "import", str(captures), *more)
    said = cost.value()
    if said["refused"]:
        raise RuntimeError(f"{said['refused']} captures were refused: {said['refusals'][:1]}")
    return cost


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    parser.add_argument("--captures", type=int, default=40)
    parser.add_argument(
        "--from", dest="source", type=int, default=200, help="stories of the site they are of"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
