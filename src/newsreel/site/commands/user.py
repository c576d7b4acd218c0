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


@command.command("reset-second-factor")
@click.argument("name")
@SITE
@JSON
def reset_second_factor(name: str, folder: Path, as_json: bool) -> None:
    """Remove the second factors of somebody who lost them, and end their sessions."""
    opening.open_site(folder)
    from newsreel.site.people import PeopleError, reset_factors

    try:
        count = reset_factors(name)
    except PeopleError as error:
        raise click.ClickException(str(error)) from error
    said = f"{name} signs in without a second factor now ({count} removed)."
    result({"name": name, "removed": count}, said, as_json)


@command.command("end-sessions")
@click.argument("name")
@SITE
@JSON
def end_sessions(name: str, folder: Path, as_json: bool) -> None:
    """End every session of somebody: they must sign in again."""
    opening.open_site(folder)
    from newsreel.site import people

    try:
        count = people.end_sessions(name)
    except people.PeopleError as error:
        raise click.ClickException(str(error)) from error
    result({"name": name, "ended": count}, f"{count} sessions of {name} ended.", as_json)
