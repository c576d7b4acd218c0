"""``newsreel user``: people of the newsroom, from the command line."""

from pathlib import Path

import click

from newsreel.site import opening
from newsreel.site.command import JSON, SITE
from newsreel.site.commands.showing import result


@click.group("user")
def command() -> None:
    """Add people, and let somebody back in."""


@command.command("add")
@click.argument("name")
@click.option("--email", default="")
@click.option("--role", "roles", multiple=True, help="A role's name: “Editor”. May be repeated.")
@click.option("--administrator", is_flag=True, help="May do everything.")
@SITE
@JSON
def add(
    name: str,
    email: str,
    roles: tuple[str, ...],
    administrator: bool,
    folder: Path,
    as_json: bool,
) -> None:
    """Add somebody, and print a link with which they sign in and choose a password."""
    opening.open_site(folder)
    from newsreel.site.people import PeopleError, add_person

    try:
        link = add_person(name, email, roles, administrator)
    except PeopleError as error:
        raise click.ClickException(str(error)) from error
    result({"name": name, "link": link}, f"{name} signs in here, once: {link}", as_json)


@command.command("link")
@click.argument("name")
@SITE
@JSON
def link(name: str, folder: Path, as_json: bool) -> None:
    """Print a one-time sign-in link for somebody who lost their password."""
    opening.open_site(folder)
    from newsreel.site.people import PeopleError, link_for

    try:
        made = link_for(name)
    except PeopleError as error:
        raise click.ClickException(str(error)) from error
    result({"name": name, "link": made}, f"{name} signs in here, once: {made}", as_json)
