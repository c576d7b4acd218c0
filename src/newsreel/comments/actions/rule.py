"""Say how comments are taken on a story, or in a section; and let old stories close in time."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.comments.house import house
from newsreel.comments.models import Rule
from newsreel.stories.reads.open import day_of

LONGEST = 36_500
_MODES = ("", *(mode for mode, _ in Rule.MODES))


def set_rule(owner: Any, mode: str, close_after: int | None, user: Any, now: datetime) -> None:
    """Set the rule of a story or a section (``owner``). With neither mode nor days there is none,
    and the next one above holds. Raises ValidationError."""
    if mode not in _MODES:
        raise ValidationError(_("There is no such way to take comments."))
    if close_after is not None and not 0 <= close_after <= LONGEST:
        raise ValidationError(_("Comments close after 0 to 36,500 days."))
    kind = owner._meta.model_name
    with transaction.atomic():
        if not mode and close_after is None:
            Rule.objects.filter(**{kind: owner}).delete()
        else:
            told = {"mode": mode, "close_after": close_after}
            told["closed_to"] = _closed_to(close_after, now)  # type: ignore[assignment]
            Rule.objects.update_or_create(**{kind: owner}, defaults=told)
        data = {"mode": mode, "close_after": close_after}
        log(owner, "newsreel.comment.rule", user=user, data=data)


def close_by_age(now: datetime) -> int:
    """Move each rule's day on to where it is now, and the site's to what newsreel.toml says: for
    the ticker. Gives how many rules were written."""
    written = 0
    sites = Q(section=None, story=None)
    rules = list(Rule.objects.filter(sites | Q(close_after__isnull=False)))
    limit = house().close_after or None
    if limit is not None and not any(_is_sites(rule) for rule in rules):
        rules.append(Rule.objects.create())
    for rule in rules:
        days = limit if _is_sites(rule) else rule.close_after
        wanted = (days, _closed_to(days, now))
        if (rule.close_after, rule.closed_to) != wanted:
            rule.close_after, rule.closed_to = wanted
            rule.save(update_fields=["close_after", "closed_to"])
            written += 1
    return written


def _is_sites(rule: Rule) -> bool:
    return rule.section_id is None and rule.story_id is None


def _closed_to(close_after: int | None, now: datetime) -> date | None:
    return day_of(now) - timedelta(days=close_after) if close_after else None
