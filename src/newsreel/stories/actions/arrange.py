"""Choose what stands at the head of a language's home page: as a draft, or for all to see."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from newsreel.stories.models import FrontPage, FrontPageSecond, Story


class ArrangedMeanwhileError(Exception):
    """Somebody else changed the front page since this arrangement was begun: ``page`` is theirs."""

    def __init__(self, page: FrontPage) -> None:
        super().__init__(f"{page} was arranged by somebody else meanwhile")
        self.page = page


def is_arranged(locale: Locale) -> bool:
    """Whether somebody chose what stands there."""
    pages = FrontPage.objects.filter(locale=locale)
    return bool(pages.filter(Q(lead__isnull=False) | Q(seconds__isnull=False)).exists())


@transaction.atomic
def arrange(
    locale: Locale,
    lead: Story | None,
    seconds: Sequence[Story] = (),
    *,
    edition: int | None = None,
    user: Any = None,
) -> FrontPage:
    """Set lead and seconds, in order, for all to see; a draft there was has come to its end. What
    stays in its place is not written.

    ``edition`` is the one that the arrangement was begun from. Raises ArrangedMeanwhileError where
    there is a later one; ValidationError for a story of another language or one that is named
    twice. Who may arrange is the desk's to check: it is a right on the front page, not on the
    stories.
    """
    page = _begin(locale, lead, seconds, edition)
    page.lead, page.draft = lead, None
    _turn(page, user)
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


@transaction.atomic
def sketch(
    locale: Locale,
    lead: Story | None,
    seconds: Sequence[Story] = (),
    *,
    edition: int | None = None,
    user: Any = None,
) -> FrontPage:
    """Keep an arrangement as a draft: no reader sees it. Raises what ``arrange`` raises."""
    page = _begin(locale, lead, seconds, edition)
    page.draft = {"lead": lead and lead.pk, "seconds": [story.pk for story in seconds]}
    _turn(page, user)
    log(instance=page, action="newsreel.sketch", user=user, data=page.draft)
    return page


@transaction.atomic
def discard(locale: Locale, *, edition: int | None = None, user: Any = None) -> FrontPage:
    """Drop the draft. Raises ArrangedMeanwhileError."""
    page = _begin(locale, None, (), edition)
    if page.draft is not None:
        page.draft = None
        _turn(page, user)
        log(instance=page, action="newsreel.discard_sketch", user=user)
    return page


def _begin(
    locale: Locale, lead: Story | None, seconds: Sequence[Story], edition: int | None
) -> FrontPage:
    chosen = [*([lead] if lead else []), *seconds]
    if len({story.pk for story in chosen}) < len(chosen):
        raise ValidationError(_("A story stands on the front page once."))
    for story in chosen:
        if story.locale_id != locale.pk:
            raise ValidationError(
                _("“%(story)s” is in another language than this front page.") % {"story": story}
            )
    FrontPage.objects.get_or_create(locale=locale)
    page: FrontPage = FrontPage.objects.select_for_update(of=("self",)).get(locale=locale)
    if edition is not None and edition != page.edition:
        raise ArrangedMeanwhileError(page)
    return page


def _turn(page: FrontPage, user: Any) -> None:
    page.edition += 1
    page.arranged_at, page.arranged_by = timezone.now(), user
    page.save()
