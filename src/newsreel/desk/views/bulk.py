"""Deleting several stories at once: of others' beats not even the headline is shown."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from newsreel.stories.models import Story


class DeleteStories(DeleteBulkAction):  # type: ignore[misc]
    models = [Story]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Any]:
        stories = policy_registry.get_by_type(Story).on_beat(self.request.user, Story.objects.all())
        return stories.values_list("pk", flat=True)

    def get_actionable_objects(self) -> tuple[list[Story], dict[str, list[Story]]]:
        allowed, others = super().get_actionable_objects()
        return allowed, {name: [] for name in others}
