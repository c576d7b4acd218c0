from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "newsreel.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsreel.stories import watches

        watches.register()
