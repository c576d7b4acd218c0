"""``newsreel why``: what a page was made from, and why it was last baked."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import result


@click.command("why")
@click.argument("path")
@SITE
@JSON
def command(path: str, folder: Path, as_json: bool) -> None:
    """Say what the page at PATH ("/news/world/") was made from."""
    configuration = opening.open_site(folder)
    from newsreel.press.why import why

    reasons = why(configuration.plates, path)
    if reasons is None:
        message = f"no page at {path}: nothing has been baked for this path"
        result({"path": path, "error": message}, message, as_json)
        sys.exit(1)
    lines = [
        f"{reasons.path}  ({reasons.surface}, {reasons.status}, {reasons.size:,} bytes)",
        f"  last baked  {reasons.baked_at or 'with everything else'}",
        f"  because     {reasons.cause}",
        *([f"  waiting     {reasons.waiting}"] if reasons.waiting else []),
        f"  made from   {len(reasons.keys)} pieces of data:",
        *(f"    {key}" for key in reasons.keys),
    ]
    result(asdict(reasons), "\n".join(lines), as_json)
