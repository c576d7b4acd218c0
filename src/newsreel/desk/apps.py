from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "newsreel.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from newsreel.desk import auditing, choosers
        from newsreel.desk.beats import StoryPolicy
        from newsreel.stories.models import Story

        register_permission_policy(Story, StoryPolicy(Story))
        choosers.install()
        auditing.install()
        # After each app: Django makes the rights of an app's new models at the same signal.
        post_migrate.connect(_complete_administrators)


def _complete_administrators(using: str, **_: Any) -> None:
    """Administrators may do everything, also what a later version brings."""
    from django.contrib.auth.models import Group, Permission

    for group in Group.objects.using(using).filter(name="Administrator"):
        missing = Permission.objects.using(using).exclude(group=group)
        group.permissions.add(*missing)
