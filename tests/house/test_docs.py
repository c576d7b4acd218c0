"""What the documents say is so: folders, commands, links, decisions."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from newsreel.site.command import newsreel
from tests.house.documents import Fence, documents, fences, targets
from tests.parts import REPOSITORY

SRC = REPOSITORY / "src/newsreel"
BIN = Path(sys.executable).parent


def commands(program: str) -> Iterator[tuple[str, list[str]]]:
    """Each call of `program` in a code block of the documents: where it stands, its words."""
    for fence in fences():
        for number, words in fence.commands():
            if Path(words[0]).name == program:
                yield f"{fence.file}:{number}", words[1:]


def test_the_map_has_a_line_for_each_room_and_no_other() -> None:
    text = (REPOSITORY / "docs/map.md").read_text()
    rooms = sorted(folder.name for folder in SRC.iterdir() if any(folder.glob("*.py")))
    assert (
        sorted(re.findall(r"^\| `(\w+)/` \|.*\S.*\|$", text.split("beside them")[0], re.M)) == rooms
    )


def test_make_help_says_what_each_target_does() -> None:
    help_text = subprocess.run(
        ["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    for target in targets():
        assert re.search(rf"^ +make {target} +\w", help_text, re.M), target


def test_every_make_command_in_the_documents_exists() -> None:
    for place, words in commands("make"):
        for word in words:
            assert "=" in word or word.startswith("-") or word in targets(), f"{place}: {word}"


def test_every_newsreel_command_in_the_documents_exists() -> None:
    for place, words in commands("newsreel"):
        fault = _fault(newsreel, words)
        assert not fault, f"{place}: newsreel {' '.join(words)}: {fault}"


def test_every_code_block_marked_to_run_runs(tmp_path: Path) -> None:
    for fence in fences():
        if fence.runs:
            _run(fence, tmp_path)


def _run(fence: Fence, folder: Path) -> None:
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", fence.script()],
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, f"{fence}: {run.stdout}{run.stderr}"


def test_every_link_between_documents_leads_somewhere() -> None:
    for file in documents():
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", file.read_text()):
            if not re.match(r"[a-z]+:", link):
                assert (file.parent / link).exists(), f"{file.relative_to(REPOSITORY)}: {link}"


def test_every_file_that_the_documents_name_is_there() -> None:
    rooms = "|".join(folder.name for folder in SRC.iterdir() if folder.is_dir())
    for file in documents():
        for name in re.findall(r"`([\w.-]+/[\w./-]*)`", file.read_text()):
            if re.match(r"(tests|src|docs|tools|bench)/", name):
                assert (REPOSITORY / name).exists(), f"{file.relative_to(REPOSITORY)}: {name}"
            elif re.match(rf"({rooms})/[\w/]+\.\w+$", name):
                assert (SRC / name).exists(), f"{file.relative_to(REPOSITORY)}: {name}"


def test_decisions_are_numbered_without_a_gap_and_titled_by_their_number() -> None:
    files = sorted((REPOSITORY / "docs/decisions").glob("*.md"))
    for number, file in enumerate(files, 1):
        assert file.name.startswith(f"{number:04}-")
        assert file.read_text().startswith(f"# {number:04} ")


def _fault(command: click.Command, words: list[str]) -> str | None:
    """Say what of the words the command does not know, None if it knows them all."""
    options = {name for parameter in command.params for name in parameter.opts}
    options |= {name for parameter in command.params for name in parameter.secondary_opts}
    for position, word in enumerate(words):
        if word.startswith("-") and word != "--help":
            if word.partition("=")[0] not in options:
                return f"no option {word}"
        elif isinstance(command, click.Group):
            inner = command.get_command(click.Context(command), word)
            return _fault(inner, words[position + 1 :]) if inner else f"no command {word}"
    return None
