from django.apps import AppConfig
from django.db.models.signals import post_save


class StoriesConfig(AppConfig):
    name = "newsreel.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import Revision

        from newsreel.stories import watches
        from newsreel.stories.actions.renditions import order_for_new
        from newsreel.stories.models import Picture, Story
        from newsreel.stories.search.keeping import note_draft
        from newsreel.stories.translating import note_copy

        watches.register()
        post_save.connect(note_draft, sender=Revision)
        post_save.connect(note_copy, sender=Story)
        post_save.connect(order_for_new, sender=Picture)
