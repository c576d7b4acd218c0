"""A change, as the database's own trigger wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the journal.

    ``op``: "I" inserted, "U" updated, "D" deleted, "T" the whole table truncated.
    ``old`` and ``new`` hold the carried columns before and after; empty where there is none.
    """

    id: int
    table: str
    op: str
    row: int
    old: Values
    new: Values

    def both(self, column: str) -> set[Any]:
        """The column's values before and after, without null."""
        return {side[column] for side in (self.old, self.new) if side.get(column) is not None}

    def moved(self, *columns: str) -> bool:
        """Whether any of the columns differs between before and after (true for I and D)."""
        return any(self.old.get(c) != self.new.get(c) for c in columns)

    def summary(self) -> str:
        """A few words for ``newsreel why``."""
        verb = {"I": "added", "U": "changed", "D": "deleted", "T": "emptied"}[self.op]
        fields = [c for c in self.new if self.op == "U" and self.old.get(c) != self.new.get(c)]
        name = self.table.partition("_")[2].replace("_", " ") or self.table
        return f"{name} {self.row} {verb}" + (f" ({', '.join(fields)})" if fields else "")
