import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from wagtail.models import Locale, TranslatableMixin
from wagtail.search import index

# First parts of paths that are not sections' (DESIGN: URLs).
FIXED_PATHS = frozenset(
    [
        "about",
        "api",
        "archive",
        "assets",
        "ar",
        "by",
        "clips",
        "comments",
        "corrections",
        "desk",
        "feed",
        "healthz",
        "history",
        "imprint",
        "live",
        "media",
        "metrics",
        "newsreel",
        "preview",
        "search",
        "share",
        "sitemap",
        "state",
        "static",
        "topics",
        "wire",
    ]
)


class Section(TranslatableMixin, index.Indexed, models.Model):
    """A part of the paper ("World"), nested without limit. Its slugs make the stories' paths."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    slug = models.CharField(max_length=80, validators=[validate_slug])
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    position = models.PositiveIntegerField(
        default=100, help_text="Smaller numbers come first in the navigation."
    )
    workflow = models.ForeignKey(
        "wagtailcore.Workflow",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who reads a story before it is public. Empty: as in the section above.",
    )
    needs_workflow = models.BooleanField(
        "nobody publishes past it",
        default=False,
        help_text="A story here, or below, becomes public only by the last approval.",
    )

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    search_auto_update = False

    exclude_fields_in_copy = ["uuid"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "slug"], name="section_slug_in_parent"),
            models.UniqueConstraint(
                fields=["locale", "slug"],
                condition=models.Q(parent__isnull=True),
                name="section_slug_at_top",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent} > {self.name}" if self.parent else self.name

    def copy_for_translation(self, locale: Locale, exclude_fields: Any = None) -> "Section":
        """The section in another language, below its parent in that language (unsaved itself)."""
        copy: Section = super().copy_for_translation(locale, exclude_fields)
        copy.parent = self.parent.in_language(locale) if self.parent else None
        return copy

    def reading(self) -> tuple[Any, bool]:
        """The workflow of the section's stories, of it or of the nearest section above that names
        one (None where none does); and whether it must be passed, which any of them may say."""
        workflow, needed = None, False
        at: Section | None = self
        while at is not None:
            needed = needed or at.needs_workflow
            if workflow is None and at.workflow is not None and at.workflow.active:
                workflow = at.workflow
            at = at.parent
        return workflow, needed

    def in_language(self, locale: Locale) -> "Section":
        """This section's translation; made, with those above it, where there is none."""
        found: Section | None = self.get_translation_or_none(locale)
        if found is None:
            found = self.copy_for_translation(locale)
            found.save()
        return found

    def clean(self) -> None:
        super().clean()
        if self.slug.isdigit() and len(self.slug) == 4:
            raise ValidationError({"slug": "Four digits would be read as a year: use a word."})
        if self.slug == "comments" or (self.parent_id is None and self._is_taken_at_top()):
            raise ValidationError(
                {"slug": f"“{self.slug}” is an address of the site itself: use another word."}
            )
        above = self.parent
        while above is not None:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": "A section cannot lie within itself."})
            above = above.parent

    def _is_taken_at_top(self) -> bool:
        from newsreel.stories.models.standing import StandingPage

        codes = Locale.objects.filter(language_code=self.slug)
        pages = StandingPage.objects.filter(locale_id=self.locale_id, slug=self.slug)
        return self.slug in FIXED_PATHS or codes.exists() or pages.exists()
