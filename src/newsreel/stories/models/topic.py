import uuid

from django.core.validators import validate_slug
from django.db import models
from wagtail.models import TranslatableMixin
from wagtail.search import index


class Topic(TranslatableMixin, index.Indexed, models.Model):
    """What stories are about, across sections ("Harbour")."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    slug = models.CharField(max_length=80, validators=[validate_slug])
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    search_auto_update = False

    exclude_fields_in_copy = ["uuid"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="topic_slug_in_locale")
        ]

    def __str__(self) -> str:
        return self.name
