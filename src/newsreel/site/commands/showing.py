"""How commands show what they do: bars on standard error, results on standard output."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class Bar:
    """A bar that is told of steps, or of a total and where it stands."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task

    def step(self, n: int = 1) -> None:
        self._progress.advance(self._task, n)

    def at(self, done: int, total: int | None = None, text: str | None = None) -> None:
        words: Any = {} if text is None else {"detail": text}
        self._progress.update(self._task, completed=done, total=total, **words)


class _Rate(TextColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f} a second" if task.speed else "")


@contextmanager
def bar(
    title: str, total: int | None = None, quiet: bool = False, rate: bool = False
) -> Iterator[Bar]:
    """A progress bar on standard error; nothing where that is no terminal or ``quiet``."""
    console = Console(stderr=True, quiet=quiet)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[detail]}"),
        *([_Rate("")] if rate else []),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    ) as progress:
        yield Bar(progress, progress.add_task(title, total=total, detail=""))


def result(value: Any, text: str, as_json: bool) -> None:
    """The command's result, for people or for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str) if as_json else text)
