"""Move a story to another section; its old address leads to the new one."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.stories.actions.rights import require
from newsreel.stories.actions.twins import taken_slugs
from newsreel.stories.models import Section, Story
from newsreel.stories.slugs import free


@transaction.atomic
def move(story: Story, section: Section, *, user: Any = None) -> Story:
    """Raises PermissionDenied unless the user may change (or, if it is public, publish) here and
    there; ValueError for a section of another language."""
    require(user, "publish" if story.live else "change", story, into=section)
    if section.locale_id != story.locale_id:
        raise ValueError(f"“{section}” is a section of another language than the story.")
    if section.pk == story.section_id:
        return story
    before = str(story.section)
    story.section = section
    if story.published_on is not None:
        taken = taken_slugs(section.pk, story.published_on, story.slug, but=story.pk)
        story.slug = free(story.slug, taken)
    story.save(update_fields=["section", "slug"])
    tell_draft(story, section=section.pk, slug=story.slug)
    data = {"from": before, "to": str(section)}
    log(instance=story, action="newsreel.move", user=user, data=data)
    return story


def tell_draft(story: Story, **values: Any) -> None:
    """Write the values into the latest draft as well, so that publishing it keeps them."""
    draft = story.latest_revision
    if draft is not None:
        draft.content = draft.content | values
        draft.save(update_fields=["content"])
