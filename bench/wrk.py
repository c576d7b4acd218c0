"""wrk, the load: one run, its figures."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PATHS = Path(__file__).with_name("paths.lua")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What wrk saw: latencies in milliseconds."""

    requests: int
    requests_per_second: float
    p50: float
    p99: float


def wrk(
    url: str,
    seconds: int = 5,
    connections: int = 32,
    headers: Mapping[str, str] | None = None,
    paths: Path | None = None,
) -> Load:
    """Load one address, or with `paths` (a file, a path a line) those of its host at random.

    Raises RuntimeError if any answer was not 2xx or 3xx, or any connection broke: a rate with
    errors in it is no rate.
    """
    argv = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for name, value in (headers or {}).items():
        argv += ["-H", f"{name}: {value}"]
    if paths:
        argv += ["-s", str(PATHS), url, "--", str(paths)]
    else:
        argv.append(url)
    said = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    if fault := re.search(r"(Non-2xx.*|Socket errors.*)", said):
        raise RuntimeError(f"{url}: {fault[1]}")
    return Load(
        requests=int(_find(r"(\d+) requests in", said)),
        requests_per_second=float(_find(r"Requests/sec:\s+([\d.]+)", said)),
        p50=_milliseconds(_find(r"\n +50%\s+(\S+)", said)),
        p99=_milliseconds(_find(r"\n +99%\s+(\S+)", said)),
    )


def _find(pattern: str, said: str) -> str:
    found = re.search(pattern, said)
    if not found:
        raise RuntimeError(f"wrk said nothing like {pattern}: {said}")
    return found[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)([a-z]+)", text).groups()  # type: ignore[union-attr]
    return float(number) * UNITS[unit]
