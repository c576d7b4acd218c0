"""``newsreel clerk``: what falls due and what was asked for, as a part of ``serve``."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import SITE


@click.command("clerk")
@SITE
def command(folder: Path) -> None:
    """Write what falls due and do the background tasks, until stopped (a part of `serve`)."""
    opening.open_site(folder)
    from newsreel.site.clerk import run
    from newsreel.site.stopping import until_stopped

    with until_stopped() as stopped:
        run(stopped)
