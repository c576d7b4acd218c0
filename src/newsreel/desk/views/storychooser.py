"""Choosing a story: of one's own beat, or public. Others' drafts are nobody's to see."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.snippets.views import chooser

from newsreel.desk.beats import story_policy
from newsreel.desk.views.choosing import Choose, Chooser, ChooseResults
from newsreel.stories.models import Story


def choosable(request: HttpRequest) -> QuerySet[Story]:
    stories: QuerySet[Story] = Story.objects.all()
    mine = story_policy().on_beat(request.user, stories)
    if not mine.query.where:
        return stories
    return stories.filter(Q(live=True) | Q(pk__in=mine.order_by().values("pk")))


class _Lists:
    ordering = "-id"
    request: HttpRequest

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
