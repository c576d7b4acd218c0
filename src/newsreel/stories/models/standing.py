import uuid

from django.core.validators import validate_slug
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin


class StandingPage(TranslatableMixin, models.Model):
    """A page that is not news: about, imprint, privacy."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    slug = models.CharField(max_length=80, validators=[validate_slug])
    title = models.CharField(max_length=200)
    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])
    position = models.PositiveIntegerField(default=100)

    exclude_fields_in_copy = ["uuid"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="standing_slug_in_locale")
        ]

    def __str__(self) -> str:
        return self.title
