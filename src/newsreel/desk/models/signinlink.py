from django.conf import settings
from django.db import models


class SignInLink(models.Model):
    """A link that signs somebody in, once, for a while. Its secret is kept as a digest alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
