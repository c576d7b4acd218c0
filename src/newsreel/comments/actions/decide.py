"""Decide about comments: show, hide, hold again. A decision can be undone by another."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from newsreel.comments.models import Comment

VERBS = {"show": "shown", "hide": "hidden", "hold": "held"}


def decide(comments: Iterable[int], verb: str, user: Any, now: datetime) -> list[int]:
    """Give these comments (by number) the state that the verb says; the numbers of those that
    changed. What its author withdrew stays withdrawn. Raises KeyError for a verb unknown."""
    state = VERBS[verb]
    with transaction.atomic():
        rows = Comment.objects.select_for_update().filter(pk__in=list(comments))
        changed = list(rows.exclude(state__in=[state, "withdrawn"]).order_by("id"))
        entries = [_entry(row, verb, user, now) for row in changed]
        for row in changed:
            row.state, row.decided_at, row.decided_by = state, now, user
        Comment.objects.bulk_update(changed, ["state", "decided_at", "decided_by"])
        ModelLogEntry.objects.bulk_create(entries)
    return [row.pk for row in changed]


def _entry(row: Comment, verb: str, user: Any, now: datetime) -> ModelLogEntry:
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(Comment),
        object_id=str(row.pk),
        label=f"{row.author}: {row.text[:80]}"[:200],
        action=f"newsreel.comment.{verb}",
        timestamp=now,
        user=user,
        data={"before": row.state},
        content_changed=True,
    )
