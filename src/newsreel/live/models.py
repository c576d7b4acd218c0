from django.db import models


class Channel(models.Model):
    """The channel's state, the one row of it: what header and live pages show."""

    STATES = [("off", "Off air"), ("on", "On air"), ("trouble", "Technical difficulties")]

    state = models.CharField(max_length=7, choices=STATES, default="off")
    title = models.CharField(max_length=200, blank=True, help_text="What is on air.")

    def __str__(self) -> str:
        return "The channel"
