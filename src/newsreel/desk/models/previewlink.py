from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PreviewLink(models.Model):
    """Whoever has the link reads a story's latest draft, for a while, without an account. Its
    secret is kept as a digest alone.

    A link with a ``name`` is one person's: they may comment in the story's margin, and, where
    ``may_approve``, say that they agree with the draft they saw (``approved_revision``).
    """

    ROLES = [
        ("lawyer", _("Lawyer")),
        ("source", _("Source")),
        ("guest", _("Guest")),
        ("other", _("Other")),
    ]

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=10, choices=ROLES, blank=True)
    may_approve = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Whose it is: "Ines Faro (Lawyer)"; empty where it is nobody's."""
        return f"{self.name} ({self.get_role_display()})" if self.role else self.name
