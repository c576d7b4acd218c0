"""``newsreel comments``: those of other systems taken in, and all of ours written out."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result

_SHOWN = 20


@click.group("comments")
def command() -> None:
    """Take readers' comments in from other systems, and write them out."""


@command.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False,
                path_type=Path))  # fmt: skip
@click.option(
    "--format",
    "format_",
    type=click.Choice(["newsreel", "disqus", "wordpress", "isso", "remark42", "json"]),
    help="The files' format, where it cannot be told from them.",
)
@click.option(
    "--addresses",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of lines “OLD NEW”: where stories stand now whose addresses have changed.",
)
@SITE
@JSON
def import_(
    paths: tuple[Path, ...],
    format_: str | None,
    addresses: Path | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Take in the comments of FILES: Disqus's XML, WordPress's (WXR), Isso's database, Remark42's
    backup, generic JSON, or Newsreel's own export.

    Each comment finds its story by its address: on this site, now or formerly, or where its capture
    was taken. What was taken in before is left as it is. The status is 1 if a file was refused.
    """
    opening.open_site(folder)
    from newsreel.archive.discussions.intake import take

    moved = _moved(addresses) if addresses else {}
    outcomes = []
    with bar("Taking comments in", quiet=as_json, rate=True) as shown:
        outcomes = [take(path, format_ or "", moved, shown.step) for path in paths]
    result([one.value() for one in outcomes], "\n".join(map(_text, outcomes)), as_json)
    sys.exit(1 if any(one.refused for one in outcomes) else 0)


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@SITE
@JSON
def export(file: Path, folder: Path, as_json: bool) -> None:
    """Write every comment to FILE (“-” for standard output), a JSON object a line: those held and
    hidden as well, with addresses and all. `newsreel comments import` reads it back."""
    opening.open_site(folder)
    from newsreel.comments.actions.write_out import count, write_out

    if str(file) == "-":
        for line in write_out():
            sys.stdout.buffer.write(line)
        return
    part, written = file.with_name(f".{file.name}.part"), 0
    try:
        with (
            os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out,
            bar("Writing comments out", count(), quiet=as_json) as shown,
        ):
            for line in write_out():
                out.write(line)
                written += 1
                shown.step()
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error
    result({"file": file, "comments": written}, f"{written:,} comments, in {file}", as_json)


def _moved(path: Path) -> dict[str, str]:
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) != 2:
            raise click.ClickException(f"{path}, line {number}: two addresses are expected")
        found[words[0]] = words[1]
    return found


def _text(outcome: Any) -> str:
    if outcome.refused:
        return f"{outcome.source}: refused. {outcome.refused}"
    taken = outcome.taken
    numbers = f"{taken.new:,} taken in, {taken.known:,} were here before."
    lines = [f"{outcome.source} ({outcome.format}): {numbers}"]
    if taken.homeless:
        number = taken.homeless.total()
        lines.append(f"{number:,} found no home, at {len(taken.homeless):,} addresses:")
        lines += _some([f"{n:>7,}  {address}" for address, n in taken.homeless.most_common()])
    if taken.orphans:
        lines.append(f"{len(taken.orphans):,} answer comments that are not there.")
    return "\n".join([*lines, *_some(outcome.troubles)])


def _some(lines: list[str]) -> list[str]:
    more = [f"  … and {len(lines) - _SHOWN:,} more"] if len(lines) > _SHOWN else []
    return [f"  {line}" for line in lines[:_SHOWN]] + more
