"""Somebody who has posted a comment wants to be told of answers: how that begins."""

from datetime import datetime
from typing import Literal

from newsreel.comments.actions.ask import ask
from newsreel.comments.actions.follow import follow
from newsreel.comments.house import house
from newsreel.comments.models import Browser, Comment
from newsreel.comments.posting import address_key
from newsreel.stories.reads.open import open_story_of


def begin(
    uuid: str, email: str, what: str, browser: Browser | None, network: str, now: datetime
) -> Literal["following", "asked", "often", ""]:
    """By the author of the comment with this public id. Who is signed in with the address follows
    at once; everybody else is sent a mail to confirm it. "" where nobody can follow."""
    comment = Comment.objects.filter(uuid=uuid).first()
    story = open_story_of(comment.story_id) if comment else None
    if not house().follows or comment is None or story is None:
        return ""
    if browser and browser.account.email == address_key(email):
        follow(email, story.id, what, comment.reader, story.language, now)
        return "following"
    return ask(
        email,
        story.language,
        network,
        now,
        story=story.id,
        what=what,
        reader=comment.reader,
    )
