from django.conf import settings
from django.db import models


class PreviewLink(models.Model):
    """Whoever has the link reads a story's latest draft, for a while, without an account. Its
    secret is kept as a digest alone."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
