"""Set or clear the breaking line of a language."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from newsreel.stories.models import BreakingLine, Story
from newsreel.stories.sanitize import plain


@transaction.atomic
def break_news(
    locale: Locale,
    text: str,
    story: Story | None = None,
    *,
    until: datetime | None = None,
    user: Any = None,
) -> BreakingLine:
    """Put the line up, until the ticker takes it down at ``until``; an empty text clears it.

    Nothing is written where it is so already. Raises ValidationError beyond 200 characters, for a
    story of another language and for a time that has passed. Who may break news is the desk's to
    check: it is a right on the line, not on a story.
    """
    text = plain(text)
    if len(text) > 200:
        raise ValidationError(_("A breaking line has at most 200 characters."))
    if text and story is not None and story.locale_id != locale.pk:
        raise ValidationError(_("The line leads to a story of its own language."))
    if text and until is not None and until <= timezone.now():
        raise ValidationError(_("The line comes down at a time that lies ahead."))
    line, _made = BreakingLine.objects.select_for_update(of=("self",)).get_or_create(locale=locale)
    wanted = (text, story.pk, until) if text and story else (text, None, until if text else None)
    if (line.text, line.story_id, line.until) == wanted:
        return line
    line.text, line.story_id, line.until = wanted
    line.save()
    data = {"text": text, "story": line.story_id, "until": until and until.isoformat()}
    log(instance=line, action="newsreel.breaking", user=user, title=text or "–", data=data)
    return line


def clear_overdue(now: datetime) -> tuple[int, ...]:
    """Take down the lines whose time is over; the numbers of their languages."""
    due = BreakingLine.objects.filter(until__lte=now).exclude(text="").select_related("locale")
    done = []
    for line in due.order_by("id"):
        with transaction.atomic():
            # Again, under a lock: somebody may have put up another line just now.
            if due.select_for_update(of=("self",)).filter(pk=line.pk).exists():
                break_news(line.locale, "")
                done.append(line.locale_id)
    return tuple(done)
