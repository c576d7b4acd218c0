"""What ``newsreel serve`` does: a site made ready, its parts, and the watch over them."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsreel.front.config import Folder, FrontConfig
from newsreel.front.server import PortTakenError, claim_port
from newsreel.site import making, opening
from newsreel.site.configuration import (
    TABLE,
    Configuration,
    ConfigurationError,
    read_configuration,
)
from newsreel.site.serve import AlreadyServedError, Child, Supervisor, commands, serving
from newsreel.site.serve.sockets import socket_place

MIB = 1024 * 1024
FRONT = "front.config.json"
# Parts of media/ that readers may fetch; captures and originals are not among them.
PUBLIC_MEDIA = ("pictures", "clips")


class NotServedError(Exception):
    """The site cannot be served; the sentence says why."""


@dataclass(slots=True)
class Site:
    """A site on its way to being served. Nothing but its settings is read until it is opened."""

    configuration: Configuration

    def stands(self) -> bool:
        """Whether it was served before: its readers need not wait until it is opened."""
        held = self.configuration.postgres or Path(self.configuration.plates).exists()
        return held and (self.configuration.run / FRONT).exists()

    def open(self) -> int:
        """Set Django up: how many migrations the database waits for."""
        opening.set_up(self.configuration.folder)
        opening.check_marks()
        pending = len(opening.pending(self.configuration))
        if not pending:
            making.bring_up_to_date(self.configuration)
        return pending

    def bring_up_to_date(self, at: Callable[[int, int | None, str | None], None]) -> Path | None:
        return making.bring_up_to_date(self.configuration, at)

    def without_stories(self) -> bool:
        from newsreel.stories.models import Story

        return not Story.objects.exists()

    def settle_sample(self, at: Callable[[int, int | None, str | None], None]) -> None:
        from newsreel.site.sampling import settle_sample

        settle_sample(self.configuration, at)

    def without_plates(self) -> bool:
        from newsreel.press.plates import PlateStore

        store = PlateStore(self.configuration.plates)
        try:
            return store.empty()
        finally:
            store.close()

    def bake(self, step: Callable[[int], None]) -> None:
        from newsreel.site.baking import bake_everything

        bake_everything(self.configuration, step)

    def leave(self) -> str | None:
        """Let the database go: to watch over the parts needs none. The sign-in link, while nobody
        has ever signed in."""
        from django.db import connections

        from newsreel.desk.actions.sign_in_link import first_sign_in_link

        link = first_sign_in_link()
        connections.close_all()
        return link


def prepared(folder: Path, host: str | None, port: int | None, sample: bool) -> Site:
    """The site in ``folder``, given settings if there is none; with what the command line says
    instead of the settings' host and port."""
    if not opening.found(folder):
        # Said before a minute's work, and before anything is written.
        _claim(host, port)
        making.write_settings(folder, _first_settings(host, port, sample))
    configuration = read_configuration(folder)
    running = serving(configuration.run) if configuration.run.exists() else None
    if running is not None:
        raise opening.SiteError(
            f"this site is already served by process {running.pid}: stop it first, or use"
            f" `newsreel reload --site {folder}`"
        )
    given = {"front.host": host, "front.port": _free_port() if port == 0 else port}
    values = {**configuration.values, **{k: v for k, v in given.items() if v is not None}}
    return Site(replace(configuration, values=values))


def _claim(host: str | None, port: int | None) -> None:
    defaults = {f"{row.group}.{row.name}": row.default for row in TABLE}
    try:
        claim_port(host or defaults["front.host"], defaults["front.port"] if port is None else port)
    except PortTakenError as error:
        raise opening.SiteError(str(error)) from error


def _free_port() -> int:
    """For tests and trials: a port that is free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _first_settings(host: str | None, port: int | None, sample: bool) -> dict[str, dict[str, Any]]:
    settings: dict[str, dict[str, Any]] = {"site": {"name": "Newsreel"}}
    if sample:
        from newsreel.sample import settings as of_sample

        settings = {group: dict(values) for group, values in of_sample().items()}
    settings["site"]["url"] = f"http://{host or '127.0.0.1'}:{port or 8000}"
    front = {"host": host, "port": port}
    chosen = {k: v for k, v in front.items() if v is not None}
    if chosen:
        settings["front"] = {**settings.get("front", {}), **chosen}
    return settings


def serve(site: Site, say: Callable[[str], None], ready: Callable[[], str | None]) -> int:
    """Run every part until told to stop; the exit status. Raises NotServedError.

    ``ready`` opens the site and gives the sign-in link, if one is to be told. Readers of a site
    that stands are served meanwhile.
    """
    configuration = site.configuration
    stands = site.stands()
    link: str | None = None

    def ready_the_site() -> None:
        nonlocal link
        link = ready()

    def on_ready(name: str) -> None:
        if name != "front":
            return
        url = configuration["site.url"]
        say(f"{configuration['site.name']} is at {url}/ (up in {time.monotonic() - began:.1f} s)")
        here = f"http://{configuration['front.host']}:{configuration['front.port']}"
        if here != url:
            say(f"This machine answers at {here}/; {url} is the settings' [site] url")
        say(f"The desk is at {url}/desk/")
        if link:
            say(f"Sign in as administrator, once, within a day: {link}")

    def prepare() -> None:
        claim_port(configuration["front.host"], configuration["front.port"])

    table = children(configuration)

    def anew() -> list[Child]:
        """As the settings are now; where the front listens is for a new start alone."""
        nonlocal table
        try:
            now = read_configuration(configuration.folder)
        except ConfigurationError as error:
            say(f" serve | the settings are as they were: {error}")
            return table
        kept = {name: configuration[name] for name in ("front.host", "front.port")}
        table = children(replace(configuration, values={**now.values, **kept}))
        return table

    if not stands:
        ready_the_site()
    began = time.monotonic()
    supervisor = Supervisor(
        table,
        configuration.run,
        say=lambda name, line: say(f"{name:>6} | {line}"),
        on_ready=on_ready,
        prepare=prepare,
        anew=anew,
        ready_the_site=ready_the_site if stands else lambda: None,
    )
    try:
        return supervisor.run()
    except (AlreadyServedError, PortTakenError) as error:
        raise NotServedError(str(error)) from error


def children(configuration: Configuration) -> list[Child]:
    """The parts, in the order of their start; the readers' door last."""
    run = configuration.run
    run.mkdir(parents=True, exist_ok=True)
    desk = socket_place(run, "desk.sock")
    ready = run / "front.ready"
    written = run / FRONT
    front = front_config(configuration, desk, ready)
    written.write_text(front.to_json() + "\n", encoding="utf-8")
    environment = {
        "NEWSREEL_SITE": str(configuration.folder),
        "DJANGO_SETTINGS_MODULE": opening.SETTINGS,
    }
    site = ("--site", str(configuration.folder))
    return [
        commands.command("press", "press", *site, env=environment),
        commands.command("clerk", "clerk", *site, env=environment, nice=commands.DESK_NICE),
        commands.desk(desk, workers=configuration["desk.workers"], env=environment),
        commands.front(written, ready),
    ]


def front_config(configuration: Configuration, desk: Path, ready: Path) -> FrontConfig:
    """The front's part of the settings."""
    for name in PUBLIC_MEDIA:
        (configuration.media / name).mkdir(parents=True, exist_ok=True)
    value = configuration.__getitem__
    return FrontConfig(
        plates=configuration.plates,
        host=value("front.host"),
        port=value("front.port"),
        desk=str(desk),
        folders=tuple(
            Folder(f"/media/{name}/", str(configuration.media / name)) for name in PUBLIC_MEDIA
        ),
        workers=value("front.workers"),
        memory=value("front.memory_mb") * MIB,
        trusted_proxies=tuple(value("front.trusted_proxies")),
        purge=bool(value("front.purge_hook")),
        shared_max_age=value("front.shared_seconds"),
        certificate=value("front.tls_certificate"),
        private_key=value("front.tls_key"),
        max_body=value("front.max_body_mb") * MIB,
        ready=str(ready),
        share_port=True,
    )
