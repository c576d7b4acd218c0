"""Pictures that lie beside a saved page: found on the disk, never fetched."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

LARGEST = 40 * 1024 * 1024


def beside(capture: Path, address: str) -> bytes | None:
    """The bytes of the picture that a page calls `address`, if a file below its folder is it.

    A relative address is a path from the page; of an absolute one the last part counts, looked for
    where browsers put what they save: in the page's folder and in "NAME_files".
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    name = unquote(parts.path)
    if not name or "\x00" in name or parts.scheme not in ("", "http", "https", "file"):
        return None
    home = capture.parent
    last = name.rpartition("/")[2]
    folders = [home / f"{capture.stem}{ending}" for ending in ("_files", "-files", ".files")]
    places = [home / name] if not parts.scheme and not parts.netloc else []
    if last:
        places += [folder / last for folder in (*folders, home)]
    for place in places:
        data = _bytes(place, home)
        if data:
            return data
    return None


def _bytes(place: Path, home: Path) -> bytes | None:
    """The file's content, where it truly lies below the folder of the page."""
    try:
        real = place.resolve(strict=True)
        if not real.is_relative_to(home.resolve()) or not real.is_file():
            return None
        if real.stat().st_size > LARGEST:
            return None
        return real.read_bytes()
    except (OSError, RuntimeError, ValueError):
        return None
