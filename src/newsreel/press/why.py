"""``newsreel why``: what a page was made from, and why it was last baked."""

import json
from dataclasses import dataclass

from newsreel.press.plates.driver import connect


@dataclass(frozen=True, slots=True)
class Reasons:
    """Of one plate; ``keys`` in the order of their first reading."""

    path: str
    surface: str
    status: int
    headers: dict[str, str]
    etag: str
    size: int
    cause: str
    baked_at: str
    keys: tuple[str, ...]
    waiting: str


def why(address: str, path: str) -> Reasons | None:
    """The reasons of the page at ``path``; None where there is no plate."""
    driver = connect(address, read_only=True)
    try:
        rows = driver.rows(
            "SELECT path, surface, status, headers, etag, size, cause, baked_at, keys"
            " FROM press_plate WHERE path = ?",
            [path],
        )
        if not rows:
            return None
        path, surface, status, headers, etag, size, cause, baked_at, keys = rows[0]
        queued = driver.rows("SELECT cause, error FROM press_queue WHERE surface = ?", [surface])
        waiting = " – ".join(filter(None, queued[0])) if queued else ""
        return Reasons(
            path,
            surface,
            status,
            dict(json.loads(headers)),
            etag,
            size,
            cause,
            baked_at,
            tuple(keys.split("\n")) if keys else (),
            waiting,
        )
    finally:
        driver.close()
