"""Law 4: what stands must be byte for byte what a bake from nothing gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import deflate

from newsreel.press.plates.driver import Driver, connect


@dataclass(frozen=True, slots=True)
class Difference:
    """``kind``: "missing" from the site, "extra" on it, or which part differs."""

    path: str
    kind: str


_WALK = (
    "SELECT p.path, p.status, p.headers, p.etag, p.size, b.body FROM press_plate p"
    " JOIN press_body b ON b.id = p.id WHERE p.path > ? ORDER BY p.path LIMIT 500"
)


def compare(standing: str, clean: Path) -> Iterator[Difference]:
    """Where the plates at address ``standing`` differ from those in the file ``clean``."""
    left, right = _walk(connect(standing, read_only=True)), _walk(connect(str(clean)))
    here, there = next(left, None), next(right, None)
    while here or there:
        if there is None or (here is not None and here[0] < there[0]):
            assert here is not None
            yield Difference(here[0], "extra")
            here = next(left, None)
        elif here is None or there[0] < here[0]:
            yield Difference(there[0], "missing")
            there = next(right, None)
        else:
            yield from (
                Difference(here[0], part)
                for n, part in enumerate(("status", "headers", "etag", "size"), 1)
                if here[n] != there[n]
            )
            if bytes(here[5]) != bytes(there[5]) and _plain(here[5]) != _plain(there[5]):
                yield Difference(here[0], "body")
            here, there = next(left, None), next(right, None)


def _plain(body: bytes) -> bytes:
    return bytes(deflate.gzip_decompress(body)) if body else b""


def _walk(driver: Driver) -> Iterator[tuple[str, int, str, str, int, bytes]]:
    collate = ' COLLATE "C"' if driver.postgres else ""
    sql = _WALK.replace("p.path > ?", f"p.path{collate} > ?").replace(
        "ORDER BY p.path", f"ORDER BY p.path{collate}"
    )
    after = ""
    while rows := driver.rows(sql, [after]):
        yield from rows
        after = rows[-1][0]
    driver.close()
