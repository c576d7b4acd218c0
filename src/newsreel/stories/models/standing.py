import uuid

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from newsreel.stories.models.section import FIXED_PATHS, Section

# Fixed paths that are standing pages' own, and no section's.
OWN = frozenset(("about", "imprint"))


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

    def clean(self) -> None:
        super().clean()
        taken = Section.objects.filter(parent=None, locale_id=self.locale_id, slug=self.slug)
        if taken.exists() or self.slug in FIXED_PATHS - OWN:
            raise ValidationError(
                {
                    "slug": _("“%(slug)s” is the address of something else: use another word.")
                    % {"slug": self.slug}
                }
            )

    def __str__(self) -> str:
        return self.title
