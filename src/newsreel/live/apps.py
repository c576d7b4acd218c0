from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "newsreel.live"
    label = "live"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from newsreel.live.models import Channel
        from newsreel.press.journal.watch import watch

        watch(
            Channel,
            shown=["state", "title"],
            carried=["state"],
            keys=lambda change: [f"channel:{change.row}"],
        )
