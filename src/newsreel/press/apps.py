from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate, pre_migrate


class PressConfig(AppConfig):
    name = "newsreel.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
    _steps_planned = False

    def ready(self) -> None:
        pre_migrate.connect(self._before_migrations, sender=self)
        post_migrate.connect(self._after_migrations, sender=self)

    def _before_migrations(self, using: str, plan: list[Any], **_: Any) -> None:
        from newsreel.press.journal import triggers

        if using == DEFAULT_DB_ALIAS and plan:
            self._steps_planned = True
            triggers.remove(connections[using])

    def _after_migrations(self, using: str, **_: Any) -> None:
        from newsreel.press.journal import triggers

        connection = connections[using]
        if (
            using != DEFAULT_DB_ALIAS
            or "press_journal" not in connection.introspection.table_names()
        ):
            return
        triggers.install(connection)
        if self._steps_planned:
            triggers.journal_everything(connection)
            self._steps_planned = False
