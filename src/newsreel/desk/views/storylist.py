"""The list of stories: search, filters and pages that are as fast at a million stories.

The list is made of numbers first, found in indexes alone, and then of the fifty rows of a page.
Nothing counts further than 10,000, and what a common word or a busy author could bring is bounded
to the newest 10,000 before anything else is asked of it.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Revision, WorkflowState

from newsreel.desk.beats import sections_below
from newsreel.desk.views.listing import FURTHEST, BoundedPaginator, LongListing
from newsreel.stories.kinds import KINDS
from newsreel.stories.models import Byline, Section, Story
from newsreel.stories.search import find

STATES = (
    ("public", _("Public")),
    ("drafted", _("Public, with a draft")),
    ("draft", _("Never published")),
    ("waiting", _("Waits for an editor")),
    ("scheduled", _("Scheduled")),
    ("down", _("Taken down")),
    ("retracted", _("Retracted")),
)


class SectionChoices(forms.ModelChoiceField[Section]):
    """Sections under their whole names, the tree read once."""

    def label_from_instance(self, section: Any) -> str:
        return str(section)


class SectionFilter(django_filters.ModelChoiceFilter):
    field_class = SectionChoices


class StoryFilters(WagtailFilterSet):
    """What the list can be narrowed to."""

    section = SectionFilter(
        label=_("Section"),
        queryset=Section.objects.select_related("parent__parent__parent").order_by(
            "position", "name", "id"
        ),
        method="in_section",
        empty_label=_("All"),
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"),
        choices=[(kind, kind.capitalize()) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        method="in_state",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    author = django_filters.CharFilter(
        label=_("Author"),
        method="by_author",
        widget=forms.TextInput(attrs={"placeholder": _("Name")}),
    )
    published_on = django_filters.DateFromToRangeFilter(
        label=_("Published"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Story
        fields: list[str] = []

    def in_section(self, stories: QuerySet[Story], name: str, section: Section) -> Any:
        return stories.filter(section_id__in=sections_below([section.pk]))

    def by_author(self, stories: QuerySet[Story], name: str, words: str) -> Any:
        """The newest stories of everybody whose name says this."""
        lines = Byline.objects.filter(contributor__name__icontains=words.strip())
        numbers = lines.order_by("-story_id").values_list("story_id", flat=True)
        return stories.filter(pk__in=list(numbers[:FURTHEST]))

    def in_state(self, stories: QuerySet[Story], name: str, state: str) -> Any:
        return stories.filter(_standing(state))


def _standing(state: str) -> Q:
    kind = ContentType.objects.get_for_model(Story)
    if state == "public":
        return Q(live=True)
    if state == "drafted":
        return Q(live=True, has_unpublished_changes=True)
    if state == "waiting":
        flows = WorkflowState.objects.filter(
            base_content_type=kind, status=WorkflowState.STATUS_IN_PROGRESS
        )
        return Q(pk__in=[int(n) for n in flows.values_list("object_id", flat=True)])
    if state == "scheduled":
        due = Revision.objects.filter(
            base_content_type=kind, approved_go_live_at__isnull=False
        ).values_list("object_id", flat=True)
        return Q(pk__in=[int(n) for n in due])
    if state == "retracted":
        return Q(live=False, retracted_at__isnull=False)
    if state == "down":
        return Q(live=False, published_on__isnull=False, retracted_at=None)
    return Q(live=False, published_on=None)


class Count(int):
    """A number that says "10,000+" where nobody counted further."""

    def __str__(self) -> str:
        if self < FURTHEST:
            return number_format(int(self), force_grouping=True)
        return f"{number_format(FURTHEST, force_grouping=True)}+"


class StoryPaginator(BoundedPaginator):
    """Pages of numbers; a page's rows are loaded by ``load``, from numbers to stories in order."""

    load: Any = None

    @cached_property
    def count(self) -> int:
        return Count(super().count)

    def page(self, number: Any) -> Any:
        page = super().page(number)
        page.object_list = self.load(list(page.object_list.values_list("pk", flat=True)))
        return page


def narrowed(stories: QuerySet[Story], data: Any, request: HttpRequest) -> QuerySet[Story]:
    """The list's stories under the filters and the search that ``data`` (a query string) names,
    the newest number first."""
    filters = StoryFilters(data=data, request=request)
    asked = False
    if filters.is_valid():
        asked = filters.form.has_changed()
        stories = filters.filter_queryset(stories)
    words = str(data.get("q", "")).strip()
    if words:
        stories = stories.filter(pk__in=find(words))
    if asked or words or stories.query.where:
        # Not the table in its own order, which would be read row by row until fifty are found: an
        # index that holds all that is asked for, read as a whole.
        return stories.order_by((F("pk") + 0).desc())
    return stories.order_by("-pk")


class StoryList(LongListing):
    paginator_class = StoryPaginator
    filterset_class = StoryFilters

    def get_add_url(self) -> str | None:
        """A new story begins with its template."""
        if not self.user_has_permission("add"):
            return None
        return str(self._set_locale_query_param(reverse("stories:new")))

    def get_queryset(self) -> QuerySet[Story]:
        return narrowed(self.get_base_queryset(), self.request.GET, self.request)

    def get_paginator(self, stories: Any, *args: Any, **kwargs: Any) -> Any:
        paginator = super().get_paginator(stories, *args, **kwargs)
        paginator.load = self._load
        return paginator

    def _load(self, numbers: Sequence[int]) -> list[Story]:
        found = self.get_base_queryset().in_bulk(numbers)
        return [found[number] for number in numbers if number in found]
