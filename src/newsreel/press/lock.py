"""One press at a time: a lock taken before the snapshot, let go when the process ends."""

import fcntl
import os
from pathlib import Path
from typing import Protocol

from newsreel.press.plates.driver import PostgresDriver
from newsreel.press.plates.store import PlateStore

_ADVISORY = 0x6E657773  # "news"


class Lock(Protocol):
    def take(self) -> bool:
        """Whether this process has it now; never waits."""
        ...

    def release(self) -> None: ...


class FileLock:
    """flock on a file beside the plates: the kernel frees it however the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class AdvisoryLock:
    """PostgreSQL's advisory lock, of the session that writes the plates."""

    def __init__(self, driver: PostgresDriver) -> None:
        self._driver = driver
        self._have = False

    def take(self) -> bool:
        if not self._have:
            self._have = bool(
                self._driver.rows("SELECT pg_try_advisory_lock(?)", [_ADVISORY])[0][0]
            )
        return self._have

    def release(self) -> None:
        if self._have:
            self._driver.rows("SELECT pg_advisory_unlock(?)", [_ADVISORY])
            self._have = False


def lock_of(store: PlateStore) -> Lock:
    if isinstance(store.driver, PostgresDriver):
        return AdvisoryLock(store.driver)
    return FileLock(Path(store.address).with_suffix(".lock"))
