"""``newsreel statements``: who said what, in plain text files."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from newsreel.copydesk.language import codes
from newsreel.copydesk.statements import Statement, statements
from newsreel.site.command import JSON
from newsreel.site.commands.showing import bar

_LARGEST = 64 * 1024 * 1024  # bytes


@click.command("statements")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--date",
    "published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="When the text was published, for its weekdays [the date at its head].",
)
@click.option(
    "--language",
    type=click.Choice(codes()),
    help="The text's language [as its words tell].",
)
@JSON
def command(
    paths: tuple[Path, ...], published: datetime | None, language: str | None, as_json: bool
) -> None:
    """Say who said what in plain text files: PATHs are files, or folders with .txt files below.

    A paragraph is a line. Needs no site. With --json each file is one object on one line; offsets
    are in characters of the file. A file that cannot be read is named, the others are read, and
    the status is 1.
    """
    day = published.date() if published else None
    files = list(_files(paths))
    bad = 0
    with bar("Reading", len(files), quiet=as_json) as shown:
        for path in files:
            try:
                found = statements(_text(path), published=day, code=language)
            except _UnreadableError as error:
                bad += 1
                click.echo(f"newsreel: {error}", err=True)
                continue
            finally:
                shown.step()
            click.echo(_object(path, found) if as_json else _told(path, found))
    if not files:
        click.echo("newsreel: there is no .txt file in what was named", err=True)
    sys.exit(1 if bad or not files else 0)


class _UnreadableError(Exception):
    """Why a file is not read."""


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.txt") if p.is_file())
        else:
            yield path


def _text(path: Path) -> str:
    """A file's text, character for character as it stands there."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise _UnreadableError(
                f"{path} is larger than {_LARGEST >> 20} MiB: cut it into its stories"
            )
        content = path.read_bytes()
    except OSError as error:
        raise _UnreadableError(f"cannot read {path}: {error.strerror}") from error
    if b"\0" in content:
        raise _UnreadableError(f"{path} is no plain text file: it holds zero bytes")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _UnreadableError(
            f"{path} is not in UTF-8 (byte {error.start}): save it as UTF-8"
        ) from error


def _object(path: Path, found: list[Statement]) -> str:
    value = {"source": str(path), "statements": [s.value() for s in found]}
    return json.dumps(value, ensure_ascii=False)


def _told(path: Path, found: list[Statement]) -> str:
    lines = [f"{path}: {len(found)} statements"]
    for one in found:
        who = one.speaker or "nobody is named"
        whom = f" ({one.medium})" if one.medium else ""
        day = f", {one.date}" if one.date else ""
        lines.append(f"  {one.paragraph:>4}  {who}{whom}{day}: {' '.join(one.text.split())}")
    return "\n".join(lines)
