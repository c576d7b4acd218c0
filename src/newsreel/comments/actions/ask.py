"""Ask for a mail whose link shows that an address is one's own: written down here, sent by the
clerk, so that neither the answer nor its time tells whether the address is known."""

from datetime import datetime, timedelta
from typing import Literal

from django.db import connection, transaction

from newsreel.comments.models import AddressProof
from newsreel.comments.posting import address_key

LASTS = {"yours": timedelta(hours=1), "follow": timedelta(days=2)}
"""How long a link is good for."""
HOUR = timedelta(hours=1)
OF_ADDRESS, OF_NETWORK = 5, 20
"""Mails that are sent to one address, and asked for from one network, in an hour."""


def ask(
    email: str,
    language: str,
    network: str,
    now: datetime,
    *,
    story: int | None = None,
    what: str = "",
    reader: str = "",
) -> Literal["asked", "often"]:
    """Have a mail sent. "often": too many were asked for from this network. To an address to which
    enough were sent none is, and it is not said: it may be somebody else's."""
    email = address_key(email)
    since = now - HOUR
    with transaction.atomic():
        _in_turn(email)
        asked = AddressProof.objects.filter(asked_at__gt=since)
        if network and asked.filter(network=network).count() >= OF_NETWORK:
            return "often"
        same = asked.filter(email=email, story__isnull=story is None)
        if same.count() < OF_ADDRESS:
            AddressProof.objects.create(
                email=email,
                story_id=story,
                what=what,
                reader=reader,
                language=language,
                network=network,
                asked_at=now,
                due_at=now,
            )
    return "asked"


def purpose(proof: AddressProof) -> str:
    """Of ``LASTS``: what the link is for."""
    return "yours" if proof.story_id is None else "follow"


def ends(proof: AddressProof) -> datetime:
    """The hour begins when the mail goes out."""
    return (proof.mailed_at or proof.asked_at) + LASTS[purpose(proof)]


def sweep(now: datetime) -> int:
    """Forget links that have ended: how many."""
    old = AddressProof.objects.filter(asked_at__lt=now - max(LASTS.values()) - HOUR)
    return int(old.delete()[0]) if old.exists() else 0  # where nothing is due nothing is written


def _in_turn(email: str) -> None:
    """PostgreSQL: many at once for one address are counted one after the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [email])
