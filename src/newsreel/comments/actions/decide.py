"""Decide about comments: show, hide, hold again. A decision can be undone by another."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.comments.models import Comment

VERBS = {"show": "shown", "hide": "hidden", "hold": "held"}


def decide(comments: Iterable[int], verb: str, user: Any, now: datetime) -> list[int]:
    """Give these comments (by number) the state that the verb says; the numbers of those that
    changed. What its author withdrew stays withdrawn. Raises KeyError for a verb unknown."""
    state = VERBS[verb]
    with transaction.atomic():
        rows = Comment.objects.select_for_update().filter(pk__in=list(comments))
        changed = list(rows.exclude(state__in=[state, "withdrawn"]).order_by("id"))
        for row in changed:
            before, row.state, row.decided_at, row.decided_by = row.state, state, now, user
            log(row, f"newsreel.comment.{verb}", user=user, data={"before": before})
        Comment.objects.bulk_update(changed, ["state", "decided_at", "decided_by"])
    return [row.pk for row in changed]
