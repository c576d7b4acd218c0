from django.conf import settings
from django.db import models


class Note(models.Model):
    """What a moderator notes beside a comment, for the others."""

    comment = models.ForeignKey("comments.Comment", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return self.text
