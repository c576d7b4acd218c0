from django.db import models
from wagtail.fields import StreamField

from newsreel.stories.blocks import BodyBlock
from newsreel.stories.kinds import KINDS


class Template(models.Model):
    """What a new story of a kind begins with. The newsroom's own data: the desk changes it.

    Words in square brackets are prompts: they are to be written over, and a story in which one
    still stands is not published.
    """

    name = models.CharField(max_length=80)
    kind = models.CharField(
        max_length=20, choices=[(kind, kind.capitalize()) for kind in KINDS], default="news"
    )
    says = models.CharField(
        "what it is for", max_length=200, blank=True, help_text="Shown where one chooses."
    )
    kicker = models.CharField(max_length=120, blank=True)
    standfirst = models.TextField(blank=True)
    body = StreamField(BodyBlock(), blank=True)
    needs_byline = models.BooleanField(
        default=False, help_text="A story of this kind is not published without a byline."
    )
    position = models.PositiveIntegerField(default=100, help_text="Smaller numbers come first.")

    class Meta:
        ordering = ["position", "name", "id"]

    def __str__(self) -> str:
        return self.name
