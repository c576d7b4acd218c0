from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody of the newsroom. What they may do, their groups say; where, their beats."""


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


class SignInLink(models.Model):
    """A link that signs somebody in, once, for a while. Its secret is kept as a digest alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
