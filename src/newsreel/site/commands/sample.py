"""``newsreel sample``: a sample newspaper, and any number of stories for load."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from newsreel.site import making, opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import bar, result
from newsreel.site.configuration import Configuration


@click.command("sample")
@click.option(
    "--stories", "count", type=click.IntRange(1), help="Load this many plausible stories instead."
)
@click.option("--add", is_flag=True, help="On a site that has stories of its own, too.")
@SITE
@JSON
def command(folder: Path, count: int | None, add: bool, as_json: bool) -> None:
    """Put a sample newspaper into a site, or with --stories N plausible stories for load.

    Makes the site if there is none. Running it again changes nothing; --stories adds N each time.
    """
    configuration = _site(folder, as_json)
    if count is None:
        _newspaper(configuration, add, as_json)
    else:
        _plenty(configuration, count, add, as_json)


def _site(folder: Path, as_json: bool) -> Configuration:
    if opening.found(folder):
        return opening.open_site(folder)
    from newsreel.sample import settings

    making.write_settings(folder, settings())
    configuration = opening.set_up(folder)
    with bar("Making the site", quiet=as_json) as shown:
        making.bring_up_to_date(configuration, shown.at)
    return configuration


def _newspaper(configuration: Configuration, add: bool, as_json: bool) -> None:
    from newsreel.sample.paper import read_paper
    from newsreel.sample.settle import SampleError, settle

    now = datetime.now(ZoneInfo(configuration["site.time_zone"]))
    try:
        with bar("Settling the sample", quiet=as_json) as shown:
            settled = settle(read_paper(), now, shown.at, add=add)
    except SampleError as error:
        raise opening.SiteError(str(error)) from error
    if settled.is_unchanged:
        lines = ["The sample newspaper is here already: nothing was changed."]
    else:
        made = f"{settled.stories} stories, {settled.pictures} pictures"
        lines = [f"The sample newspaper is in {configuration.folder}: {made}."]
    lines += [
        f"  {code}: this site has no such language; its stories were left out."
        for code in settled.left_out
    ]
    lines.append(f"Next: newsreel serve --site {configuration.folder}")
    result({**asdict(settled), "unchanged": settled.is_unchanged}, "\n".join(lines), as_json)


def _plenty(configuration: Configuration, count: int, add: bool, as_json: bool) -> None:
    from newsreel.sample.crowd import load_plenty
    from newsreel.sample.paper import read_paper
    from newsreel.sample.settle import SampleError

    now = datetime.now(ZoneInfo(configuration["site.time_zone"]))
    try:
        with bar("Loading stories", count, quiet=as_json, rate=True) as shown:
            loaded = load_plenty(read_paper(), count, now, shown.step, add=add)
    except SampleError as error:
        raise opening.SiteError(str(error)) from error
    text = (
        f"{loaded.stories:,} stories in {loaded.seconds:.1f} s"
        f" ({loaded.stories / loaded.seconds:,.0f} a second).\n"
        f"Next: newsreel bake --site {configuration.folder},"
        f" or newsreel serve --site {configuration.folder}"
    )
    result(asdict(loaded), text, as_json)
