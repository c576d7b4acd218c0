"""Note something beside a comment, for the other moderators."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.comments.models import Comment, Note

LONGEST = 2_000


def note(comment: Comment, text: str, user: Any, now: datetime) -> Note:
    """Raises ValidationError for an empty note, or too long a one."""
    text = text.strip()
    if not text:
        raise ValidationError(_("Write a note."))
    if len(text) > LONGEST:
        raise ValidationError(_("That note is too long: 2,000 letters at most."))
    with transaction.atomic():
        row = Note.objects.create(comment=comment, text=text, by=user, at=now)
        log(comment, "newsreel.comment.note", user=user)
    return row
