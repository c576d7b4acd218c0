"""``newsreel bake``: bring the pages up to date, bake all of them anew, or compare."""

import sys
from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result


@click.command("bake")
@click.option("--all", "everything", is_flag=True, help="Every page, whether it changed or not.")
@click.option("--verify", is_flag=True, help="Compare with a bake from nothing; store nothing.")
@SITE
@JSON
def command(folder: Path, everything: bool, verify: bool, as_json: bool) -> None:
    """Bake what is stale, and end.

    With --verify the status is 1 if any page differs from a bake from nothing.
    """
    configuration = opening.open_site(folder)
    opening.check_marks()
    from newsreel.site import baking

    if everything:
        with bar("Baking every page", quiet=as_json) as shown:
            baked = baking.bake_everything(configuration, shown.step)
    else:
        with bar("Baking", quiet=as_json) as shown:
            baked = baking.bake_stale(configuration, shown.at)
    found = None
    if verify:
        with bar("Baking from nothing, to compare", quiet=as_json) as shown:
            found = baking.verify(configuration, shown.step)
    lines = [f"{baked.written:,} pages written, {len(baked.failed)} failed."]
    lines += [f"  {name}: {error}" for name, error in sorted(baked.failed.items())]
    if found is not None:
        lines += [f"  {one.path}: {one.kind}" for one in found.differences]
        lines.append(
            f"{found.plates} pages compared with a bake from nothing:"
            f" {len(found.differences) or 'none'} differ."
        )
    differences = [] if found is None else found.differences
    value = {
        "written": baked.written,
        "failed": baked.failed,
        "compared": found.plates if found else 0,
        "differences": [{"path": one.path, "kind": one.kind} for one in differences],
    }
    result(value, "\n".join(lines), as_json)
    sys.exit(1 if differences or baked.failed else 0)
