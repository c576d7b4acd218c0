"""Opening a site: Django on its folder, its database up to date, its plates at hand."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreel.site.configuration import FILE, Configuration, read_configuration
from newsreel.site.troubles import sentence

if TYPE_CHECKING:
    from newsreel.press.plates import PlateStore
    from newsreel.press.press import Press

SETTINGS = "newsreel.site.settings"
KEPT_BACKUPS = 5


class SiteError(Exception):
    """The site cannot be opened; the sentence says what to do."""


def found(folder: Path) -> bool:
    """Whether there is a site in the folder."""
    return (folder / FILE).exists()


def open_site(folder: Path) -> Configuration:
    """Set Django up on a site that is there. Raises SiteError where there is none, or where its
    database is a newer program's or waits for a migration."""
    if not found(folder):
        raise SiteError(
            f"there is no site in {folder}: make one with `newsreel serve --site {folder}`"
        )
    configuration = set_up(folder)
    plan = pending(configuration)
    if plan:
        raise SiteError(
            f"the database of {folder} is {_steps(len(plan))} behind this program:"
            f" `newsreel serve --site {folder}` brings it up to date"
        )
    return configuration


def _steps(n: int) -> str:
    return "one step" if n == 1 else f"{n} steps"


def set_up(folder: Path) -> Configuration:
    """Django's settings from the folder; nothing is written but the site's secret."""
    import django
    from django.conf import settings

    configuration = read_configuration(folder)
    os.environ["NEWSREEL_SITE"] = str(folder.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if not settings.configured:
        django.setup()
    return configuration


def pending(configuration: Configuration) -> list[Any]:
    """The migrations to be run. Raises SiteError where the database knows newer ones than we."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    try:
        executor = MigrationExecutor(connections["default"])
    except DatabaseError as error:
        where = "PostgreSQL" if configuration.postgres else str(configuration.rows)
        said = sentence(error) or str(error)
        raise SiteError(f"cannot open the database ({where}): {said}".strip()) from error
    ours = set(executor.loader.disk_migrations)
    apps = {app for app, _ in ours}
    newer = sorted(key for key in executor.loader.applied_migrations if key not in ours)
    newer = [key for key in newer if key[0] in apps]
    if newer:
        raise SiteError(
            "the database was made by a newer Newsreel"
            f" (it knows {newer[0][0]}.{newer[0][1]}): start that one, or restore a backup"
        )
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def back_up_rows(configuration: Configuration) -> Path | None:
    """A copy of the SQLite rows in backups/, as of now; the newest five are kept."""
    if configuration.postgres or not configuration.rows.exists():
        return None
    folder = configuration.folder / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"site-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}.db"
    with (
        closing(sqlite3.connect(configuration.rows)) as rows,
        closing(sqlite3.connect(target)) as copy,
    ):
        rows.backup(copy)
    for old in sorted(folder.glob("site-*.db"))[:-KEPT_BACKUPS]:
        old.unlink()
    return target


def facts(configuration: Configuration) -> dict[str, str]:
    """Fingerprints of what pages show that is no row: the settings of the site, and its marks.
    Those whose key begins with "*" decide which pages there are."""
    from newsreel.comments import reads as comments

    shown = {n: v for n, v in configuration.values.items() if n.startswith("site.")}
    marks = [
        file.read_bytes()
        for setting in ("site.icon", "site.share_picture")
        if (file := configuration.folder / str(configuration[setting])).is_file()
    ]
    return {
        "site": _digest([*sorted(shown.items()), *marks]),
        "*languages": _digest(configuration.languages),
        comments.FACT: comments.fact(),
    }


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=8).hexdigest()


def check_marks() -> None:
    """Raises SiteError where the settings name an icon or a picture that cannot be one."""
    from newsreel.pages.marks import MarkError, own

    try:
        own()
    except MarkError as error:
        raise SiteError(str(error)) from error


@contextmanager
def opened_press(configuration: Configuration) -> Iterator[tuple["Press", "PlateStore"]]:
    """The site's press, for a command. It may have to stand by: see ``Turn.standby``."""
    from newsreel.press.plates import PlateStore
    from newsreel.press.press import Press
    from newsreel.site.purge import purging

    store = PlateStore(configuration.plates)
    press = Press(store, facts=facts(configuration), committed=purging(configuration))
    try:
        yield press, store
    finally:
        press.close()
        store.close()
