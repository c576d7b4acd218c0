"""The contract between rooms, as import-linter checks it: `make rooms`.

The table in pyproject.toml is the one of the design: a line a room, and after the colon the doors
it may open. A door is a room (`press`), a module of a room with all below it (`stories.actions`),
the same module of every room (`*.reads`), every room (`*`), or `stdlib`: nothing but the standard
library and Newsreel's own rooms. Only direct imports are judged: each room's own line answers for
what lies behind its door. A room in the table may be missing; a room missing in the table fails.
"""

import sys
from fnmatch import fnmatchcase
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class RoomsContract(Contract):
    """Holds the table `doors` for the rooms of one package `house`."""

    type_name = "rooms"

    # import-linter replaces a field by what the table gave for it.
    house = cast(str, fields.StringField())
    doors = cast(list[str], fields.ListField(subfield=fields.StringField()))

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        table = dict(_line(row) for row in self.doors)
        rooms = {module.split(".")[1] for module in graph.find_children(self.house)}
        rooms.discard("__main__")
        faults = [
            f"{room} has no line in the table of doors" for room in sorted(rooms - set(table))
        ]
        for room in sorted(rooms & set(table)):
            faults += self._faults(graph, room, table[room])
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for fault in check.metadata["faults"]:
            output.print_error(fault)

    def _faults(self, graph: ImportGraph, room: str, doors: list[str]) -> list[str]:
        root = f"{self.house}.{room}"
        faults = []
        for importer in sorted({root} | graph.find_descendants(root)):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not self._is_open(room, imported, doors):
                    line = graph.get_import_details(importer=importer, imported=imported)[0]
                    faults.append(
                        f"{importer}:{line['line_number']} imports {imported}; "
                        f"{room} may import {', '.join(doors) or 'no other room'}"
                    )
        return faults

    def _is_open(self, room: str, imported: str, doors: list[str]) -> bool:
        if not imported.startswith(f"{self.house}."):
            outside = imported != self.house and imported.split(".")[0]
            return not outside or "stdlib" not in doors or outside in sys.stdlib_module_names
        name = imported.removeprefix(f"{self.house}.")
        return name.split(".")[0] == room or any(
            fnmatchcase(name, door) or fnmatchcase(name, f"{door}.*") for door in doors
        )


def _line(row: str) -> tuple[str, list[str]]:
    room, _, doors = row.partition(":")
    return room.strip(), doors.replace(",", " ").split()
