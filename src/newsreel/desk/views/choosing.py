"""Choosers that search by plain queries: Wagtail's database search does not scale, and the index
it would ask is not kept here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin
from wagtail.models import TranslatableMixin
from wagtail.snippets.views import chooser

from newsreel.desk.views.listing import BoundedPaginator


class PlainSearchForm(BaseFilterForm):
    """One word or phrase, looked for in ``fields``."""

    fields_searched: Sequence[str] = ()
    q = forms.CharField(
        label=_("Search"),
        widget=forms.TextInput(attrs={"placeholder": "Search"}),
        required=False,
        max_length=200,
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        words = self.cleaned_data.get("q", "").strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        anywhere = Q()
        for field in self.fields_searched:
            anywhere |= Q(**{f"{field}__icontains": words})
        return objects.filter(anywhere)


class Chooses:
    """For views that list what can be chosen. The view set says what is searched."""

    paginator_class = BoundedPaginator
    model_class: Any

    def get_filter_form_class(self) -> type[BaseFilterForm]:
        searched = self.model_class.snippet_viewset.search_fields
        bases: tuple[type, ...] = (PlainSearchForm,) if searched else (BaseFilterForm,)
        if issubclass(self.model_class, TranslatableMixin):
            bases = (LocaleFilterMixin, *bases)
        return type("Filter", bases, {"fields_searched": searched or ()})


class Choose(Chooses, chooser.ChooseView):
    pass


class ChooseResults(Chooses, chooser.ChooseResultsView):
    pass


class Chooser(chooser.SnippetChooserViewSet):
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
