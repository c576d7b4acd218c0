"""Set or clear the breaking line of a language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from newsreel.stories.models import BreakingLine, Story
from newsreel.stories.sanitize import plain


@transaction.atomic
def break_news(
    locale: Locale, text: str, story: Story | None = None, *, user: Any = None
) -> BreakingLine:
    """An empty text clears the line. Raises ValidationError beyond 200 characters.

    Who may break news is the desk's to check: it is a right on the line, not on a story.
    """
    text = plain(text)
    if len(text) > 200:
        raise ValidationError("A breaking line has at most 200 characters.")
    line, _ = BreakingLine.objects.get_or_create(locale=locale)
    line.text, line.story = text, story if text else None
    line.save()
    log(instance=line, action="newsreel.breaking", user=user, data={"text": text})
    return line
