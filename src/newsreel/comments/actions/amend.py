"""Change or take back a comment of one's own, while its author may."""

from datetime import datetime, timedelta

from django.db import transaction

from newsreel.comments import weighing
from newsreel.comments.models import Comment
from newsreel.comments.reads.rules import standing_of
from newsreel.comments.sanitize import from_typed
from newsreel.comments.verdict import Facts, judge, links
from newsreel.stories.reads.open import open_story_of

WHILE = timedelta(minutes=15)


class TooLateError(Exception):
    """The time in which the author may change the comment is over, or a moderator has decided."""


def may_amend(comment: Comment, now: datetime) -> bool:
    posted = comment.posted_at
    return comment.state in ("shown", "held") and posted is not None and now < posted + WHILE


def edit(uuid: str, text: str, now: datetime) -> Comment:
    """Give the comment another text. One that is more doubtful than the old waits for a moderator.

    Raises TooLateError, and Comment.DoesNotExist.
    """
    with transaction.atomic():
        comment = _open(uuid, now)
        doubts = _new_doubts(comment, text, now)
        comment.text, comment.body, comment.edited_at = text, from_typed(text), now
        if doubts and comment.state == "shown":
            comment.state = "held"
        comment.reasons = list(dict.fromkeys([*comment.reasons, *doubts]))
        comment.save()
    return comment


def _new_doubts(comment: Comment, text: str, now: datetime) -> list[str]:
    """What speaks against the new text alone; a text that gains links is doubted as well."""
    likeness = weighing.likeness_of(text, comment.echo, now)
    comment.gist, comment.sketch = likeness.gist, likeness.sketch
    story = open_story_of(comment.story_id)
    found = judge(
        Facts(
            mode=standing_of(story).mode if story else "before",
            text=text,
            known=True,
            like=likeness.others,
            words=weighing.listed_words(comment.author, comment.email, text),
            chance=weighing.filtered(comment.author, comment.email, text),
        )
    ).reasons
    more = ("links",) if links(text) > links(comment.text) else ()
    return list(dict.fromkeys((*found, *more)))


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
