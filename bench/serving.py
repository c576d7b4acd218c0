"""A baked page from the front against nginx serving the same bytes as a static gzip file.

One worker each, the same wrk, alternating rounds.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.rounds import Measure, Result, Row, alternate
from bench.servers import Server, command, fetch, nginx
from bench.wrk import wrk

NAME = "serving"
GZIP = {"Accept-Encoding": "gzip"}
SITE = Path(__file__).parent / "work/site"
SERVE = f"{Path(sys.executable).parent}/newsreel serve --sample --site {SITE} --port {{port}}"


def main(arguments: list[str]) -> None:
    options = _options(arguments)
    with _front(options) as front, tempfile.TemporaryDirectory() as folder:
        page = options.page or first_story(front)
        body, encoding = fetch(front.address + page)
        if encoding != "gzip":
            raise SystemExit(f"{page} came as {encoding}: there is nothing to compare")
        with nginx(body, Path(folder)) as peer:
            if fetch(peer.address + "/page") != (body, "gzip"):
                raise SystemExit("nginx does not give the same bytes")
            contenders = {
                "front": load(front, page, options.seconds),
                "nginx": load(peer, "/page", options.seconds),
            }
            if options.paths:
                contenders["cold"] = load(front, "/", options.seconds, options.paths)
            rounds = alternate(contenders, options.rounds)
    rows = [
        Row("page, gzip", len(body), "bytes"),
        Row("front", rounds.median("front", "requests/s"), "requests/s"),
        Row("nginx, the same bytes", rounds.median("nginx", "requests/s"), "requests/s"),
        Row("front : nginx", rounds.ratio("front", "nginx", "requests/s"), "", "≥ 0.6"),
        Row("front : nginx, CPU a request", rounds.ratio("front", "nginx", "CPU µs"), "×"),
        Row("front, p99", rounds.median("front", "p99 ms"), "ms"),
    ]
    if options.paths:
        cold = rounds.ratio("cold", "nginx", "requests/s")
        rows.append(Row("front over all paths at random : nginx", cold, ""))
    Result(NAME, f"python -m bench {NAME}", rows, rounds.values).save()


def load(server: Server, path: str, seconds: int, paths: Path | None = None) -> Measure:
    """A contender for `rounds.alternate`: requests a second, p50 and p99, CPU a request."""

    def measure() -> dict[str, float]:
        before = server.cpu()
        seen = wrk(server.address + path, seconds, headers=GZIP, paths=paths)
        return {
            "requests/s": seen.requests_per_second,
            "p50 ms": seen.p50,
            "p99 ms": seen.p99,
            "CPU µs": (server.cpu() - before) * 1e6 / seen.requests,
        }

    return measure


def first_story(front: Server) -> str:
    """The path of the first story (a path with a date) that the home page links to."""
    home, _ = fetch(front.address + "/", encoding="identity")
    found = re.search(rb'href="(/[^"]*/\d{4}/\d\d/\d\d/[^"/]+/)"', home)
    if not found:
        raise SystemExit("the home page links to no story: name a page with --page")
    return found[1].decode()


@contextmanager
def _front(options: argparse.Namespace) -> Iterator[Server]:
    if options.url:
        yield Server(options.url.rstrip("/"), options.pid)
    else:
        with command(options.front) as server:
            yield server


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument(
        "--front", default=SERVE, help="command that starts it; {port} is filled in"
    )
    parser.add_argument("--url", help="address of a front that runs already")
    parser.add_argument("--pid", type=int, default=0, help="its process, to count its CPU")
    parser.add_argument("--page", help="path to ask for; the home page's first story if not given")
    parser.add_argument("--paths", type=Path, help="file of paths to ask for at random as well")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="of each round")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
