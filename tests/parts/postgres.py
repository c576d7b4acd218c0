"""A real PostgreSQL for the run, on a Unix socket, and a database of its own for each test."""

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests.parts.programs import part
from tests.parts.workshop import Card, Workshop

ROLE = "newsreel"


@dataclass(frozen=True)
class PostgresDatabase:
    """One database: `socket` is the folder of the server's Unix socket."""

    socket: str
    name: str

    @property
    def conninfo(self) -> str:
        """As psycopg and libpq's programs take it."""
        return f"host={self.socket} user={ROLE} dbname={self.name}"

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@/{self.name}?host={self.socket}"

    @property
    def django(self) -> dict[str, Any]:
        """As an entry of Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": self.socket,
            "USER": ROLE,
            "NAME": self.name,
        }


@dataclass(frozen=True)
class PostgresServer:
    socket: str

    def database(self, name: str = "postgres") -> PostgresDatabase:
        return PostgresDatabase(self.socket, name)

    def create(self, name: str | None = None, template: str = "template0") -> PostgresDatabase:
        """Create a database, of a fresh name if none is given, as a copy of `template`."""
        name = name or f"test_{uuid4().hex}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.database(name)

    def drop(self, name: str) -> None:
        """Drop a database together with the connections it still has."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.database().conninfo, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def postgres_server(workshop: Workshop) -> PostgresServer:
    """The one PostgreSQL of the run, shared by all workers; not durable (no fsync)."""
    return PostgresServer(workshop.share("pg", _start).about["socket"])


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[PostgresDatabase]:
    """An empty database, dropped after the test."""
    database = postgres_server.create()
    yield database
    postgres_server.drop(database.name)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


def _start(home: Path) -> Card:
    initdb, postgres = part("initdb"), part("postgres")
    login = _unprivileged()
    if login:
        os.chown(home, login["user"], login["group"])
    data, log = home / "data", home / "log"
    made = subprocess.run(
        [initdb, "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        cwd=home,
        capture_output=True,
        text=True,
        **login,
    )
    if made.returncode:
        pytest.fail(f"initdb: {made.stderr}", pytrace=False)
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(home),
        "max_connections": "200",
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
    }
    with log.open("wb") as output:
        server = subprocess.Popen(
            [postgres, "-D", data, *(f"--{key}={value}" for key, value in options.items())],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **login,
        )
    _await_answer(server, PostgresServer(str(home)), log)
    # SIGQUIT is PostgreSQL's immediate shutdown: nothing here has to outlive the run.
    return Card(server.pid, signal.SIGQUIT, {"socket": str(home)})


def _await_answer(server: subprocess.Popen[bytes], door: PostgresServer, log: Path) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(door.database().conninfo).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    server.kill()
    pytest.fail(f"PostgreSQL did not start: {log.read_text()}", pytrace=False)


def _unprivileged() -> dict[str, Any]:
    """Keyword arguments of subprocess that drop root: initdb and postgres refuse to run as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
