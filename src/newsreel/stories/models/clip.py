import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clip(models.Model):
    """One's own video or audio file, under a name made of its content."""

    MEDIA = [("audio", "Audio"), ("video", "Video")]

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    title = models.CharField(max_length=250)
    media = models.CharField(max_length=5, choices=MEDIA)
    type = models.CharField(max_length=60, help_text=_("MIME type"))
    name = models.CharField(max_length=200, help_text=_("Path below media/, ends in its digest."))
    seconds = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(help_text=_("bytes"))

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title
