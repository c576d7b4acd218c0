from django.conf import settings
from django.db import models


class Beat(models.Model):
    """Somebody works in this section and those below it. Whoever has a beat works there alone;
    whoever has none works everywhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="beats"
    )
    section = models.ForeignKey("stories.Section", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["user", "section"]
        constraints = [models.UniqueConstraint(fields=["user", "section"], name="beat_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"
