"""Change or take back a comment of one's own, while its author may."""

from datetime import datetime, timedelta

from django.db import transaction

from newsreel.comments.models import Comment
from newsreel.comments.sanitize import from_typed
from newsreel.comments.verdict import links

WHILE = timedelta(minutes=15)


class TooLateError(Exception):
    """The time in which the author may change the comment is over, or a moderator has decided."""


def may_amend(comment: Comment, now: datetime) -> bool:
    posted = comment.posted_at
    return comment.state in ("shown", "held") and posted is not None and now < posted + WHILE


def edit(uuid: str, text: str, now: datetime) -> Comment:
    """Give the comment another text. One that gains links waits for a moderator.

    Raises TooLateError, and Comment.DoesNotExist.
    """
    with transaction.atomic():
        comment = _open(uuid, now)
        more = links(text) > links(comment.text)
        comment.text, comment.body, comment.edited_at = text, from_typed(text), now
        if more and comment.state == "shown":
            comment.state, comment.reasons = "held", [*comment.reasons, "links"]
        comment.save(update_fields=["text", "body", "edited_at", "state", "reasons"])
    return comment


def withdraw(uuid: str, now: datetime) -> Comment:
    """Take the comment back: its text goes, its place in the thread stays while others answered.

    Raises TooLateError, and Comment.DoesNotExist.
    """
    with transaction.atomic():
        comment = _open(uuid, now)
        comment.state, comment.text, comment.body = "withdrawn", "", ""
        comment.author, comment.email, comment.reader = "", "", ""
        comment.save(update_fields=["state", "text", "body", "author", "email", "reader"])
    return comment


def _open(uuid: str, now: datetime) -> Comment:
    comment = Comment.objects.select_for_update().get(uuid=uuid)
    if not may_amend(comment, now):
        raise TooLateError
    return comment
