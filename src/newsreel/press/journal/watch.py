"""Watches: which columns of a table a page can show, and which keys a change of them touches."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from newsreel.press.journal.change import Change
from newsreel.press.keys import Key


@dataclass(frozen=True, slots=True)
class Also:
    """A statement that the database runs besides journalling, whoever changes the row.

    ``op`` is "I", "U" or "D"; for "U" ``columns`` are those whose change counts. ``sql`` and
    ``when`` speak of the row as OLD and NEW, in words that SQLite and PostgreSQL share.
    """

    op: str
    sql: str
    columns: Sequence[str] = ()
    when: str = "1 = 1"


@dataclass(frozen=True, slots=True)
class Watch:
    """``when``: SQL over ``{row}`` that says whether a row can be on a page at all; an update
    counts if it holds before or after. ``paced``: its changes may come in storms, so the pages
    that show them are baked once a beat (see ``press/pace.py``). ``placing``: the columns that say
    where pages stand and which there are, where the others cannot; nothing means any may."""

    table: str
    key_column: str
    shown: tuple[str, ...]
    carried: tuple[str, ...]
    keys: Callable[[Change], Iterable[Key]]
    when: str = ""
    also: tuple[Also, ...] = field(default=())
    paced: bool = False
    placing: tuple[str, ...] = ()


_watches: dict[str, Watch] = {}


def watch(
    model: type[Model],
    *,
    shown: Sequence[str],
    carried: Sequence[str],
    keys: Callable[[Change], Iterable[Key]],
    when: str = "",
    also: Sequence[Also] = (),
    paced: bool = False,
    placing: Sequence[str] = (),
) -> None:
    """Watch a model's table, by the database's names. Raises ValueError on unknown columns, and
    where what is ``placing`` is not carried."""
    meta = model._meta
    columns = {f.column for f in meta.concrete_fields}
    unknown = {*shown, *carried} - columns
    if unknown:
        raise ValueError(f"{meta.db_table} has no column {', '.join(sorted(unknown))}")
    if not {*placing} <= {*carried}:
        raise ValueError(f"{meta.db_table}: what places pages must be carried")
    assert meta.pk is not None
    _watches[meta.db_table] = Watch(
        table=meta.db_table,
        key_column=str(meta.pk.column),
        shown=tuple(shown),
        carried=tuple(carried),
        keys=keys,
        when=when,
        also=tuple(also),
        paced=paced,
        placing=tuple(placing),
    )


def watches() -> list[Watch]:
    return sorted(_watches.values(), key=lambda w: w.table)


def keys_of(change: Change) -> Iterable[Key]:
    """The keys that this change touches. A table nobody watches any more touches none."""
    known = _watches.get(change.table)
    return known.keys(change) if known else ()


def is_paced(change: Change) -> bool:
    """Whether its pages are baked once a beat."""
    known = _watches.get(change.table)
    return known is not None and known.paced


def may_move(change: Change) -> bool:
    """Whether it can give a page another address, or bring or end one."""
    known = _watches.get(change.table)
    if change.op != "U" or known is None or not known.placing:
        return True
    return change.moved(*known.placing)
