"""``newsreel backup``: rows and media in one file, from which the site can be made again."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@SITE
@JSON
def command(file: Path, folder: Path, as_json: bool) -> None:
    """Write everything that cannot be made again to FILE (a .tar.gz), while the site runs.

    Plates are not in it: they are baked from the rows.
    """
    from newsreel.site.backup import write_backup

    configuration = opening.open_site(folder)
    with bar("Backing up", quiet=as_json) as shown:
        made = write_backup(configuration, file, shown.step)
    text = f"{made.files:,} files, {made.size:,} bytes, in {file}"
    result({"file": file, "files": made.files, "bytes": made.size}, text, as_json)
