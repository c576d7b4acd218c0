"""Answer a comment for the newsroom: shown at once, with its badge."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.comments.models import Comment
from newsreel.comments.posting import TEXT_LENGTH
from newsreel.comments.sanitize import from_typed


def answer(parent: Comment, text: str, user: Any, now: datetime) -> Comment:
    """Post it below ``parent``, under the name of whoever writes it. Raises ValidationError."""
    text = text.strip()
    if not text:
        raise ValidationError(_("Write an answer."))
    if len(text) > TEXT_LENGTH:
        raise ValidationError(_("That answer is too long: 6,000 letters at most."))
    if parent.state != "shown":
        raise ValidationError(_("Show the comment first: nobody sees an answer to a hidden one."))
    with transaction.atomic():
        row = Comment.objects.create(
            story_id=parent.story_id,
            parent=parent,
            author=(user.get_full_name() or user.get_username())[:120],
            text=text,
            body=from_typed(text),
            state="shown",
            staff=True,
            posted_at=now,
            decided_at=now,
            decided_by=user,
        )
        log(row, "newsreel.comment.answer", user=user)
    return row
