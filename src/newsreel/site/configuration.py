"""The settings of a site: one typed table, each row with a default and a sentence.

``newsreel.toml`` in the site's folder overrides the defaults; docs/settings.md is made from the
table. Raises ConfigurationError with file, setting and what is expected.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FILE = "newsreel.toml"
MODERATION = ("first-time", "before", "after", "links", "closed")

# Numbers that must lie between two others.
_BOUNDS = {
    "comments.close_after_days": (0, 36_500),
    "comments.per_minute": (1, 100_000),
    "comments.per_hour": (1, 100_000),
    "comments.story_per_minute": (1, 100_000),
    "comments.reports": (0, 1_000),
    "comments.proof_cost": (0, 100_000),
    "comments.follow_minutes": (0, 10_080),
}


class ConfigurationError(Exception):
    """newsreel.toml says something that cannot be."""


@dataclass(frozen=True, slots=True)
class Setting:
    group: str
    name: str
    default: Any
    says: str

    @property
    def kind(self) -> str:
        if isinstance(self.default, list):
            return "list"
        if isinstance(self.default, dict):
            return "table"
        return {str: "text", int: "number", float: "number", bool: "true or false"}[
            type(self.default)
        ]


TABLE = (
    Setting("site", "name", "Newsreel", "The name of the paper, as readers see it."),
    Setting("site", "tagline", "", "A line below the name."),
    Setting(
        "site", "names", {}, 'The name in further languages, where it is another: { ar = "…" }.'
    ),
    Setting("site", "taglines", {}, "The line below the name in further languages, likewise."),
    Setting(
        "site",
        "icon",
        "",
        "A square PNG of at least 512 pixels in the site's folder; every icon is made of it.",
    ),
    Setting(
        "site",
        "share_picture",
        "",
        "A picture of at least 1200 × 630 pixels in the site's folder, shown where a page without"
        " a picture is shared.",
    ),
    Setting(
        "site", "url", "http://127.0.0.1:8000", "The address readers use, without a final slash."
    ),
    Setting("site", "publisher", "", "Who publishes: for imprint and structured data."),
    Setting("site", "founded", "", "The year of foundation, shown in the footer."),
    Setting("site", "language", "en", "The default language, at /."),
    Setting("site", "languages", [], 'Further languages, each below its code: ["ar"].'),
    Setting(
        "site", "time_zone", "UTC", "The newsroom's time zone, in which a day begins and ends."
    ),
    Setting(
        "site",
        "follow",
        [],
        'Where readers can follow: [{ name = "Mastodon", url = "https://…" }].',
    ),
    Setting(
        "database",
        "url",
        "",
        "A postgresql:// address; empty keeps everything in SQLite files in the site's folder.",
    ),
    Setting("front", "host", "127.0.0.1", "The address the front listens on."),
    Setting("front", "port", 8000, "The port the front listens on."),
    Setting("front", "workers", 1, "Processes that hand out pages."),
    Setting("front", "memory_mb", 64, "Memory for hot pages, a process, in MiB."),
    Setting(
        "front",
        "trusted_proxies",
        [],
        'Networks whose forwarding headers are believed: ["10.0.0.0/8"].',
    ),
    Setting("front", "tls_certificate", "", "A PEM file; with it the front speaks https."),
    Setting("front", "tls_key", "", "The certificate's key, a PEM file."),
    Setting("front", "max_body_mb", 64, "The largest body that is taken, in MiB."),
    Setting(
        "front", "purge_hook", "", "A command run after each commit, changed paths on its input."
    ),
    Setting("front", "shared_seconds", 86400, "s-maxage, sent only where a purge hook is set."),
    Setting("desk", "workers", 1, "Processes that serve the desk."),
    Setting("desk", "email_from", "newsroom@localhost", "The sender of the desk's mails."),
    Setting("desk", "email_url", "", "smtp://user:password@host:port; empty prints mails."),
    Setting(
        "desk",
        "require_second_factor",
        [],
        'Roles that sign in with a second factor: ["Administrator"] is recommended.',
    ),
    Setting("desk", "session_hours", 336, "How long a sign-in lasts at most, in hours."),
    Setting("desk", "idle_hours", 72, "Hours without a sign of life after which it ends."),
    Setting(
        "comments",
        "moderation",
        "first-time",
        'When comments appear: "after" (at once), "first-time" (once one by the same reader was'
        ' shown), "links" (at once, but those with links wait), "before" (when a moderator has'
        ' shown them), "closed" (there are none). A section or a story may have another rule,'
        " set at the desk.",
    ),
    Setting(
        "comments",
        "close_after_days",
        0,
        "Days after which comments close under a story; 0 leaves them open. A section or a story"
        " may have another rule.",
    ),
    Setting("comments", "per_minute", 6, "Comments that one network may post in a minute."),
    Setting("comments", "per_hour", 60, "Comments that one network may post in an hour."),
    Setting(
        "comments",
        "story_per_minute",
        120,
        "Comments on one story in a minute after which the rest wait for a moderator.",
    ),
    Setting(
        "comments",
        "reports",
        3,
        "Networks whose readers must report a comment before it waits again; 0 for never.",
    ),
    Setting(
        "comments",
        "proof_cost",
        5000,
        "Rounds of each step of the work that a reader's browser does before it posts (ALTCHA,"
        " PBKDF2); a comment without it waits. 0 asks for none.",
    ),
    Setting(
        "comments",
        "email_from",
        "",
        "The sender of mails to readers; empty is that of the desk's. They go out where"
        " [desk] email_url names a server.",
    ),
    Setting(
        "comments",
        "follow_minutes",
        10,
        "Minutes in which what is new in a thread is gathered into one mail to whoever follows it;"
        " 0 lets nobody follow.",
    ),
    Setting("press", "processes", 2, "Processes that bake from nothing together."),
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """A site's folder and its settings, by "group.name"."""

    folder: Path
    values: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def postgres(self) -> bool:
        return bool(self["database.url"])

    @property
    def rows(self) -> Path:
        return self.folder / "site.db"

    @property
    def plates(self) -> str:
        """The address of the plates."""
        return self["database.url"] or str(self.folder / "plates.db")

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @property
    def languages(self) -> list[str]:
        return list(dict.fromkeys([self["site.language"], *self["site.languages"]]))


def read_configuration(folder: Path) -> Configuration:
    """The settings of the site in ``folder``; defaults where there is no file yet."""
    path = folder / FILE
    given: dict[str, Any] = {}
    if path.exists():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{path}: {error}") from error
    known = {f"{s.group}.{s.name}": s for s in TABLE}
    values = {name: setting.default for name, setting in known.items()}
    for group, settings in given.items():
        if not isinstance(settings, dict):
            raise ConfigurationError(f"{path}: “{group}” stands outside a [group]")
        for name, value in settings.items():
            setting = known.get(f"{group}.{name}")
            if setting is None:
                near = ", ".join(s.name for s in TABLE if s.group == group) or "no such group"
                raise ConfigurationError(f"{path}: no setting {group}.{name} (there is: {near})")
            if not isinstance(value, type(setting.default)) or (
                isinstance(value, bool) and not isinstance(setting.default, bool)
            ):
                raise ConfigurationError(
                    f"{path}: {group}.{name} must be a {setting.kind}, not {value!r}"
                )
            values[f"{group}.{name}"] = value
    _check(path, values)
    return Configuration(folder.absolute(), values)


def _check(path: Path, values: dict[str, Any]) -> None:
    try:
        ZoneInfo(values["site.time_zone"])
    except (KeyError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"{path}: site.time_zone {values['site.time_zone']!r} is no time zone"
            ' (an example: "Europe/Madrid")'
        ) from error
    url = values["site.url"]
    if not url.startswith(("http://", "https://")) or url.endswith("/"):
        raise ConfigurationError(
            f"{path}: site.url {url!r} must begin with http:// or https:// and not end with /"
        )
    further = set(values["site.languages"])
    for setting in ("site.names", "site.taglines"):
        for code, text in values[setting].items():
            if code not in further or not isinstance(text, str):
                raise ConfigurationError(
                    f"{path}: {setting} has {code} = {text!r}: a text for a language of"
                    f" site.languages ({', '.join(sorted(further)) or 'there is none'}) is expected"
                )
    if values["comments.moderation"] not in MODERATION:
        raise ConfigurationError(
            f"{path}: comments.moderation {values['comments.moderation']!r} is none of"
            f" {', '.join(MODERATION)}"
        )
    for name, (least, most) in _BOUNDS.items():
        if not least <= values[name] <= most:
            raise ConfigurationError(
                f"{path}: {name} {values[name]!r} is not from {least} to {most}"
            )
    for name in ("desk.email_from", "comments.email_from"):
        if any(not c.isprintable() for c in values[name]):
            raise ConfigurationError(f"{path}: {name} {values[name]!r} must be one line")
    mail = values["desk.email_url"]
    if mail and not mail.startswith(("smtp://", "smtps://")):
        raise ConfigurationError(
            f"{path}: desk.email_url {mail!r} must begin with smtp:// or smtps://"
        )
    for link in values["site.follow"]:
        if (
            not isinstance(link, dict)
            or set(link) != {"name", "url"}
            or not all(isinstance(text, str) for text in link.values())
        ):
            raise ConfigurationError(
                f'{path}: site.follow holds {link!r}, not {{ name = "…", url = "…" }}'
            )
