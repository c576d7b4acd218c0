"""Decide about comments: show, hide, hold again, pick, mark as the newsroom's; and undo it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.comments.filter import Sample, learn
from newsreel.comments.models import Comment, Decision, Report
from newsreel.comments.sanitize import plain

VERBS: Mapping[str, Mapping[str, Any]] = {
    "show": {"state": "shown", "learned": "ham"},
    "hide": {"state": "hidden", "learned": "spam"},
    "hold": {"state": "held", "learned": ""},
    "pick": {"picked": True},
    "unpick": {"picked": False},
    "badge": {"staff": True},
    "unbadge": {"staff": False},
}
_COLUMNS = ["state", "learned", "picked", "staff", "reported", "decided_at", "decided_by"]


def decide(comments: Iterable[int], verb: str, user: Any, now: datetime) -> list[Decision]:
    """Do to these comments (by number) what the verb says; the decisions about those that it
    changed. Decided about whether it is shown, a comment's reports are settled and the filter
    learns it. What its author withdrew stays withdrawn. Raises KeyError for a verb unknown."""
    wanted = VERBS[verb]
    with transaction.atomic():
        found = Comment.objects.select_for_update().filter(pk__in=list(comments))
        rows = [row for row in found.exclude(state="withdrawn").order_by("id") if _moves(row, verb)]
        made = [
            Decision(comment=row, verb=verb, before=_seen(row, verb), at=now, by=user)
            for row in rows
        ]
        lessons = []
        for row in rows:
            before = row.state
            lessons.append((_sample(row), row.learned, wanted.get("learned", row.learned)))
            for column, value in wanted.items():
                setattr(row, column, value)
            if "state" in wanted:
                row.decided_at, row.decided_by, row.reported = now, user, 0
            log(row, f"newsreel.comment.{verb}", user=user, data={"before": before})
        Comment.objects.bulk_update(rows, _COLUMNS)
        Decision.objects.bulk_create(made)
        if "state" in wanted:
            Report.objects.filter(comment__in=rows, settled=False).update(settled=True)
        learn(lessons)
    return made


def undo(decisions: Iterable[int], user: Any) -> list[Comment]:
    """Take decisions (by number) back; the comments as they now stand. One after which the same
    comment was decided about again is left as it is."""
    with transaction.atomic():
        wanted = list(
            Decision.objects.filter(pk__in=list(decisions))
            .select_related("comment")
            .order_by("-id")
        )
        rows, lessons = [], []
        for one in wanted:
            row = Comment.objects.select_for_update().get(pk=one.comment_id)
            if row.state == "withdrawn" or row.decisions.filter(pk__gt=one.pk).exists():
                continue
            lessons.append((_sample(row), row.learned, one.before.get("learned", row.learned)))
            for column, value in one.before.items():
                setattr(row, column, value)
            if one.before.get("reported"):
                latest = row.reports.order_by("-id").values_list("pk", flat=True)
                Report.objects.filter(pk__in=list(latest[: row.reported])).update(settled=False)
            row.save(update_fields=_COLUMNS)
            log(row, "newsreel.comment.undo", user=user, data={"verb": one.verb})
            one.delete()
            rows.append(row)
        learn(lessons)
    return rows


def _moves(row: Comment, verb: str) -> bool:
    """Whether the verb changes the comment: to keep a reported one on the page does."""
    seen = {column: value for column, value in VERBS[verb].items() if column != "learned"}
    changes = any(getattr(row, column) != value for column, value in seen.items())
    return changes or ("state" in seen and row.reported > 0)


def _seen(row: Comment, verb: str) -> dict[str, Any]:
    """The columns that the verb changes, as they are."""
    columns = [*VERBS[verb]]
    if "state" in columns:
        columns += ["reported", "decided_by_id"]
    return {column: getattr(row, column) for column in columns}


def _sample(row: Comment) -> Sample:
    return Sample(row.author, row.email, row.text or plain(row.body))
