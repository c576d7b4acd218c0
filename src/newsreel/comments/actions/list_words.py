"""Set the lists of words that make a comment wait."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.comments.models import Word
from newsreel.comments.words import is_pattern

MOST = 2_000


def list_words(suspect: Iterable[str], banned: Iterable[str], user: Any) -> int:
    """Have these patterns on the lists and no others; how many changed. One on both is banned.
    Raises ValidationError naming what cannot be listed."""
    wanted = dict.fromkeys(_tidy(suspect), "suspect") | dict.fromkeys(_tidy(banned), "banned")
    if faulty := [one for one in wanted if not is_pattern(one)]:
        raise ValidationError(
            _("A pattern needs a letter or a number: %(patterns)s")
            % {"patterns": ", ".join(faulty)}
        )
    if long := [one for one in wanted if len(one) > 100]:
        raise ValidationError(
            _("Longer than 100 letters: %(pattern)s…") % {"pattern": long[0][:40]}
        )
    if len(wanted) > MOST:
        raise ValidationError(_("2,000 patterns at most are compared with every comment."))
    changed = 0
    with transaction.atomic():
        known = {row.pattern: row for row in Word.objects.select_for_update()}
        for pattern in known.keys() - wanted.keys():
            log(known[pattern], "newsreel.comment.word", user=user, deleted=True)
            known[pattern].delete()
            changed += 1
        for pattern, level in wanted.items():
            row = known.get(pattern) or Word(pattern=pattern, level="")
            if row.level != level:
                row.level = level
                row.save()
                log(row, "newsreel.comment.word", user=user, data={"level": level})
                changed += 1
    return changed


def _tidy(patterns: Iterable[str]) -> list[str]:
    return [found for one in patterns if (found := " ".join(one.split()))]
