from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "newsreel.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from newsreel.desk import choosers
        from newsreel.desk.beats import StoryPolicy
        from newsreel.stories.models import Story

        register_permission_policy(Story, StoryPolicy(Story))
        choosers.install()
