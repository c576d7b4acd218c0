"""Backups: what cannot be made again (rows, media, settings, secret) in one compressed tar file.

The rows are copied with SQLite's own backup, or PostgreSQL's pg_dump, so that the copy is one
state of them while people go on writing.
"""

import json
import os
import re
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
# They are baked again from the rows. The journal's rows are not needed either: all is baked.
PLATES = (
    "press_plate", "press_body", "press_reads", "press_queue", "press_changes", "press_done",
    "press_meta", "press_journal",
)  # fmt: skip


@dataclass(slots=True)
class Backup:
    files: int = 0
    size: int = 0


def write_backup(configuration: Configuration, target: Path, step: Callable[[int], None]) -> Backup:
    """Written beside and moved into place: a backup that is there is whole. Raises SiteError."""
    made = Backup()
    if not target.absolute().parent.is_dir():
        raise SiteError(
            f"there is no folder {target.absolute().parent}: make it, or choose another"
        )
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
    where, environment = _address(configuration["database.url"])
    argv = [program, "--format=custom", "--no-owner", f"--file={dump}"]
    argv += [f"--exclude-table-data={table}" for table in PLATES]
    run = subprocess.run([*argv, where], capture_output=True, text=True, env=environment)
    if run.returncode:
        raise SiteError(f"pg_dump failed (it must be as new as the server): {run.stderr.strip()}")
    return dump


def _address(url: str) -> tuple[str, dict[str, str]]:
    """What to tell PostgreSQL's programs: where, and the password aside, where no list of
    processes shows it."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    environment = dict(os.environ)
    if password:
        environment["PGPASSWORD"] = str(password)
    return make_conninfo("", **parts), environment


def read_backup(
    source: Path, folder: Path, step: Callable[[int], None], database: str = ""
) -> Backup:
    """``database``: the PostgreSQL address that takes the rows, if not the one in the settings.

    Raises SiteError where a site is there already or the file is no backup of ours."""
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
        if database:
            _point_to(place / FILE, database)
        _restore_dump(place)
        if folder.exists() and any(folder.iterdir()):
            raise SiteError(f"{folder} is not empty: restore to a new folder")
        if folder.exists():
            folder.rmdir()
        place.rename(folder)
    return made


def _point_to(settings: Path, database: str) -> None:
    text = settings.read_text(encoding="utf-8")
    found, count = re.subn(
        r"(?m)(?<=^\[database\]$)((?:\n(?!\[).*)*?\n)\s*url\s*=.*$",
        lambda known: f"{known[1]}url = {json.dumps(database)}",
        text,
    )
    if not count:
        raise SiteError("the backup is of a site on SQLite: --database is for one on PostgreSQL")
    settings.write_text(found, encoding="utf-8")


def _restore_dump(place: Path) -> None:
    from newsreel.site.configuration import read_configuration

    dump = place / _DUMP
    if not dump.exists():
        return
    program = shutil.which("pg_restore")
    if program is None:
        raise SiteError("pg_restore is needed: apt-get install postgresql-client")
    where, environment = _address(read_configuration(place)["database.url"])
    argv = [program, "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={where}"]
    run = subprocess.run([*argv, str(dump)], capture_output=True, text=True, env=environment)
    if run.returncode:
        raise SiteError(
            "pg_restore failed; the database must exist and be empty (another one:"
            f" --database postgresql://…): {run.stderr.strip().splitlines()[0]}"
        )
    dump.unlink()
