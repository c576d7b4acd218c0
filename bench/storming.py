"""Comments over the real `newsreel serve`: eight readers who post as fast as they are answered, a
hundred posts a second, and a thousand in ten seconds on one story while others read; and Isso, the
peer, in the same run.

Each comment is judged, kept on the disk (SQLite, `synchronous=FULL`) and baked into its pages.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from bench import isso, sites
from bench.publishing import percentile
from bench.rounds import Measure, Result, Rounds, Row, alternate, chosen
from bench.servers import Server
from bench.sites import serving
from bench.wrk import wrk

NAME = "storming"
ASKED = ["--stories", "1000", "--rounds", "3", "--seconds", "5", "--paced", "20", "--storm", "10",
         "--settle", "20"]  # fmt: skip
WRITERS = 8
RATE = 100
READS = 100
SETTLED = 3.0


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    folder = sites.copied(options.stories, "storming")
    stories = _stories(folder)
    python = None if options.without_isso else isso.installed()
    with ExitStack() as parts:
        server = parts.enter_context(serving(folder))
        peer = parts.enter_context(isso.isso(python, sites.WORK / "isso")) if python else None
        _posted(server, 20, 1, [stories[-2]])
        time.sleep(options.settle)
        rounds = _flat_out(options, server, peer, stories)
        paced = _posted(server, RATE, options.paced, stories[:100])
        time.sleep(SETTLED)
        rows = _rates(rounds, peer is not None)
        rows += [
            Row(f"{RATE} posts a second: accepted", _rate(paced), "comments/s"),
            Row("median of an accepted post", percentile(paced["times"], 50), "ms"),
            Row("p99 of an accepted post", percentile(paced["times"], 99), "ms", "≤ 150 ms"),
        ]
        rows += _storm(options, server, folder, stories)
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


def _flat_out(
    options: argparse.Namespace, server: Server, peer: Server | None, stories: list[str]
) -> Rounds:
    def posts() -> dict[str, float]:
        found = {"comments/s": _rate(_posted(server, 0, options.seconds, stories[:100]))}
        time.sleep(SETTLED)
        return found

    def reads(address: str) -> Measure:
        return lambda: {"reads/s": wrk(address, options.seconds, 8).requests_per_second}

    contenders: dict[str, Measure] = {
        "posts": posts,
        "reads": reads(server.address + stories[-2]),
    }
    if peer:
        contenders["Isso's posts"] = lambda: _posts_to(peer, options.seconds)
        contenders["Isso's reads"] = reads(peer.address + isso.reading())
    return alternate(contenders, options.rounds)


def _rates(rounds: Rounds, with_peer: bool) -> list[Row]:
    rows = [
        Row(f"posts by {WRITERS} writers", rounds.median("posts", "comments/s"), "comments/s"),
        Row("reads of a story's page", rounds.median("reads", "reads/s"), "reads/s"),
    ]
    if not with_peer:
        return rows
    return [
        *rows,
        Row("Isso: posts", rounds.median("Isso's posts", "comments/s"), "comments/s"),
        Row("Isso: reads", rounds.median("Isso's reads", "reads/s"), "reads/s"),
        Row("posts : Isso's", rounds.ratio("posts", "Isso's posts", "comments/s"), "", "≥ 5"),
        Row("reads : Isso's", rounds.ratio("reads", "Isso's reads", "reads/s"), "", "≥ 100"),
    ]


def _storm(
    options: argparse.Namespace, server: Server, folder: Path, stories: list[str]
) -> list[Row]:
    """The storm's story is one that nobody has commented on yet."""
    story, read = stories[-1], stories[:-1]
    seconds = options.storm
    calm = _read(server, seconds, read).communicate()[0]
    before = _bakes(folder, story)
    readers = _read(server, seconds, [*read, story])
    time.sleep(0.5)
    posted = _posted(server, RATE, seconds, [story])
    stormy = readers.communicate()[0]
    time.sleep(SETTLED)
    bakes = _bakes(folder, story) - before
    at_rest, in_storm = json.loads(calm), json.loads(stormy)
    rows = [
        Row(f"storm: comments on one story in {seconds:g} s", posted["accepted"], ""),
        Row("storm: bakes of the story's page", bakes, "", f"≤ {seconds + 2:g}"),
        Row("storm: p99 of an accepted post", percentile(posted["times"], 99), "ms"),
    ]
    for percent, goal in ((50, "≤ 1.5"), (99, "")):
        name = "median" if percent == 50 else "p99"
        still, then = percentile(at_rest, percent), percentile(in_storm, percent)
        rows += [
            Row(f"readers, calm: {name}", still, "ms"),
            Row(f"readers, in the storm: {name}", then, "ms"),
            Row(f"readers: {name}, storm : calm", then / still, "", goal),
        ]
    return rows


def _posted(server: Server, rate: int, seconds: float, stories: list[str]) -> dict[str, Any]:
    argv = [sys.executable, "-m", "bench.posters", server.address, str(rate), str(seconds)]
    run = subprocess.run(
        [*argv, str(WRITERS), *stories], stdout=subprocess.PIPE, text=True, check=True
    )
    said = json.loads(run.stdout)
    if said["refused"]:
        raise RuntimeError(f"comments were not taken: {said['refused']}")
    return said  # type: ignore[no-any-return]


def _rate(posted: dict[str, Any]) -> float:
    return float(len(posted["times"])) / float(posted["seconds"])


def _posts_to(peer: Server, seconds: float) -> dict[str, float]:
    argv = [sys.executable, "-m", "bench.isso_posters", peer.address, str(seconds), str(WRITERS)]
    run = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True)
    return {"comments/s": json.loads(run.stdout)["accepted"] / seconds}


def _read(server: Server, seconds: float, paths: list[str]) -> "subprocess.Popen[str]":
    argv = [sys.executable, "-m", "bench.paced", server.address, str(READS), str(seconds)]
    return subprocess.Popen([*argv, *paths[:200]], stdout=subprocess.PIPE, text=True)


def _bakes(folder: Path, path: str) -> int:
    """How often a page was written, as the front is told of it."""
    with closing(sqlite3.connect(folder / "plates.db")) as plates:
        rows = plates.execute("SELECT count(*) FROM press_changes WHERE path = ?", [path])
        return int(rows.fetchone()[0])


def _stories(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "plates.db")) as plates:
        rows = plates.execute(
            "SELECT path FROM press_plate WHERE surface >= 'story:' AND surface < 'story;'"
            " AND status = 200 ORDER BY id DESC LIMIT 300"
        )
        return [path for (path,) in rows]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.storming", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=1, help="of each round")
    parser.add_argument("--paced", type=float, default=2, help="seconds of a hundred posts each")
    parser.add_argument("--storm", type=float, default=2, help="seconds of the storm")
    parser.add_argument("--settle", type=float, default=3, help="seconds for all parts to start")
    parser.add_argument("--without-isso", action="store_true", help="measure ours alone")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
