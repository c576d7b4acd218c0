"""Readers while the newsroom's desk is hammered: what four clients there cost those who read.

The real `newsreel serve`; readers are wrk on a few connections, asking for stories at random; calm
rounds and rounds with four signed-in clients, who go through lists and editors without a rest,
alternate.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from bench.cost import newsreel
from bench.rounds import Measure, Result, Row, alternate, chosen
from bench.servers import Server
from bench.sites import serving, site
from bench.wrk import wrk

NAME = "troubling"
ASKED = ["--stories", "1000000", "--rounds", "5", "--seconds", "8"]
PAGES = 5_000
EDITOR = "bench"


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    folder = site(options.stories)
    paths = folder / "paths"
    paths.write_text("".join(f"{path}\n" for path in _stories(folder)), encoding="utf-8")
    asked: list[float] = []
    with serving(folder) as server:
        wrk(server.address, 1, options.connections, paths=paths)
        rounds = alternate(
            {
                "calm": _readers(server, paths, options),
                "hammered": _hammered(server, folder, paths, options, asked),
            },
            options.rounds,
        )
    rows = [
        Row("stories", options.stories, ""),
        Row("readers' connections", options.connections, ""),
        Row("calm", rounds.median("calm", "requests/s"), "requests/s"),
        Row("calm, p99", rounds.median("calm", "p99 ms"), "ms"),
        Row("hammered", rounds.median("hammered", "requests/s"), "requests/s"),
        Row("hammered, p99", rounds.median("hammered", "p99 ms"), "ms"),
        Row("p99, hammered : calm", rounds.ratio("hammered", "calm", "p99 ms"), "", "≤ 3"),
        Row("requests/s, hammered : calm", rounds.ratio("hammered", "calm", "requests/s"), ""),
        Row("the desk's answers meanwhile", sum(asked) / options.rounds, "a round"),
    ]
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


def _readers(server: Server, paths: Path, options: argparse.Namespace) -> Measure:
    def measure() -> dict[str, float]:
        seen = wrk(server.address, options.seconds, options.connections, paths=paths)
        return {
            "requests/s": seen.requests_per_second,
            "p50 ms": seen.p50,
            "p99 ms": seen.p99,
        }

    return measure


def _hammered(
    server: Server, folder: Path, paths: Path, options: argparse.Namespace, asked: list[float]
) -> Measure:
    """Readers as in calm; the clients begin two seconds before them and end after them."""
    read = _readers(server, paths, options)

    def measure() -> dict[str, float]:
        link = _link(folder)
        argv = [sys.executable, "-m", "bench.desk", server.address, link, str(options.clients)]
        seconds = str(options.seconds + 4)
        with subprocess.Popen([*argv, seconds], stdout=subprocess.PIPE, text=True) as clients:
            time.sleep(2)
            seen = dict(read())
            said, _ = clients.communicate()
        if clients.returncode:
            raise RuntimeError("the desk's clients met a fault")
        asked.append(json.loads(said)["answers"])
        return seen | {"desk ms": json.loads(said)["median"]}

    return measure


def _link(folder: Path) -> str:
    """A sign-in link of an administrator, made if nobody is there yet."""
    with suppress(RuntimeError):  # there already
        return str(newsreel(folder, "user", "add", EDITOR, "--administrator").value()["link"])
    return str(newsreel(folder, "user", "link", EDITOR).value()["link"])


def _stories(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "plates.db")) as plates:
        rows = plates.execute(
            "SELECT path FROM press_plate WHERE surface >= 'story:' AND surface < 'story;'"
            " AND status = 200 ORDER BY id DESC LIMIT ?",
            [PAGES],
        )
        return [path for (path,) in rows]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.troubling", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--clients", type=int, default=4, help="at the desk")
    parser.add_argument("--connections", type=int, default=4, help="of the readers")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=2, help="of each round")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
