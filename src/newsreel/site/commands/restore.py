"""``newsreel restore``: a site from a backup."""

from pathlib import Path

import click

from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@SITE
@click.option(
    "--database", default="", help="The empty PostgreSQL database that takes the rows, if another."
)
@JSON
def command(file: Path, folder: Path, database: str, as_json: bool) -> None:
    """Make the site's folder from the backup FILE. The folder must not hold a site."""
    from newsreel.site.backup import read_backup

    with bar("Restoring", quiet=as_json) as shown:
        made = read_backup(file, folder, shown.step, database)
    text = f"{made.files:,} files restored to {folder}: `newsreel serve --site {folder}`"
    result({"folder": folder, "files": made.files, "bytes": made.size}, text, as_json)
