from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "newsreel.pages"
    label = "pages"

    def ready(self) -> None:
        from newsreel.pages.registration import register_pages

        register_pages()
