"""Deleting several stories at once: of others' beats not even the headline is shown."""

from typing import Any

from django.db.models import QuerySet
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from newsreel.desk.beats import story_policy
from newsreel.stories.models import Story


class DeleteStories(DeleteBulkAction):
    models = [Story]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Any]:
        stories = story_policy().on_beat(self.request.user, Story.objects.all())
        numbers: QuerySet[Any] = stories.values_list("pk", flat=True)
        return numbers

    def get_actionable_objects(self) -> tuple[list[Story], dict[str, list[Story]]]:
        allowed, others = super().get_actionable_objects()
        return allowed, {name: [] for name in others}
