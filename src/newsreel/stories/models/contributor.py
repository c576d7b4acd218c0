import uuid

from django.core.validators import validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index


class Contributor(TranslatableMixin, index.Indexed, models.Model):
    """Whoever is named in bylines: a person or an agency."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    slug = models.CharField(max_length=120, validators=[validate_slug])
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True, help_text=_("“Harbour correspondent”"))
    biography = RichTextField(blank=True, features=["bold", "italic", "link"])
    picture = models.ForeignKey(
        "stories.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    search_auto_update = False

    exclude_fields_in_copy = ["uuid"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="contributor_slug_in_locale")
        ]

    def __str__(self) -> str:
        return self.name
