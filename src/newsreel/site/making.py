"""Making a site and bringing it up to date: folder, settings, database, first rows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import tomli_w

from newsreel.site import opening
from newsreel.site.configuration import FILE, Configuration

Progress = Callable[[int, int, str], None]


def write_settings(folder: Path, values: Mapping[str, Mapping[str, Any]]) -> None:
    """A first newsreel.toml; one that is there is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    if path.exists():
        return
    text = "# The settings of this site. All of them, with their meaning: docs/settings.md\n\n"
    path.write_text(text + tomli_w.dumps(values), encoding="utf-8")


def bring_up_to_date(configuration: Configuration, progress: Progress | None = None) -> Path | None:
    """Migrate what is pending, after a backup; make the rows that every site has. The backup's
    path, if one was made."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    from newsreel.press.journal import triggers

    plan = opening.pending(configuration)
    backup = opening.back_up_rows(configuration) if plan and _has_rows() else None

    class Migrate(Command):
        done = 0

        def migration_progress_callback(
            self, action: str, migration: Any = None, fake: bool = False
        ) -> None:
            if action == "apply_success":
                self.done += 1
                if progress:
                    progress(self.done, len(plan), f"{migration.app_label} {migration.name}")

    if plan:
        call_command(Migrate(), verbosity=0, interactive=False)
    from django.db import connections

    triggers.install(connections["default"])
    triggers.verify(connections["default"])
    _first_rows(configuration)
    return backup


def _has_rows() -> bool:
    from django.db import connections

    return "stories_story" in connections["default"].introspection.table_names()


def _first_rows(configuration: Configuration) -> None:
    from wagtail.models import Locale

    from newsreel.live.models import Channel
    from newsreel.stories.models import Almanac

    known = set(Locale.objects.values_list("language_code", flat=True))
    for code in configuration.languages:
        if code not in known:
            Locale.objects.create(language_code=code)
    today = datetime.now(ZoneInfo(configuration["site.time_zone"])).date()
    Almanac.objects.get_or_create(pk=1, defaults={"today": today})
    Channel.objects.get_or_create(pk=1)
