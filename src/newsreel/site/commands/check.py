"""``newsreel check``: the copy desk's rules on plain text files."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from newsreel.copydesk.check import check
from newsreel.copydesk.finding import Finding
from newsreel.copydesk.language import codes
from newsreel.copydesk.sarif import sarif
from newsreel.site.commands.reading import UnreadableError, files_of, text_of


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--date",
    "published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="When the text was published [the date at its head].",
)
@click.option(
    "--language", type=click.Choice(codes()), help="The text's language [as its words tell]."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="What to write: lines for people, one JSON object a file, or SARIF 2.1.0.",
)
def command(
    paths: tuple[Path, ...], published: datetime | None, language: str | None, form: str
) -> None:
    """Read plain text files as a sub-editor does: PATHs are files, or folders with .txt files.

    Needs no site. The status is 1 where an error was found, a file could not be read or none was
    there, else 0.
    """
    day = published.date() if published else None
    done: list[tuple[Path, str, list[Finding]]] = []
    bad = 0
    files = list(files_of(paths))
    for path in files:
        try:
            text = text_of(path)
        except UnreadableError as error:
            bad += 1
            click.echo(f"newsreel: {error}", err=True)
            continue
        found = check(text, published=day, code=language)
        done.append((path, text, found))
        if form == "text":
            click.echo(_told(path, text, found))
        elif form == "json":
            click.echo(json.dumps(_object(path, found), ensure_ascii=False))
    if form == "sarif":
        click.echo(json.dumps(sarif([(str(p), text, f) for p, text, f in done]), indent=1))
    if not files:
        click.echo("newsreel: there is no .txt file in what was named", err=True)
    errors = any(f.severity == "error" for _, _, found in done for f in found)
    sys.exit(1 if bad or errors or not files else 0)


def _object(path: Path, found: list[Finding]) -> dict[str, Any]:
    return {"source": str(path), "findings": [f.value() for f in found]}


def _told(path: Path, text: str, found: list[Finding]) -> str:
    lines = [
        f"{path}:{text.count(chr(10), 0, f.start) + 1}: {f.severity} {f.code}: {f.message}"
        for f in found
    ]
    return "\n".join(lines or [f"{path}: nothing found"])
