"""``newsreel statements``: who said what, in plain text files."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from newsreel.copydesk.language import codes
from newsreel.copydesk.statements import Statement, statements
from newsreel.site.command import JSON
from newsreel.site.commands.reading import UnreadableError, files_of, text_of
from newsreel.site.commands.showing import bar


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
    files = list(files_of(paths))
    bad = 0
    with bar("Reading", len(files), quiet=as_json) as shown:
        for path in files:
            try:
                found = statements(text_of(path), published=day, code=language)
            except UnreadableError as error:
                bad += 1
                click.echo(f"newsreel: {error}", err=True)
                continue
            finally:
                shown.step()
            click.echo(_object(path, found) if as_json else _told(path, found))
    if not files:
        click.echo("newsreel: there is no .txt file in what was named", err=True)
    sys.exit(1 if bad or not files else 0)


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
