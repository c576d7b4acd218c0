from django.db import models
from wagtail.models import Locale


class Correction(models.Model):
    """A public note that a story was changed: what kind of change, what it said, what it says.

    ``version`` is the text that it replaced. ``day`` is the day of ``at`` where the newsroom is. A
    retraction that was taken back keeps its row; ``taken_back_at`` says when.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        UPDATE = "update", "Update"
        RETRACTION = "retraction", "Retraction"

    story = models.ForeignKey(
        "stories.Story", on_delete=models.CASCADE, related_name="corrections", db_constraint=False
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(
        "stories.Version",
        null=True,
        on_delete=models.SET_NULL,
        related_name="corrections",
        db_constraint=False,
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField()
    day = models.DateField()
    note = models.TextField(blank=True)
    said = models.TextField(blank=True)
    says = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["locale", "-at", "-id"], name="correction_by_time"),
            models.Index(fields=["locale", "day"], name="correction_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.day}"
