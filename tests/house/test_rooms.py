"""The table of doors refuses what the design forbids, shown on a small house of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts import REPOSITORY

TABLE = """
[tool.importlinter]
root_package = "house"
include_external_packages = true
contract_types = ["rooms: tools.rooms.RoomsContract"]

[[tool.importlinter.contracts]]
name = "doors"
type = "rooms"
house = "house"
doors = [
  "press:",
  "stories: press",
  "pages: press, *.reads",
  "front: press.plates",
  "copydesk: stdlib",
  "absent: press",
]
"""

ROOMS = {
    "press/__init__.py": "",
    "press/plates.py": "",
    "press/worker.py": "from house.press import plates",
    "stories/__init__.py": "from house.press import worker",
    "stories/reads.py": "",
    "stories/models.py": "",
    "pages/__init__.py": "from house.stories.reads import *\nfrom house.press import worker",
    "front/__init__.py": "from house.press import plates",
    "copydesk/__init__.py": "import json",
}


def lint(folder: Path, changes: dict[str, str]) -> tuple[int, str]:
    """Run import-linter over the small house, changed by `changes`: exit status and output."""
    for name, text in {"__init__.py": "", **ROOMS, **changes}.items():
        file = folder / "house" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "pyproject.toml").write_text(TABLE)
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": f"{folder}:{REPOSITORY}", "COLUMNS": "300"},
        capture_output=True,
        text=True,
    )
    return run.returncode, run.stdout + run.stderr


def test_a_house_that_keeps_the_table_passes_with_a_room_not_built_yet(tmp_path: Path) -> None:
    assert lint(tmp_path, {})[0] == 0


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("press/worker.py", "import house.stories", "house.press.worker:1 imports house.stories"),
        ("pages/story.py", "from house.stories import models", "imports house.stories.models"),
        ("front/door.py", "\nfrom house.press import worker", "house.front.door:2 imports"),
        ("stories/models.py", "from house.pages import x", "imports house.pages"),
        ("copydesk/rule.py", "import django.db", "house.copydesk.rule:1 imports django"),
        ("cellar/__init__.py", "", "cellar has no line in the table"),
    ],
)
def test_a_door_that_the_table_does_not_open_is_named(
    tmp_path: Path, file: str, text: str, fault: str
) -> None:
    status, output = lint(tmp_path, {file: text})
    assert status == 1
    assert fault in output
