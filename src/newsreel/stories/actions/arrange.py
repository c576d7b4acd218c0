"""Choose what stands at the head of a language's home page."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Locale

from newsreel.stories.models import FrontPage, FrontPageSecond, Story


def is_arranged(locale: Locale) -> bool:
    """Whether somebody chose what stands there."""
    pages = FrontPage.objects.filter(locale=locale)
    return bool(pages.filter(Q(lead__isnull=False) | Q(seconds__isnull=False)).exists())


@transaction.atomic
def arrange(
    locale: Locale, lead: Story | None, seconds: Sequence[Story] = (), *, user: Any = None
) -> FrontPage:
    """Set lead and seconds, in order. What stays in its place is not written.

    Raises ValidationError for a story of another language or one that is named twice. Who may
    arrange is the desk's to check: it is a right on the front page, not on the stories.
    """
    chosen = [*([lead] if lead else []), *seconds]
    if len({story.pk for story in chosen}) < len(chosen):
        raise ValidationError("A story stands on the front page once.")
    for story in chosen:
        if story.locale_id != locale.pk:
            raise ValidationError(f"“{story}” is in another language than this front page.")
    page: FrontPage
    page, _ = FrontPage.objects.get_or_create(locale=locale)
    page.lead = lead
    page.save()
    there = list(FrontPageSecond.objects.filter(front_page=page).order_by("sort_order", "id"))
    for place, story in enumerate(seconds):
        if place >= len(there):
            FrontPageSecond.objects.create(front_page=page, story=story, sort_order=place)
        elif (there[place].story_id, there[place].sort_order) != (story.pk, place):
            there[place].story, there[place].sort_order = story, place
            there[place].save()
    for rest in there[len(seconds) :]:
        rest.delete()
    data = {"lead": lead and lead.pk, "seconds": [story.pk for story in seconds]}
    log(instance=page, action="newsreel.arrange", user=user, data=data)
    return page
