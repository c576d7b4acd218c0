"""``newsreel reload``: start everything anew but the channel."""

import os
import signal
from pathlib import Path

import click

from newsreel.site.command import SITE
from newsreel.site.configuration import read_configuration


@click.command("reload")
@SITE
def command(folder: Path) -> None:
    """Have a running `serve` start its parts anew, with new code and settings."""
    from newsreel.site import opening
    from newsreel.site.serve import serving

    opening.open_site(folder)
    opening.check_marks()
    running = serving(read_configuration(folder).run)
    if running is None:
        raise click.ClickException(f"{folder} is not served now: `newsreel serve --site {folder}`")
    os.kill(running.pid, signal.SIGHUP)
    click.echo(f"asked process {running.pid} to start its parts anew")
