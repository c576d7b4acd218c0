from django.conf import settings
from django.db import models


class Decision(models.Model):
    """What was decided about a comment, and how it stood ``before``: so that it can be undone.

    ``before`` holds the comment's columns that were changed.
    """

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="decisions"
    )
    verb = models.CharField(max_length=10)
    before = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.verb}, {self.at}"
