"""Erase what is kept of an e-mail address, as its owner asks: the thread keeps its shape."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from newsreel.comments.models import Account, AddressProof, Comment, Follow, Note, Report
from newsreel.comments.own import of_address
from newsreel.comments.posting import address_key

_AT_ONCE = 50
"""Rows of one transaction: it holds the writer for less than 50 ms."""
_BLANK: dict[str, Any] = {
    "state": "withdrawn",
    "author": "",
    "text": "",
    "body": "",
    "email": "",
    "reader": "",
    "network": "",
    "echo": "",
    "gist": "",
    "sketch": None,
    "proof": "",
    "reasons": [],
    "reported": 0,
    "picked": False,
}


def erase(email: str, now: datetime) -> int:
    """Blank every comment of the address, take away what moderators and readers noted beside them,
    and end follows, sign-ins and links. Gives how many comments there were.

    Killed anywhere, it leaves the rest to be found by asking again: the account goes last. What is
    kept: the comments' places and times, what the newsroom decided (without names), and bans.
    """
    email = address_key(email)
    Follow.objects.filter(email=email).delete()
    done = 0
    while numbers := list(of_address(email).values_list("pk", flat=True)[:_AT_ONCE]):
        with transaction.atomic():
            _blank(numbers, now)
        done += len(numbers)
    with transaction.atomic():
        Account.objects.filter(email=email).delete()
        AddressProof.objects.filter(email=email).delete()
    return done


def _blank(numbers: list[int], now: datetime) -> None:
    rows = Comment.objects.filter(pk__in=numbers)
    rows.update(**_BLANK)
    Note.objects.filter(comment__in=numbers).delete()
    Report.objects.filter(comment__in=numbers).update(text="", settled=True)
    # That a decision was taken, and by whom, stays; the name of whom it was about does not.
    kind = ContentType.objects.get_for_model(Comment)
    names = [str(number) for number in numbers]
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=names).update(label=_NOBODY)
    # As rows: ``log`` would write from which network it was asked.
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=name,
            label=_NOBODY,
            action="newsreel.comment.erase",
            timestamp=now,
        )
        for name in names
    )


_NOBODY = "–"
