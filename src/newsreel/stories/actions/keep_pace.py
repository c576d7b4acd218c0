"""Say that a translation has all that its source says now."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story, Translation
from newsreel.stories.translating import digests


@transaction.atomic
def keep_pace(story: Story, source: Story, *, user: Any = None) -> Translation:
    """``source`` is the story that this one is the translation of, at its latest draft.

    Raises PermissionDenied unless the user may change the translation; ValidationError where the
    two are no translations of each other.
    """
    require(user, "change", story)
    if story.translation_key != source.translation_key or story.pk == source.pk:
        raise ValidationError(_("These stories are no translations of each other."))
    draft = source.get_latest_revision_as_object()
    made: Translation
    made, _new = Translation.objects.update_or_create(
        story=story,
        defaults={
            "source": source,
            "seen": digests(draft),
            "seen_at": timezone.now(),
            "seen_by": user,
        },
    )
    log(instance=story, action="newsreel.keep_pace", user=user, data={"source": source.pk})
    return made
