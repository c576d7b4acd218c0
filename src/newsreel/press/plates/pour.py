"""A bake from nothing, poured from its file into PostgreSQL: one transaction, seen as one step.

Readers go on with the old plates until it commits. Fronts forget all that they remember, since
the changes that they have not seen are gone.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from newsreel.press.plates.driver import PostgresDriver, Row, SqliteDriver
from newsreel.press.plates.store import Batch, PlateStore

_TABLES = (
    (
        "press_plate",
        ("id", "path", "surface", "status", "headers", "etag", "size", "keys", "cause", "baked_at"),
    ),
    ("press_body", ("id", "body")),
    ("press_reads", ("key", "plate")),
)
_EMPTIED = ("press_plate", "press_body", "press_reads", "press_queue", "press_changes")


def pour(clean: Path, store: PlateStore, batch: Batch, step: Callable[[int], None]) -> None:
    """Let the plates of ``clean`` take the place of those in ``store``, and do what else ``batch``
    says, in the same transaction. ``step`` is told how many plates went over."""
    driver = store.driver
    assert isinstance(driver, PostgresDriver)
    source = SqliteDriver(str(clean), read_only=True)
    try:
        with driver.transaction():
            (last,) = driver.rows("SELECT coalesce(max(seq), 0) FROM press_changes")[0]
            for table in _EMPTIED:
                driver.run(f"DELETE FROM {table}")
            for table, columns in _TABLES:
                _copy(source, driver, table, columns, step if table == "press_plate" else None)
            driver.rows(
                "SELECT setval(pg_get_serial_sequence('press_plate', 'id'),"
                " (SELECT coalesce(max(id), 0) + 1 FROM press_plate), false)"
            )
            # A gap in the numbers: whoever looks for the next one sees that he has missed some.
            driver.rows(
                "SELECT setval(pg_get_serial_sequence('press_changes', 'seq'), ?)", [last + 2]
            )
            driver.run("INSERT INTO press_changes (path) VALUES ('/')")
            store.write(batch, [])
    finally:
        source.close()


def _copy(
    source: SqliteDriver,
    driver: PostgresDriver,
    table: str,
    columns: Sequence[str],
    step: Callable[[int], None] | None,
) -> None:
    names = ", ".join(columns)
    rows: Iterable[Row] = source.connection.execute(f"SELECT {names} FROM {table}")
    with (
        driver.connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
            if step:
                step(1)
