"""The triggers that write the journal, for SQLite and PostgreSQL.

Each trigger's name ends in a digest of its statement, so that "are they as they should be?" is a
comparison of names. Migrations run without them (SQLite's table remake would break on them):
they are dropped before and put back after, and a migration that did anything journals a row that
makes the press look at everything.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from newsreel.press.journal.watch import Also, Watch, watches

PREFIX = "press_"
EVERYTHING = "*"
_VERBS = {"I": "INSERT", "U": "UPDATE", "D": "DELETE"}


class MissingTriggersError(RuntimeError):
    """The database does not journal what it should."""


def install(connection: BaseDatabaseWrapper) -> list[str]:
    """Put the triggers in place; the names of those that were missing."""
    wanted, present = _wanted(connection), _present(connection)
    missing = [name for name in wanted if name not in present]
    with connection.cursor() as cursor:
        for name in present.keys() - wanted.keys():
            _drop(cursor, connection.vendor, name, present[name])
        for name in missing:
            for statement in wanted[name]:
                cursor.execute(statement)
    return missing


def remove(connection: BaseDatabaseWrapper) -> None:
    present = _present(connection)
    with connection.cursor() as cursor:
        for name, table in present.items():
            _drop(cursor, connection.vendor, name, table)


def verify(connection: BaseDatabaseWrapper) -> None:
    """Raises MissingTriggersError where the journal would miss changes."""
    missing = sorted(_wanted(connection).keys() - _present(connection).keys())
    if missing:
        raise MissingTriggersError(
            f"{len(missing)} triggers of the journal are missing ({missing[0]}, …):"
            " run `newsreel serve`, which puts them back, or restore a backup"
        )


def journal_everything(connection: BaseDatabaseWrapper) -> None:
    """Have the press look at every page: for what went past the triggers (migrations)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO press_journal (tbl, op, row, old, new) VALUES (%s, 'T', 0, '{}', '{}')",
            [EVERYTHING],
        )


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    make = _postgres if connection.vendor == "postgresql" else _sqlite
    tables = set(connection.introspection.table_names())
    return {
        name: statements
        for watch in watches()
        if watch.table in tables
        for name, statements in make(watch)
    }


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " JOIN pg_namespace n ON n.oid = c.relnamespace"
                " WHERE NOT t.tgisinternal AND t.tgname LIKE 'press\\_%%'"
                " AND n.nspname = current_schema()"
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
                " AND name LIKE 'press\\_%%' ESCAPE '\\'"
            )
        return dict(cursor.fetchall())


def _drop(cursor: Any, vendor: str, name: str, table: str) -> None:
    if vendor == "postgresql":
        cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
        cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')
    else:
        cursor.execute(f'DROP TRIGGER "{name}"')


def _named(watch: Watch, op: str, text: str) -> str:
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    return f"{PREFIX}{watch.table[:40]}_{op.lower()}_{digest}"


def _condition(watch: Watch, op: str, differs: str) -> str:
    before = f"({watch.when.format(row='OLD')})" if watch.when else "1 = 1"
    after = f"({watch.when.format(row='NEW')})" if watch.when else "1 = 1"
    if op == "I":
        return after
    if op == "D":
        return before
    changed = " OR ".join(differs.format(c=f'"{c}"') for c in watch.shown)
    return f"({before} OR {after}) AND ({changed})"


def _journalling(watch: Watch, op: str, pack: str, quote: str = "'{}'") -> str:
    def packed(side: str) -> str:
        pairs = ", ".join(f"'{c}', {side}.\"{c}\"" for c in watch.carried)
        return pack.format(pairs=pairs)

    old = packed("OLD") if op in "UD" else quote
    new = packed("NEW") if op in "IU" else quote
    side = "OLD" if op == "D" else "NEW"
    return (
        "INSERT INTO press_journal (tbl, op, row, old, new)"
        f" VALUES ('{watch.table}', '{op}', {side}.\"{watch.key_column}\", {old}, {new});"
    )


def _also_condition(also: Also, differs: str) -> str:
    if also.op != "U":
        return also.when
    changed = " OR ".join(differs.format(c=f'"{c}"') for c in also.columns)
    return f"({also.when}) AND ({changed})"


def _bodies(watch: Watch, differs: str, pack: str) -> list[tuple[str, str, Sequence[str], str]]:
    """Operation, condition, columns and statement of each trigger of a table."""
    made: list[tuple[str, str, Sequence[str], str]] = [
        (op, _condition(watch, op, differs), watch.shown, _journalling(watch, op, pack))
        for op in _VERBS
    ]
    made += [(a.op, _also_condition(a, differs), a.columns, f"{a.sql};") for a in watch.also]
    return made


def _sqlite(watch: Watch) -> list[tuple[str, list[str]]]:
    made = []
    for op, condition, columns, body in _bodies(
        watch, "OLD.{c} IS NOT NEW.{c}", "json_object({pairs})"
    ):
        of = " OF " + ", ".join(f'"{c}"' for c in columns) if op == "U" else ""
        text = (
            f' AFTER {_VERBS[op]}{of} ON "{watch.table}" FOR EACH ROW WHEN {condition}'
            f" BEGIN {body} END"
        )
        name = _named(watch, op, text)
        made.append((name, [f'CREATE TRIGGER "{name}"{text}']))
    return made


def _postgres(watch: Watch) -> list[tuple[str, list[str]]]:
    notify = "PERFORM pg_notify('press_journal', '');"
    pack = "jsonb_build_object({pairs})::text"
    made = []
    for op, condition, _, body in _bodies(watch, "OLD.{c} IS DISTINCT FROM NEW.{c}", pack):
        when = f'AFTER {_VERBS[op]} ON "{watch.table}" FOR EACH ROW WHEN ({condition})'
        made.append(_postgres_trigger(watch, op, when, f"{body} {notify}"))
    truncated = (
        "INSERT INTO press_journal (tbl, op, row, old, new)"
        f" VALUES ('{watch.table}', 'T', 0, '{{}}', '{{}}'); {notify}"
    )
    when = f'AFTER TRUNCATE ON "{watch.table}" FOR EACH STATEMENT'
    made.append(_postgres_trigger(watch, "T", when, truncated))
    return made


def _postgres_trigger(watch: Watch, op: str, when: str, body: str) -> tuple[str, list[str]]:
    name = _named(watch, op, f"{when}|{body}")
    function = (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS'
        f" $press$ BEGIN {body} RETURN NULL; END $press$"
    )
    return name, [function, f'CREATE TRIGGER "{name}" {when} EXECUTE FUNCTION "{name}"()']


def names(connection: BaseDatabaseWrapper) -> Sequence[str]:
    """The names of the triggers in place, for status."""
    return sorted(_present(connection))
