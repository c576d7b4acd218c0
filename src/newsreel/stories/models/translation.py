from django.conf import settings
from django.db import models


class Translation(models.Model):
    """That a story is the translation of another, and of what text of it: ``seen`` has a digest
    of each field of the source as it was when the translation last kept pace with it."""

    story = models.OneToOneField(
        "stories.Story", on_delete=models.CASCADE, related_name="translation"
    )
    source = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    seen = models.JSONField(default=dict)
    seen_at = models.DateTimeField()
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
