from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "newsreel.wire"
    label = "wire"
