"""Follow a story's thread by e-mail, as the link in a mail confirmed; and leave it."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from newsreel.comments.models import Comment, Follow, Notice
from newsreel.comments.posting import FOLLOWS, address_key

_AT_ONCE = 500


def follow(email: str, story: int, what: str, reader: str, language: str, now: datetime) -> Follow:
    """Whoever follows already may change ``what`` by it. They are told of what comes from now on.
    The address has been shown to be theirs. Raises ValueError for a ``what`` unknown."""
    if what not in FOLLOWS:
        raise ValueError(what)
    announce(story)  # what is shown already, in bounded steps
    with transaction.atomic():
        announce(story)
        last = Notice.objects.filter(story_id=story).order_by("-id").first()
        row, _ = Follow.objects.update_or_create(
            email=address_key(email),
            story_id=story,
            defaults={"what": what, "language": language},
            create_defaults={
                "what": what,
                "language": language,
                "reader": reader,
                "since": now,
                "told": last.pk if last else 0,
                "due_at": now,
            },
        )
    return row


def leave(uuid: UUID) -> None:
    """End it: no mail goes out any more. What has ended is left as it is."""
    Follow.objects.filter(uuid=uuid).delete()


def announce(story: int) -> int:
    """Give a number to each shown comment of a story that has none: how many. Each is announced
    once, whatever a moderator decides about it later."""
    done = 0
    while True:
        with transaction.atomic():
            _in_turn(story)
            shown = Comment.objects.filter(story_id=story, state="shown", notice=None)
            found = list(shown.order_by("id").values_list("pk", flat=True)[:_AT_ONCE])
            Notice.objects.bulk_create(Notice(comment_id=pk, story_id=story) for pk in found)
        done += len(found)
        if len(found) < _AT_ONCE:
            return done


def _in_turn(story: int) -> None:
    """PostgreSQL: numbers of one story are given by one after the other, so that nobody sees a
    higher one before a lower one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [str(story)])
