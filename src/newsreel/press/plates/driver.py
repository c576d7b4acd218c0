"""One way to speak SQL to the two databases that plates live in: ``?`` for parameters, plain rows.

An address is a path ("/srv/site/plates.db") for SQLite or a "postgresql://" URL.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

Row = tuple[Any, ...]


class Driver(Protocol):
    """A connection in autocommit mode outside ``transaction()``."""

    postgres: bool

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]: ...
    def run(self, sql: str, values: Sequence[Any] = ()) -> int: ...
    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None: ...
    def script(self, statements: Sequence[str]) -> None: ...
    def transaction(self) -> Any: ...
    def close(self) -> None: ...


def is_postgres(address: str) -> bool:
    return address.startswith(("postgresql://", "postgres://"))


class SqliteDriver:
    postgres = False

    def __init__(self, path: str, *, read_only: bool = False, scratch: bool = False) -> None:
        """``scratch``: a file that is thrown away if anything goes wrong while it is filled."""
        where = Path(path)
        if read_only:
            uri = f"{where.absolute().as_uri()}?mode=ro"
            self.connection = sqlite3.connect(
                uri, uri=True, isolation_level=None, check_same_thread=False, timeout=20
            )
            self.connection.execute("PRAGMA query_only=ON")
        else:
            fresh = not where.exists() or where.stat().st_size == 0
            self.connection = sqlite3.connect(
                where, isolation_level=None, check_same_thread=False, timeout=20
            )
            if fresh:
                # A page of some 4 kB gzipped: its head goes into a leaf with thirty others, the
                # rest fills a page of the file of its own. With 8192 half of each would be empty.
                self.connection.execute("PRAGMA page_size=4096")
            if scratch:
                self.connection.execute("PRAGMA journal_mode=OFF")
                self.connection.execute("PRAGMA synchronous=OFF")
            else:
                self.connection.execute("PRAGMA journal_mode=WAL")
                self.connection.execute("PRAGMA synchronous=NORMAL")
                self.connection.execute("PRAGMA journal_size_limit=67108864")
        self.connection.execute("PRAGMA cache_size=-65536")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self.connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        return self.connection.execute(sql, values).rowcount

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        self.connection.executemany(sql, values)

    def script(self, statements: Sequence[str]) -> None:
        for statement in statements:
            self.connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def version(self) -> int:
        """A number that changes when another connection has committed."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        self.connection.close()


class PostgresDriver:
    postgres = True

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        # Only here: it takes as long to load as all the rest of a front on SQLite.
        import psycopg

        self.connection: psycopg.Connection[Row] = psycopg.connect(url, autocommit=True)
        if read_only:
            self.connection.execute("SET default_transaction_read_only = on")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self.connection.execute(_percent(sql), values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        return self.connection.execute(_percent(sql), values).rowcount

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(_percent(sql), values)

    def script(self, statements: Sequence[str]) -> None:
        for statement in statements:
            self.connection.execute(statement)

    def transaction(self) -> Any:
        return self.connection.transaction()

    def close(self) -> None:
        self.connection.close()


def away() -> tuple[type[Exception], ...]:
    """What is raised where a store is away, locked, cut off or none: for an ``except`` clause."""
    known: tuple[type[Exception], ...] = (sqlite3.Error, OSError)
    loaded = sys.modules.get("psycopg")
    return (*known, loaded.Error) if loaded else known


def _percent(sql: str) -> Any:
    return sql.replace("%", "%%").replace("?", "%s")


def connect(address: str, *, read_only: bool = False, scratch: bool = False) -> Driver:
    if is_postgres(address):
        return PostgresDriver(address, read_only=read_only)
    return SqliteDriver(address, read_only=read_only, scratch=scratch)
