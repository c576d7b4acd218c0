import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Capture(models.Model):
    """Where a story came from: the captured page it was made of, and how sure each field is."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="captures")
    source = models.CharField(max_length=1000, help_text=_("File or record, as it was given."))
    sha256 = models.CharField(max_length=64, unique=True)
    offset = models.PositiveBigIntegerField(default=0, help_text=_("Bytes into a file of many."))
    address = models.CharField(
        max_length=2000, blank=True, help_text=_("Where the page once stood.")
    )
    captured_at = models.DateTimeField(null=True)
    imported_at = models.DateTimeField()
    kept = models.CharField(max_length=200, help_text=_("Path below media/ of the capture itself."))
    confidence = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["address"], name="capture_address")]
