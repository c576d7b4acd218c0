"""A baked page from the front against nginx serving the same bytes as a static gzip file.

One worker each, the same wrk, alternating rounds: the front asked for one page again and again
(hot), and for any of its pages at random (cold: what is asked for is not in its memory).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import store
from bench.rounds import Measure, Result, Row, alternate, chosen
from bench.servers import Server, command, fetch, nginx
from bench.wrk import wrk

NAME = "serving"
ASKED = ["--plates", "1000000", "--rounds", "5", "--seconds", "5"]
GZIP = {"Accept-Encoding": "gzip"}


def main(arguments: list[str]) -> Result:
    """Measure, and give the result."""
    options = _options(arguments)
    if not (options.front or options.url):
        plates = store.filled(options.plates)
        options.paths = plates.with_name("paths")
        options.front = store.front(plates)
    page = options.page or _first(options.paths)
    with _front(options, page) as front, tempfile.TemporaryDirectory() as folder:
        body, encoding = fetch(front.address + page)
        if encoding != "gzip":
            raise SystemExit(f"{page} came as {encoding}: there is nothing to compare")
        with (
            nginx(body, Path(folder) / "plain") as peer,
            nginx(body, Path(folder) / "cached", cache=True) as cached,
        ):
            if fetch(peer.address + "/page") != (body, "gzip"):
                raise SystemExit("nginx does not give the same bytes")
            contenders = {
                "hot": load(front, page, options.seconds),
                "nginx": load(peer, "/page", options.seconds),
                "nginx, open_file_cache": load(cached, "/page", options.seconds),
            }
            if options.paths:
                contenders["cold"] = load(front, "/", options.seconds, options.paths)
            rounds = alternate(contenders, options.rounds)
    rows = [
        Row("page, gzip", len(body), "bytes"),
        Row("nginx", rounds.median("nginx", "requests/s"), "requests/s"),
        Row("nginx, CPU a request", rounds.median("nginx", "CPU µs"), "µs"),
    ]
    if options.paths:
        with options.paths.open() as paths:
            rows.append(Row("plates in the front's store", sum(1 for _ in paths), ""))
    for way, goal in (("hot", "≥ 0.6"), ("cold", "")):
        if way in contenders:
            rows += [
                Row(f"front, {way}", rounds.median(way, "requests/s"), "requests/s"),
                Row(f"front, {way}, p99", rounds.median(way, "p99 ms"), "ms"),
                Row(f"front, {way} : nginx", rounds.ratio(way, "nginx", "requests/s"), "", goal),
                Row(f"front, {way} : nginx, CPU", rounds.ratio(way, "nginx", "CPU µs"), "×"),
            ]
    cached_rate = rounds.ratio("hot", "nginx, open_file_cache", "requests/s")
    rows.append(Row("front, hot : nginx with open_file_cache", cached_rate, ""))
    return Result(NAME, chosen(NAME, arguments), rows, rounds.values)


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


def _first(paths: Path | None) -> str:
    if not paths:
        raise SystemExit("name a page of that front with --page")
    with paths.open() as lines:
        return next(lines).strip()


@contextmanager
def _front(options: argparse.Namespace, page: str) -> Iterator[Server]:
    if options.url:
        yield Server(options.url.rstrip("/"), options.pid)
    else:
        with command(options.front, ready=page) as server:
            yield server


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument("--plates", type=int, default=10_000, help="in the front's store")
    parser.add_argument("--front", help="another front's command; {port} is filled in")
    parser.add_argument("--url", help="address of a front that runs already")
    parser.add_argument("--pid", type=int, default=0, help="its process, to count its CPU")
    parser.add_argument("--page", help="path to ask for")
    parser.add_argument("--paths", type=Path, help="file of paths to ask for at random as well")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2, help="of each round")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:]).show()
