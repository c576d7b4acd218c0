"""A newsroom for a test: a migrated site of its own in a temporary folder, on either database.

`newsroom` is SQLite, `newsroom_postgres` a real PostgreSQL, `newsroom_any` both in turn. Migrating
takes seconds, so it is done once, kept in pytest's cache for as long as no migration changes, and
copied. Both of Django's aliases (`default` writes, `press` reads) point at the test's own copy.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django
import pytest

from tests.parts import REPOSITORY
from tests.parts.postgres import PostgresServer
from tests.parts.workshop import FOLDER

SETTINGS = "newsreel.site.settings"


@dataclass(frozen=True)
class Newsroom:
    """A site: `folder` holds its media and, on SQLite, its databases; `url` is PostgreSQL's."""

    folder: Path
    url: str = ""

    @property
    def vendor(self) -> str:
        return "postgresql" if self.url else "sqlite"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set Django up on an empty folder, so that test modules can import models."""
    worker = getattr(config, "workerinput", {}).get("workerid", "controller")
    folder = config.stash[FOLDER] / f"django-{worker}"
    folder.mkdir()
    os.environ.update(NEWSREEL_SITE=str(folder), DJANGO_SETTINGS_MODULE=SETTINGS)
    django.setup()


@pytest.fixture
def newsroom(tmp_path: Path, newsroom_template: Path, django_db_blocker: Any) -> Iterator[Newsroom]:
    """A site on SQLite."""
    folder = tmp_path / "site"
    folder.mkdir()
    shutil.copyfile(newsroom_template, folder / "site.db")
    with django_db_blocker.unblock(), _opened(Newsroom(folder)) as room:
        yield room


@pytest.fixture
def newsroom_postgres(
    tmp_path: Path,
    postgres_server: PostgresServer,
    newsroom_postgres_template: str,
    django_db_blocker: Any,
) -> Iterator[Newsroom]:
    """A site on PostgreSQL. (Wagtail's own search chose its tables for SQLite: leave it alone.)"""
    database = postgres_server.create(template=newsroom_postgres_template)
    folder = tmp_path / "site"
    folder.mkdir()
    try:
        with django_db_blocker.unblock(), _opened(Newsroom(folder, database.url)) as room:
            yield room
    finally:
        postgres_server.drop(database.name)


@pytest.fixture(params=["sqlite", "postgresql"])
def newsroom_any(request: pytest.FixtureRequest) -> Newsroom:
    """The same test on either database."""
    name = "newsroom" if request.param == "sqlite" else "newsroom_postgres"
    return request.getfixturevalue(name)  # type: ignore[no-any-return]


@pytest.fixture(scope="session", autouse=True)
def _migrated_side_by_side(request: pytest.FixtureRequest) -> None:
    """Where everything runs, the second worker migrates PostgreSQL's at once: else both would wait
    for the first one's, and then for this."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if os.environ.get("CI") and worker == "gw1":
        request.getfixturevalue("newsroom_postgres_template")


@pytest.fixture(scope="session")
def newsroom_template(pytestconfig: pytest.Config) -> Path:
    """A migrated site.db to copy."""
    cache = pytestconfig.rootpath / ".pytest_cache" / "d" / "newsroom"
    cache.mkdir(parents=True, exist_ok=True)
    template = cache / f"{_digest_of_migrations()}.db"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in cache.glob("*.db"):
                old.unlink()
            site = pytestconfig.stash[FOLDER] / "template"
            shutil.rmtree(site, ignore_errors=True)
            site.mkdir()
            _migrate(site)
            _checkpoint(site / "site.db")
            shutil.copyfile(site / "site.db", template.with_suffix(".part"))
            template.with_suffix(".part").rename(template)
    return template


@pytest.fixture(scope="session")
def newsroom_postgres_template(pytestconfig: pytest.Config, postgres_server: PostgresServer) -> str:
    """The name of a migrated database to copy."""
    name = "newsroom_template"
    done = pytestconfig.stash[FOLDER] / "newsroom-template.done"
    with done.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            postgres_server.drop(name)
            site = pytestconfig.stash[FOLDER] / "template-postgres"
            shutil.rmtree(site, ignore_errors=True)
            site.mkdir()
            url = postgres_server.create(name).url
            (site / "newsreel.toml").write_text(f'[database]\nurl = "{url}"\n')
            _migrate(site)
            done.touch()
    return name


@contextmanager
def _opened(room: Newsroom) -> Iterator[Newsroom]:
    """Point Django at the site while the block runs."""
    from django.conf import settings
    from django.contrib.contenttypes.models import ContentType
    from django.db import connections
    from django.test import override_settings

    from newsreel.press.journal import triggers
    from newsreel.site.databases import databases

    here = settings.CONFIGURATION
    values = {**here.values, "database.url": room.url}
    configuration = replace(here, folder=room.folder, values=values)
    before = {alias: dict(connections.settings[alias]) for alias in connections.settings}
    overrides = override_settings(
        CONFIGURATION=configuration, NEWSREEL=values, MEDIA_ROOT=configuration.media
    )
    try:
        for alias, entry in databases(configuration).items():
            _point(alias, entry)
        ContentType.objects.clear_cache()
        triggers.install(connections["default"])
        with overrides:
            yield room
    finally:
        connections.close_all()
        for alias, entry in before.items():
            _point(alias, entry)
        ContentType.objects.clear_cache()


def _point(alias: str, entry: dict[str, Any]) -> None:
    from django.db import connections

    connections[alias].close()
    del connections[alias]
    # Changed in place: connections of other threads are made from the same dictionary.
    connections.settings[alias].update(
        {"HOST": "", "PORT": "", "USER": "", "PASSWORD": "", "OPTIONS": {}} | entry
    )


def _migrate(site: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"],
        env={**os.environ, "NEWSREEL_SITE": str(site), "DJANGO_SETTINGS_MODULE": SETTINGS},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        pytest.fail(f"migrate: {run.stderr}", pytrace=False)


def _checkpoint(database: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone can be copied."""
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _digest_of_migrations() -> str:
    house = REPOSITORY / "src" / "newsreel"
    files = sorted([*house.glob("*/migrations/*.py"), *house.glob("desk/roles*.py")])
    digest = sha256()
    for package in ("django", "wagtail", "django-tasks-db", "django-taggit", "modelsearch"):
        digest.update(f"{package} {version(package)}\n".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:20]
