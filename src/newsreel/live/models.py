from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.Model):
    """The channel's state, the one row of it: what header and live pages show."""

    STATES = [("off", "Off air"), ("on", "On air"), ("trouble", "Technical difficulties")]

    state = models.CharField(max_length=7, choices=STATES, default="off")
    title = models.CharField(max_length=200, blank=True, help_text=_("What is on air."))

    def __str__(self) -> str:
        return "The channel"
