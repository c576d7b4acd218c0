"""``newsreel serve``: everything in one command."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import SITE
from newsreel.site.commands.showing import bar


@click.command("serve")
@SITE
@click.option("--host", help="The address to listen on [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on [8000].")
@click.option("--sample", is_flag=True, help="Fill a new site with the sample newspaper.")
def command(folder: Path, host: str | None, port: int | None, sample: bool) -> None:
    """Serve the site: pages, desk, press and tasks. Makes the site if there is none."""
    from newsreel.site.serving import NotServedError, prepared, serve

    if not opening.found(folder):
        click.echo(f"Making a new site in {folder}")
    site = prepared(folder, host, port, sample)

    def ready() -> str | None:
        pending = site.open()
        if pending:
            with bar("Setting up the database", pending) as shown:
                backup = site.bring_up_to_date(shown.at)
            if backup:
                click.echo(
                    f"The database was backed up to {backup} before it was brought up to date"
                )
        if sample and site.without_stories():
            with bar("Setting the sample newspaper") as shown:
                site.settle_sample(shown.at)
        if site.without_plates():
            with bar("Baking every page") as shown:
                site.bake(shown.step)
        return site.leave()

    try:
        status = serve(site, click.echo, ready)
    except NotServedError as error:
        raise click.ClickException(str(error)) from error
    raise SystemExit(status)
