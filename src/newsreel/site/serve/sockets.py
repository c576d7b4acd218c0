"""A place for a Unix socket: its path may not be longer than 107 bytes (unix(7))."""

import os
import stat
import tempfile
from hashlib import blake2b
from pathlib import Path

LONGEST = 107
# Of macOS and the BSDs; what is short enough for them is for all.
_SHORTEST_LIMIT = 103


def socket_place(run: Path, name: str) -> Path:
    """Where the socket ``name`` of the site's run folder goes: in it, or where its path is too
    long in a folder of this user alone among the system's temporary ones, the same each time.

    Raises OSError where that folder is there and somebody else's.
    """
    place = run.absolute() / name
    if len(os.fsencode(place)) <= _SHORTEST_LIMIT:
        return place
    mark = blake2b(os.fsencode(run.absolute()), digest_size=6).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"newsreel-{os.getuid()}-{mark}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise OSError(f"{folder} belongs to somebody else: remove it, or set TMPDIR")
    folder.chmod(0o700)
    return folder / name
