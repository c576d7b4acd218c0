import uuid
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import validate_slug
from django.db import models
from django.utils.module_loading import import_string
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from newsreel.stories.blocks import BodyBlock
from newsreel.stories.kinds import KINDS
from newsreel.stories.titles import FoldedTitle

PUBLIC = models.Q(live=True, published_on__isnull=False)

CHANGES = [
    ("correction", "Correction: something was wrong"),
    ("clarification", "Clarification: something could be misread"),
    ("update", "Update: something happened since"),
]
"""What an editor may call a change of a public story, besides a retraction."""


def day_of(moment: datetime) -> date:
    """The calendar day of a moment where the newsroom is."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


class Story(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A story. Its columns are what is public; drafts are revisions.

    Public while ``live``; with ``published_on`` set and not live it answers 410. ``published_on``
    is the day of first publication in the site's time zone and part of the address. ``change_…``
    is what a draft says of itself for when it takes the place of a public text; of the public row
    it is empty.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kind = models.CharField(
        max_length=20, choices=[(kind, kind.capitalize()) for kind in KINDS], default="news"
    )
    kicker = models.CharField(max_length=120, blank=True)
    headline = models.CharField(max_length=300)
    standfirst = models.TextField(blank=True)
    slug = models.CharField(max_length=200, blank=True, validators=[validate_slug])
    section = models.ForeignKey("stories.Section", on_delete=models.PROTECT, related_name="stories")
    dateline = models.CharField(max_length=120, blank=True)
    lead_picture = models.ForeignKey(
        "stories.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lead_caption = models.TextField(blank=True, help_text="Where it differs from the picture's.")
    lead_credit = models.CharField(
        max_length=250, blank=True, help_text="Of a rescued picture that was lost: who took it."
    )
    body = StreamField(BodyBlock(), blank=True)
    topics = ParentalManyToManyField("stories.Topic", blank=True, related_name="stories")
    published_on = models.DateField(null=True, editable=False)
    updated_at = models.DateTimeField(null=True, blank=True)
    comments_open = models.BooleanField(default=True)
    retracted_at = models.DateTimeField(null=True, editable=False)
    retraction_reason = models.TextField(blank=True, editable=False)
    embargoed_until = models.DateTimeField(null=True, blank=True, editable=False)
    change_kind = models.CharField(
        max_length=20, blank=True, choices=CHANGES, verbose_name="Kind of change"
    )
    change_note = models.TextField(
        blank=True,
        verbose_name="Note for readers",
        help_text="What was changed and why, in plain words.",
    )
    change_minor = models.BooleanField(
        default=False,
        verbose_name="Only typing errors",
        help_text="No note, no new time, nothing in the public history.",
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="story")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="story",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("headline", boost=3),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.AutocompleteField("headline"),
        index.FilterField("kind"),
        index.FilterField("live"),
        index.FilterField("section_id"),
    ]
    search_auto_update = False
    exclude_fields_in_copy = [
        "uuid",
        "slug",
        "live",
        "has_unpublished_changes",
        "live_revision",
        "first_published_at",
        "last_published_at",
        "published_on",
        "updated_at",
        "go_live_at",
        "expire_at",
        "expired",
        "retracted_at",
        "retraction_reason",
        "embargoed_until",
        "change_kind",
        "change_note",
        "change_minor",
        "locked",
        "locked_at",
        "locked_by",
    ]
    made_from: dict[str, Any] | None = None
    """Of a draft about to be saved: the public text that it was made from, where that is known."""
    loaded_revision: int | None = None
    """Of a draft about to be saved: the revision that its editor opened."""
    _FOLLOWS_DRAFTS = ("headline", "section", "kind", "kicker", "standfirst", "lead_picture")

    class Meta(TranslatableMixin.Meta):
        verbose_name_plural = "stories"
        permissions = [("lift_embargo_story", "Can end an embargo before its time")]
        ordering = ["-first_published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "published_on", "slug"], name="story_address"
            ),
            # Whoever writes the row, by whatever way: nothing under embargo is public.
            models.CheckConstraint(
                condition=models.Q(live=False) | models.Q(embargoed_until__isnull=True),
                name="story_not_public_under_embargo",
                violation_error_message="This story is under embargo.",
            ),
        ]
        # What SQLite and PostgreSQL both take from an index is said as pages ask for it: `live`
        # as a column of the index would not be used.
        indexes = [
            models.Index(
                fields=["section", "-first_published_at", "-id"],
                condition=PUBLIC,
                name="story_in_section",
            ),
            models.Index(
                fields=["locale", "-first_published_at", "-id"],
                condition=PUBLIC,
                name="story_in_language",
            ),
            models.Index(fields=["-published_on", "-id"], name="story_by_day"),
            models.Index(FoldedTitle("headline"), name="story_by_title"),
            # The newsroom's list: all that it can be narrowed to, so that no row need be read.
            models.Index(
                fields=["kind", "section", "locale", "live", "published_on", "id"],
                name="story_list",
            ),
            models.Index(fields=["id"], condition=models.Q(live=False), name="story_not_public"),
            models.Index(
                fields=["id"],
                condition=models.Q(live=True, has_unpublished_changes=True),
                name="story_with_draft",
            ),
            # For the desk's first screen: what was just published.
            models.Index(
                fields=["-last_published_at", "-id"],
                condition=models.Q(live=True, last_published_at__isnull=False),
                name="story_just_published",
            ),
            # For the ticker, which asks every second.
            models.Index(
                fields=["expire_at"],
                condition=models.Q(expire_at__isnull=False),
                name="story_to_expire",
            ),
        ]

    @property
    def revisions(self) -> Any:
        return self._revisions

    def __str__(self) -> str:
        return self.headline

    def get_workflow(self) -> Any:
        """Who reads the story before it is public: its section says, or else the house."""
        workflow, _ = self.section.reading() if self.section_id else (None, False)
        return workflow or self.get_default_workflow()

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Every way of publishing a revision comes through the one action."""
        from newsreel.stories.actions.publish import PublishStory

        skip = kwargs.pop("skip_permission_checks", False)
        PublishStory(revision, *args, **kwargs).execute(skip_permission_checks=skip)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Until a story is public, its row follows its drafts: lists and beats go by the row. Once
        it is, what the draft was made from is remembered."""
        from newsreel.stories.actions.catch_up import begun_from, remember

        basis = begun_from(self, kwargs.get("overwrite_revision"))
        revision = super().save_revision(*args, **kwargs)
        remember(self, revision, basis)
        if not self.live and self.published_on is None:
            drafted = {name: getattr(self, name) for name in self._FOLLOWS_DRAFTS}
            Story.objects.filter(pk=self.pk, live=False, published_on=None).update(**drafted)
        return revision

    def copy_for_translation(self, locale: Locale, exclude_fields: Any = None) -> "Story":
        """A draft of the story in another language, in its section of that language (unsaved)."""
        copy: Story = super().copy_for_translation(locale, exclude_fields)
        copy.copied_from = self  # noted when the copy is saved (translating.py)
        copy.live, copy.has_unpublished_changes = False, True
        copy.section = self.section.in_language(locale)
        copy.topics.set(
            [topic.get_translation_or_none(locale) or topic for topic in self.topics.all()]
        )
        return copy

    def with_content_json(self, content: dict[str, Any]) -> "Story":
        """What belongs to the story as a whole is the row's, whatever an old draft says."""
        draft: Story = super().with_content_json(content)
        draft.uuid = self.uuid
        draft.published_on = self.published_on
        draft.retracted_at = self.retracted_at
        draft.retraction_reason = self.retraction_reason
        draft.embargoed_until = self.embargoed_until
        return draft

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The story's page as this draft would make it; the settings name who renders it."""
        return import_string(settings.STORY_PREVIEW)(self, request)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The day of publication follows the moment of publication."""
        if self.live and self.first_published_at is not None:
            day = day_of(self.first_published_at)
            if day != self.published_on:
                self.published_on = day
                if kwargs.get("update_fields") is not None:
                    kwargs["update_fields"] = {*kwargs["update_fields"], "published_on"}
        super().save(*args, **kwargs)


class Byline(Orderable):
    """One name in a story's byline, in order."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        "stories.Contributor", on_delete=models.PROTECT, related_name="bylines"
    )
    role = models.CharField(max_length=120, blank=True, help_text="“Pictures”, “in Brussels”")

    class Meta(Orderable.Meta):
        indexes = [models.Index(fields=["contributor", "story"], name="byline_of_contributor")]
