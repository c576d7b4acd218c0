from django.db import models
from wagtail.models import Locale


class BreakingLine(models.Model):
    """The line over every page while news breaks; none while ``text`` is empty. The ticker takes
    it down at ``until``."""

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=200, blank=True)
    story = models.ForeignKey(
        "stories.Story", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text
