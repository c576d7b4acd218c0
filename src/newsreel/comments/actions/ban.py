"""Ban somebody from commenting, for a time or until it is lifted."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.comments.bans import spelt
from newsreel.comments.models import Ban


def ban(kind: str, value: str, until: datetime | None, note: str, user: Any, now: datetime) -> Ban:
    """Ban a browser, an e-mail address or a network; a ban that there is gets the new end. Raises
    ValidationError with what is expected."""
    try:
        value = spelt(kind, value)
    except ValueError as error:
        raise ValidationError(_EXPECTED.get(kind, _EXPECTED["reader"])()) from error
    if until is not None and until <= now:
        raise ValidationError(_("That end is over already."))
    with transaction.atomic():
        row, _new = Ban.objects.update_or_create(
            kind=kind,
            value=value,
            defaults={"until": until, "note": note[:300], "made_at": now, "made_by": user},
        )
        told = {"kind": kind, "until": until.isoformat() if until else ""}
        log(row, "newsreel.comment.ban", user=user, data=told)
    return row


def lift(row: Ban, user: Any) -> None:
    """End a ban before its time."""
    with transaction.atomic():
        log(row, "newsreel.comment.unban", user=user, deleted=True)
        row.delete()


_EXPECTED = {
    "email": lambda: _("An address like a@example.org is expected, or *@example.org."),
    "network": lambda: _(
        "A network like 192.0.2.0/24 or 2001:db8::/48 is expected, no wider than /8 or /16."
    ),
    "reader": lambda: _("There is nothing by which to know this reader again."),
}
