"""Files below media/, under names made of their content: written once, never changed."""

import gzip
import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings


def keep(folder: str, ending: str, data: bytes, digest: str = "") -> str:
    """Keep the bytes as "folder/ab/cdef….ending" and give that name; harmless when repeated.

    The file is on the disk, whole, before this returns (law 9).
    """
    digest = digest or sha256(data).hexdigest()
    return keep_as(f"{folder}/{digest[:2]}/{digest[2:]}{ending}", data)


def keep_as(name: str, data: bytes) -> str:
    """Keep the bytes under a name that the caller made of their content; give the name."""
    path = Path(settings.MEDIA_ROOT) / name
    if not path.exists():
        _write(path, data)
    return name


def keep_compressed(folder: str, data: bytes, digest: str) -> str:
    """Keep the bytes as gzip; ``digest`` is that of the bytes themselves."""
    name = f"{folder}/{digest[:2]}/{digest[2:]}.gz"
    path = Path(settings.MEDIA_ROOT) / name
    if not path.exists():  # asked here, so that nothing is compressed twice
        _write(path, gzip.compress(data, compresslevel=6, mtime=0))
    return name


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fdatasync(file.fileno())
    part.rename(path)
