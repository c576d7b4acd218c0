"""Backups: what cannot be made again (rows, media, settings, secret) in one compressed tar file.

The rows are copied with SQLite's own backup, or PostgreSQL's pg_dump, so that the copy is one
state of them while people go on writing.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsreel.site.configuration import FILE, Configuration
from newsreel.site.opening import SiteError, found

_DUMP = "rows.pgdump"


@dataclass(slots=True)
class Backup:
    files: int = 0
    size: int = 0


def write_backup(configuration: Configuration, target: Path, step: Callable[[int], None]) -> Backup:
    """Written beside and moved into place: a backup that is there is whole. Raises SiteError."""
    made = Backup()
    folder = configuration.folder
    part = target.with_name(f".{target.name}.part")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        rows = _rows(configuration, Path(scratch))
        with tarfile.open(part, "w:gz", compresslevel=3) as tar:
            for path, name in [
                (rows, rows.name),
                (folder / FILE, FILE),
                (folder / "secret", "secret"),
                *((p, str(p.relative_to(folder))) for p in sorted(configuration.media.rglob("*"))),
            ]:
                if path.is_file() and not path.is_symlink():
                    tar.add(path, name, recursive=False)
                    made.files += 1
                    made.size += path.stat().st_size
                    step(1)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
    target.chmod(0o600)  # the secret is in it
    return made


def _rows(configuration: Configuration, scratch: Path) -> Path:
    if not configuration.postgres:
        copy = scratch / "site.db"
        with (
            closing(sqlite3.connect(configuration.rows)) as rows,
            closing(sqlite3.connect(copy)) as into,
        ):
            rows.backup(into)
        return copy
    dump = scratch / _DUMP
    program = shutil.which("pg_dump")
    if program is None:
        raise SiteError(
            "pg_dump is needed to back PostgreSQL up: apt-get install postgresql-client"
        )
    argv = [
        *(program, "--format=custom", "--no-owner", f"--file={dump}"),
        *("--exclude-table-data=press_*", configuration["database.url"]),
    ]
    run = subprocess.run(argv, capture_output=True, text=True)
    if run.returncode:
        raise SiteError(f"pg_dump failed: {run.stderr.strip()}")
    return dump


def read_backup(source: Path, folder: Path, step: Callable[[int], None]) -> Backup:
    """Raises SiteError where a site is there already or the file is no backup of ours."""
    if found(folder):
        raise SiteError(f"{folder} holds a site: restore to another folder, and compare")
    made = Backup()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        place = Path(scratch) / "site"
        place.mkdir()
        try:
            with tarfile.open(source, "r:gz") as tar:
                for member in tar:
                    tar.extract(member, place, filter="data")
                    made.files += 1
                    made.size += member.size
                    step(1)
        except (tarfile.TarError, OSError, EOFError) as error:
            raise SiteError(f"{source} is no whole backup: {error}") from error
        if not found(place):
            raise SiteError(f"{source} is no backup of a Newsreel site")
        (place / "secret").chmod(0o600)
        _restore_dump(place)
        if folder.exists() and any(folder.iterdir()):
            raise SiteError(f"{folder} is not empty: restore to a new folder")
        if folder.exists():
            folder.rmdir()
        place.rename(folder)
    return made


def _restore_dump(place: Path) -> None:
    from newsreel.site.configuration import read_configuration

    dump = place / _DUMP
    if not dump.exists():
        return
    program = shutil.which("pg_restore")
    if program is None:
        raise SiteError("pg_restore is needed: apt-get install postgresql-client")
    url = read_configuration(place)["database.url"]
    argv = [program, "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={url}"]
    run = subprocess.run([*argv, str(dump)], capture_output=True, text=True)
    if run.returncode:
        raise SiteError(
            f"pg_restore failed; the database must exist and be empty: {run.stderr.strip()}"
        )
    dump.unlink()
