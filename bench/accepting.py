"""Comments kept by eight writers, each of which waits until its comment is on the disk: against
the same eight writers inserting a row each by Django's ORM.

SQLite with `synchronous=FULL` and the real `newsreel clerk`, which has the one writer; PostgreSQL
as Debian ships it. On both, eight processes write; ways of writing alternate in rounds.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from bench import sites
from bench.cost import NEWSREEL, newsreel, spend
from bench.postgres import postgres
from bench.publishing import percentile
from bench.rounds import Measure, Result, Row, alternate, chosen
from bench.servers import running

NAME = "accepting"
ASKED = ["--stories", "1000", "--rounds", "5", "--seconds", "4"]
WAYS = {
    "orm": "bare inserts by the ORM",
    "kept": "kept",
    "judged": "judged and kept",
}
# What `serve` does at its first start.
_MAKE = """
import sys
from pathlib import Path
from newsreel.site import making, opening
making.bring_up_to_date(opening.set_up(Path(sys.argv[1])))
"""
GOALS = {"SQLite": "≥ 2", "PostgreSQL": "≥ 0.7"}


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    rows: list[Row] = []
    measured: dict[str, dict[str, list[float]]] = {}
    with ExitStack() as parts:
        for engine in options.engines:
            folder = parts.enter_context(_SITES[engine](options.stories))
            with _writers(folder, options.writers) as writers:
                times: dict[str, list[float]] = {way: [] for way in WAYS}
                rounds = alternate(
                    {way: _round(way, writers, options.seconds, times[way]) for way in WAYS},
                    options.rounds,
                )
            for way, name in WAYS.items():
                rate = rounds.median(way, "comments/s")
                rows.append(Row(f"{engine}: {name}", rate, "comments/s"))
            for way in ("kept", "judged"):
                ratio = rounds.ratio(way, "orm", "comments/s")
                goal = GOALS[engine] if way == "kept" else ""
                rows.append(Row(f"{engine}: {WAYS[way]} : {WAYS['orm']}", ratio, "", goal))
                rows.append(Row(f"{engine}: {WAYS[way]}, p99", percentile(times[way], 99), "ms"))
            measured |= {f"{engine} {way}": rounds.values[way] for way in WAYS}
    return Result(NAME, chosen(NAME, arguments), rows, measured)


def _round(
    way: str, writers: list["subprocess.Popen[str]"], seconds: float, times: list[float]
) -> Measure:
    def measure() -> dict[str, float]:
        for one in writers:
            assert one.stdin is not None
            one.stdin.write(f"{way} {seconds}\n")
            one.stdin.flush()
        said = [json.loads(_line(one)) for one in writers]
        for one in said:
            times.extend(one["times"])
        return {"comments/s": sum(one["count"] for one in said) / seconds}

    return measure


@contextmanager
def _writers(folder: Path, number: int) -> Iterator[list["subprocess.Popen[str]"]]:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.commenter", str(folder), str(n)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(number)
    ]
    try:
        for one in started:
            _line(one)
        yield started
    finally:
        for one in started:
            with suppress(OSError):
                one.communicate()


def _line(one: "subprocess.Popen[str]") -> str:
    assert one.stdout is not None
    line = one.stdout.readline()
    if not line:
        raise RuntimeError("a writer of comments met a fault")
    return line


@contextmanager
def _on_sqlite(stories: int) -> Iterator[Path]:
    folder = sites.copied(stories, "accepting")
    with running([*NEWSREEL, "clerk", "--site", str(folder)]):
        _await_writer(folder)
        yield folder


@contextmanager
def _on_postgres(stories: int) -> Iterator[Path]:
    folder = sites.WORK / "accepting-postgres"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with postgres() as url:
        sites.write_settings(folder, {"database": {"url": url}})
        spend([sys.executable, "-c", _MAKE, str(folder)])
        newsreel(folder, "sample", "--stories", str(stories))
        yield folder


_SITES = {"SQLite": _on_sqlite, "PostgreSQL": _on_postgres}


def _await_writer(folder: Path) -> None:
    from newsreel.site.serve.sockets import socket_place

    box = socket_place(folder.absolute() / "run", "comments.sock")
    deadline = time.monotonic() + 60
    while not box.exists():
        if time.monotonic() > deadline:
            raise RuntimeError("the writer of comments did not start")
        time.sleep(0.05)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accepting", description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--engines", nargs="+", choices=list(_SITES), default=list(_SITES))
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each round")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
