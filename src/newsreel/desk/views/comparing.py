"""Which two versions an editor wants side by side."""

from typing import Any

from wagtail.models import Revision, TaskState

from newsreel.stories.models import Story


def versions_to_compare(story: Story) -> tuple[Any, Any] | None:
    """The version that was looked at last and the newest, by their numbers; None where there is
    one alone. That is the one that was sent back, or else the public one, or else the one before.
    """
    newest = story.latest_revision_id
    if newest is None:
        return None
    rejected = (
        TaskState.objects.for_instance(story)
        .filter(status=TaskState.STATUS_REJECTED)
        .exclude(revision_id=newest)
        .order_by("-finished_at", "-id")
        .values_list("revision_id", flat=True)
        .first()
    )
    public = story.live_revision_id if story.live_revision_id != newest else None
    earlier = rejected or public or _before(story, newest)
    return (earlier, newest) if earlier else None


def _before(story: Story, newest: int) -> int | None:
    before: Any = Revision.objects.for_instance(story).filter(pk__lt=newest)
    number: int | None = before.order_by("-pk").values_list("pk", flat=True).first()
    return number
