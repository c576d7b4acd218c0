"""Report a comment: one report from one network, and after some of them a moderator looks again."""

from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F

from newsreel.comments.house import House
from newsreel.comments.models import Comment, Report

PER_HOUR = 10
"""Reports that are taken from one network in an hour."""


def report(
    comment: Comment, reason: str, text: str, network: str, house: House, now: datetime
) -> Literal["kept", "often"]:
    """Keep a report. The second one from the same network is taken for the first.

    From as many networks as the house says, the comment waits for a moderator. One that a
    moderator left on the page after it had been reported stays there, and is listed as reported.
    """
    since = now - timedelta(hours=1)
    if Report.objects.filter(network=network, at__gte=since).count() >= PER_HOUR:
        return "often"
    with transaction.atomic():
        row = Comment.objects.select_for_update().get(pk=comment.pk)
        given = {"reason": reason, "text": text, "at": now}
        _, new = Report.objects.get_or_create(comment=row, network=network, defaults=given)
        if not new:
            return "kept"
        Comment.objects.filter(pk=row.pk).update(reported=F("reported") + 1)
        enough = house.reports and row.reported + 1 >= house.reports
        settled = row.reports.filter(settled=True).exists()
        if enough and not settled and row.state == "shown" and not row.staff:
            row.state, row.reasons = "held", [*row.reasons, "reported"]
            row.save(update_fields=["state", "reasons"])
    return "kept"
