"""Sites to measure on: so many plausible stories, loaded and baked once, kept in `bench/work/`."""

import json
import os
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import tomli_w

from bench.cost import NEWSREEL, Cost, newsreel
from bench.servers import Server, command
from newsreel.site.configuration import TABLE

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


def copied(stories: int, name: str) -> Path:
    """A copy of that site, anew, to write into: it takes any number of comments from anybody, as
    what is measured is how fast they are taken and not how they are held back."""
    folder, made = WORK / name, site(stories)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in ("site.db", "plates.db", "secret"):
        shutil.copyfile(made / file, folder / file)
    settings = tomllib.loads((made / "newsreel.toml").read_text(encoding="utf-8"))
    write_settings(folder, settings)
    return folder


def write_settings(folder: Path, settings: dict[str, dict[str, Any]]) -> None:
    """Write the settings of a site that takes all comments at once."""
    free = {
        "per_minute": 100_000,
        "per_hour": 100_000,
        "story_per_minute": 100_000,
        "proof_cost": 0,
    }
    known = {row.name for row in TABLE if row.group == "comments"}
    comments = {"moderation": "after"} | {n: v for n, v in free.items() if n in known}
    front = {**settings.get("front", {}), "trusted_proxies": ["127.0.0.1"]}
    text = tomli_w.dumps({**settings, "front": front, "comments": comments})
    (folder / "newsreel.toml").write_text(text, encoding="utf-8")


def let_go(folder: Path) -> None:
    """Ask the system to forget what it holds in memory of the site's files."""
    for file in folder.rglob("*.db"):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
