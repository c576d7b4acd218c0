from django.conf import settings
from django.db import models


class SecondFactor(models.Model):
    """What somebody signs in with besides a password: an authenticator app or a passkey.

    ``secret``: of an app its shared secret, encrypted; of a passkey its public key as it was
    attested. ``counter``: of an app the last time step that was used, of a passkey its own count.
    """

    KINDS = [("app", "Authenticator app"), ("passkey", "Passkey")]

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factors"
    )
    kind = models.CharField(max_length=7, choices=KINDS)
    name = models.CharField(max_length=80)
    secret = models.BinaryField()
    credential = models.CharField(
        max_length=1400, unique=True, null=True, help_text="A passkey's id, base64url."
    )
    counter = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """A code that stands in for a second factor that was lost: once. Kept as a digest alone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code")]
