from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "newsreel.pages"
    label = "pages"
