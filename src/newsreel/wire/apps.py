from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "newsreel.wire"
    label = "wire"

    def ready(self) -> None:
        from newsreel.wire.registration import register_wire

        register_wire()
