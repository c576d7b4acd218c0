import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Comment(models.Model):
    """A reader's comment. ``body`` is sanitised HTML (paragraphs, links, emphasis, quotation)."""

    STATES = [("shown", "Shown"), ("held", "Held"), ("hidden", "Hidden")]

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    author = models.CharField(max_length=120)
    body = models.TextField()
    posted_at = models.DateTimeField(null=True, help_text=_("Unknown for some rescued comments."))
    state = models.CharField(max_length=6, choices=STATES, default="held")

    class Meta:
        ordering = ["story", "id"]
        indexes = [models.Index(fields=["story", "state"], name="comment_of_story")]
