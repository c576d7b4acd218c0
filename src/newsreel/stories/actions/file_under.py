"""File a story under topics, or take it from under them; its draft comes along."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.stories.actions.move import tell_draft
from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story, Topic


@transaction.atomic
def file_under(
    story: Story, put: Collection[Topic] = (), take: Collection[Topic] = (), *, user: Any = None
) -> Story:
    """Raises PermissionDenied unless the user may change (or, if it is public, publish) it;
    ValidationError for a topic of another language."""
    require(user, "publish" if story.live else "change", story)
    for topic in put:
        if topic.locale_id != story.locale_id:
            raise ValidationError(
                _("“%(topic)s” is a topic of another language.") % {"topic": topic}
            )
    there = set(Story.topics.through.objects.filter(story=story).values_list("topic_id", flat=True))
    wanted = (there | {topic.pk for topic in put}) - {topic.pk for topic in take}
    if wanted == there:
        return story
    through = Story.topics.through.objects
    through.filter(story=story, topic_id__in=there - wanted).delete()
    for number in sorted(wanted - there):
        through.create(story_id=story.pk, topic_id=number)
    tell_draft(story, topics=sorted(wanted))
    names = Topic.objects.filter(pk__in=wanted ^ there).order_by("name", "id")
    data = {"topics": [str(topic) for topic in names]}
    log(instance=story, action="newsreel.topics", user=user, data=data)
    return story
