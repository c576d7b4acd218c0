"""Choosing a story: of one's own beat, or public. Others' drafts are nobody's to see."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.snippets.views import chooser

from newsreel.desk.beats import sections_of, story_policy
from newsreel.desk.views.choosing import Choose, Chooser, ChooseResults, PlainSearchForm
from newsreel.stories.models import Story
from newsreel.stories.search import find


def choosable(request: HttpRequest) -> QuerySet[Story]:
    stories: QuerySet[Story] = Story.objects.all()
    mine = story_policy().on_beat(request.user, stories)
    if not mine.query.where:
        return stories
    return stories.filter(Q(live=True) | Q(pk__in=mine.order_by().values("pk")))


class StorySearchForm(PlainSearchForm):
    """Words of what readers see; and of drafts, in the sections of whoever searches."""

    user: Any = None

    def filter(self, objects: QuerySet[Story]) -> QuerySet[Story]:
        words = self.cleaned_data.get("q", "").strip()
        self.cleaned_data["q"] = ""
        found: QuerySet[Story] = super().filter(objects)
        self.cleaned_data["q"] = words
        if not words:
            return found
        self.is_searching, self.search_query = True, words
        own = Q(pk__in=find(words))
        sections = sections_of(self.user)
        if sections is not None:
            own &= Q(section_id__in=sections)
        return found.filter(own | Q(pk__in=find(words, public=True), live=True))


class _Lists:
    ordering = "-id"
    request: HttpRequest

    def get_filter_form_class(self) -> type[Any]:
        found = super().get_filter_form_class()  # type: ignore[misc]
        bases = tuple(StorySearchForm if b is PlainSearchForm else b for b in found.__bases__)
        return type("Filter", bases, {})

    def get_filter_form(self) -> Any:
        form = super().get_filter_form()  # type: ignore[misc]
        form.user = self.request.user
        return form

    def get_object_list(self) -> QuerySet[Story]:
        return choosable(self.request).select_related("section__parent", "locale").defer("body")


class StoryChoose(_Lists, Choose):
    pass


class StoryChooseResults(_Lists, ChooseResults):
    pass


class _Chosen:
    request: HttpRequest

    def get_object(self, pk: Any) -> Story:
        return choosable(self.request).get(pk=pk)

    def get_objects(self, pks: Any) -> QuerySet[Story]:
        return choosable(self.request).filter(pk__in=pks)


class StoryChosen(_Chosen, chooser.SnippetChosenView):
    pass


class StoryChosenMultiple(_Chosen, chooser.SnippetChosenMultipleView):
    pass


class StoryChooser(Chooser):
    choose_view_class = StoryChoose
    choose_results_view_class = StoryChooseResults
    chosen_view_class = StoryChosen
    chosen_multiple_view_class = StoryChosenMultiple
