"""Give a story another slug; its old address leads to the new one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from newsreel.stories.actions.move import tell_draft
from newsreel.stories.actions.rights import require
from newsreel.stories.actions.twins import taken_slugs
from newsreel.stories.models import Story


@transaction.atomic
def rename(story: Story, slug: str, *, user: Any = None) -> Story:
    """Raises PermissionDenied; ValidationError for what is no slug, or is taken that day."""
    require(user, "publish" if story.live else "change", story)
    validate_slug(slug)
    if slug == story.slug:
        return story
    day = story.published_on
    if day is not None and slug in taken_slugs(story.section_id, day, slug, but=story.pk):
        raise ValidationError(
            _("Another story of this section and day has the address “%(slug)s”.") % {"slug": slug}
        )
    data = {"from": story.slug, "to": slug}
    story.slug = slug
    story.save(update_fields=["slug"])
    tell_draft(story, slug=slug)
    log(instance=story, action="newsreel.rename", user=user, data=data)
    return story
