"""Sites to measure on: so many plausible stories, loaded and baked once, kept in `bench/work/`."""

import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench.cost import NEWSREEL, Cost, newsreel
from bench.servers import Server, command

WORK = Path(__file__).parent / "work"
COSTS = "costs.json"


def site(stories: int) -> Path:
    """A baked site of so many stories, made now if it is not there yet (a million: half an hour).

    Benches that write leave their stories in it.
    """
    folder = WORK / f"site-{stories}"
    for name, file, arguments in (
        ("load", "newsreel.toml", ["sample", "--stories", str(stories)]),
        ("bake", "plates.db", ["bake"]),
    ):
        if not (folder / file).exists():
            print(f"  {name} {stories:,} stories", file=sys.stderr, flush=True)
            _note(folder, name, newsreel(folder, *arguments))
    return folder


def costs(folder: Path) -> dict[str, Cost]:
    """What making that site cost: "load" and "bake"."""
    written = json.loads((folder / COSTS).read_text(encoding="utf-8"))
    return {name: Cost(**cost) for name, cost in written.items()}


def _note(folder: Path, name: str, cost: Cost) -> None:
    file = folder / COSTS
    written = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    text = json.dumps(written | {name: asdict(cost)}) + "\n"
    file.write_text(text, encoding="utf-8")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """`newsreel serve` on that site, from its first page on."""
    with command(serve_line(folder)) as server:
        yield server


def serve_line(folder: Path) -> str:
    """The command line of `newsreel serve`, as `servers.command` takes it."""
    return f"{shlex.join([*NEWSREEL, 'serve', '--site', str(folder)])} --port {{port}}"


def let_go(folder: Path) -> None:
    """Ask the system to forget what it holds in memory of the site's files."""
    for file in folder.rglob("*.db"):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
