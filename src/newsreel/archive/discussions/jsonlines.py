"""Files of JSON: an object a line, or one list or object; plain or gzip; torn or not."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from newsreel.archive.discussions.found import Trouble

LONGEST = 4 * 1024 * 1024
"""Bytes of a line: no comment is longer."""


def objects(path: Path) -> Iterator[dict[str, Any] | Trouble]:
    """The objects, first to last. Lines that are none are told, and passed over."""
    with opened(path) as file:
        number = 0
        try:
            while line := file.readline(LONGEST):
                number += 1
                if len(line) == LONGEST:
                    yield Trouble(f"line {number} is longer than any comment")
                    while line and not line.endswith(b"\n"):
                        line = file.readline(LONGEST)
                    continue
                if line.strip():
                    yield _object(line, number)
        except (EOFError, OSError, zlib.error):
            yield Trouble(
                f"{path.name} breaks off after line {number}: what stands before was read"
            )


def opened(path: Path) -> IO[bytes]:
    """The file, unpacked where it is gzip."""
    file = path.open("rb")
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    return gzip.GzipFile(fileobj=file) if packed else file  # type: ignore[return-value]


def _object(line: bytes, number: int) -> dict[str, Any] | Trouble:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return Trouble(f"line {number} is no JSON")
    return found if isinstance(found, dict) else Trouble(f"line {number} is no JSON object")
