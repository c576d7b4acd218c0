"""``newsreel press``: the press as a part of ``serve``, or on a machine of its own."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import SITE


@click.command("press")
@SITE
def command(folder: Path) -> None:
    """Bake as things change, until stopped (a part that `serve` starts)."""
    configuration = opening.open_site(folder)
    from newsreel.site.stopping import until_stopped

    with opening.opened_press(configuration) as (press, _), until_stopped() as stopped:
        from newsreel.press.loop import run

        run(press, stopped, say=click.echo)
