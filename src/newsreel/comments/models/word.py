from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word, or several, that make a comment wait. ``*`` stands for any letters of a word."""

    LEVELS = [
        ("suspect", _("Suspect: the comment waits")),
        ("banned", _("Banned: it waits, and is marked")),
    ]

    pattern = models.CharField(max_length=100, unique=True)
    level = models.CharField(max_length=10, choices=LEVELS, default="suspect")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pattern"]

    def __str__(self) -> str:
        return self.pattern
