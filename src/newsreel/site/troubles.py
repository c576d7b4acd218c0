"""What a machine can do to a command, in one sentence each, with what to do about it."""

import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

_FULL = "free some space and run it again; nothing that was kept before is lost"
_SENTENCES = {
    errno.ENOSPC: f"the disk is full: {_FULL}",
    errno.EDQUOT: f"the disk's quota is used up: {_FULL}",
    errno.EFBIG: f"a file may not grow any further (ulimit -f): {_FULL}",
    errno.EROFS: "it cannot be written: the disk is mounted read-only",
    errno.EACCES: "it may not be read or written by this user: give it to him, or run as its owner",
    errno.EPERM: "it may not be changed by this user: give it to him, or run as its owner",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.EMFILE: "too many files are open: raise `ulimit -n`",
}
_SQLITE = {
    "database or disk is full": f"the disk is full: {_FULL}",
    "disk I/O error": "the disk cannot be read or written (it may be full): look at the system's"
    " log, free some space, and run it again",
    "attempt to write a readonly database": "the site's folder, or a database in it, may not be"
    " written by this user: give it to him, or run as its owner",
    "unable to open database file": "a database of the site cannot be opened: its folder must be"
    " there and writable by this user, and the disk must not be full",
    "database is locked": "another program held the database for too long: run it again when that"
    " has ended (`newsreel status` says what runs)",
    "file is not a database": "a database of the site is damaged: restore a backup with"
    " `newsreel restore`; if it is plates.db, delete that file and run `newsreel bake`",
    "database disk image is malformed": "a database of the site is damaged: restore a backup with"
    " `newsreel restore`; if it is plates.db, delete that file and run `newsreel bake`",
}


def sentence(error: BaseException, folder: Path | None = None) -> str | None:
    """What to say of this error instead of a traceback; None where it is none of these."""
    for one in _chain(error):
        if isinstance(one, sqlite3.Error):
            said = next((text for words, text in _SQLITE.items() if words in str(one)), None)
            if said:
                return said
        elif isinstance(one, OSError) and one.errno in _SENTENCES:
            return f"{one.filename or folder or 'a file'}: {_SENTENCES[one.errno]}"
        elif type(one).__module__.startswith("psycopg") and not one.__cause__:
            first = (str(one).strip().splitlines() or [type(one).__name__])[0]
            return f"PostgreSQL: {first}"
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from: Django wraps the databases' own errors."""
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__
