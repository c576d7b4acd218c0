"""The documents as tests read them: markdown files, their code blocks, the Makefile's targets."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.parts import REPOSITORY

SHELL = {"sh", "bash", "console"}


@dataclass(frozen=True)
class Fence:
    """A code block of a document: its file, the number of its first line, its lines.

    `runs` is true of a block whose fence says so: three backticks, then `sh runs`.
    """

    file: str
    start: int
    lines: tuple[str, ...]
    runs: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.start}"

    def script(self) -> str:
        return "\n".join(_typed(line) for line in self.lines)

    def commands(self) -> Iterator[tuple[int, list[str]]]:
        """Each typed line's number and words; a console's answers are not typed."""
        shown_with_prompt = any(line.startswith("$ ") for line in self.lines)
        for number, line in enumerate(self.lines, self.start):
            if not shown_with_prompt or line.startswith("$ "):
                for call in re.split(r"&&|\|\||[;|]", _typed(line).partition(" #")[0]):
                    if words := shlex.split(
                        call.replace("…", "").replace("[", "").replace("]", "")
                    ):
                        yield number, words


def documents() -> list[Path]:
    return [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


@cache
def fences() -> list[Fence]:
    """The shell code blocks of all documents."""
    found = []
    for file in documents():
        name = str(file.relative_to(REPOSITORY))
        language: list[str] | None = None
        lines: list[str] = []
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if not line.startswith("```"):
                lines.append(line)
            elif language is None:
                language, lines = line.strip("`").split(), []
            else:
                if language[:1] and language[0] in SHELL:
                    start = number - len(lines)
                    found.append(Fence(name, start, tuple(lines), "runs" in language))
                language = None
    return found


@cache
def targets() -> frozenset[str]:
    """The Makefile's targets."""
    text = (REPOSITORY / "Makefile").read_text()
    return frozenset(" ".join(re.findall(r"^\.PHONY: (.*)$", text, re.M)).split())


def _typed(line: str) -> str:
    return line.removeprefix("$ ").strip()
