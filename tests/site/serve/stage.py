"""A ``serve`` of its own for one test: ``python -m tests.site.serve.stage FOLDER`` runs the table
in ``FOLDER/table.json`` and prints what it says."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsreel.site.serve import AlreadyServedError, Child, Supervisor
from newsreel.site.serve.commands import tied
from newsreel.site.serve.probes import file_names


@dataclass
class Stage:
    folder: Path
    table: list[dict[str, Any]] = field(default_factory=list)
    runs: list[subprocess.Popen[str]] = field(default_factory=list)

    def part(self, name: str, *words: str, **about: Any) -> None:
        self.table.append({"name": name, "words": words, **about})

    def open(self) -> subprocess.Popen[str]:
        (self.folder / "table.json").write_text(json.dumps(self.table))
        with (self.folder / f"said-{len(self.runs)}.txt").open("w") as out:
            run = subprocess.Popen(
                [sys.executable, "-m", "tests.site.serve.stage", str(self.folder)],
                stdout=out,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self.runs.append(run)
        return run

    def said(self) -> str:
        return (self.folder / f"said-{len(self.runs) - 1}.txt").read_text()

    def diary(self, name: str) -> list[tuple[str, int]]:
        file = self.folder / f"{name}.diary"
        if not file.exists():
            return []
        lines = [line.split() for line in file.read_text().splitlines()]
        return [(what, int(pid)) for what, pid in lines]

    def pids(self, name: str, what: str = "started") -> list[int]:
        return [pid for said, pid in self.diary(name) if said == what]

    def close(self) -> None:
        for run in self.runs:
            if run.poll() is None:
                run.terminate()
                run.wait(20)


def _child(folder: Path, row: dict[str, Any]) -> Child:
    about = {key: value for key, value in row.items() if key not in ("name", "words", "ready")}
    if row.get("ready"):
        about["ready"] = file_names(folder / row["ready"])
    words = [word.replace("FOLDER", str(folder)) for word in row["words"]]
    program = (sys.executable, "-m", "tests.site.serve.part", str(folder / f"{row['name']}.diary"))
    about["fatal"] = tuple(about.get("fatal", ()))
    return Child(name=row["name"], argv=tied(*program, *words), **about)


def _ready(folder: Path) -> None:
    """The site is ready once somebody says so, where a test wants to."""
    while (folder / "hold").exists():
        time.sleep(0.02)


def main(folder: Path) -> int:
    rows = json.loads((folder / "table.json").read_text())
    supervisor = Supervisor(
        [_child(folder, row) for row in rows],
        folder / "run",
        lambda name, line: print(f"{name}: {line}", flush=True),
        lambda name: print(f"{name} is ready", flush=True),
        ready_the_site=lambda: _ready(folder),
    )
    try:
        return supervisor.run()
    except AlreadyServedError as error:
        print(error)
        return 3


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
