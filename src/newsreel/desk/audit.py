"""What the audit log says: who did what to what, when and whence. Written by ``log`` alone; no
address of the desk changes or removes an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

PAGE = 50
# What is said in columns of their own, or means nothing to a reader.
_NOT_TOLD = frozenset(("network", "title", "has_live_version"))


@dataclass(frozen=True, slots=True)
class Entry:
    """``noun`` and ``what``: "story", "Fog over the harbour"; ``details``: as one line."""

    id: int
    at: datetime
    who: str
    action: str
    message: str
    noun: str
    what: str
    details: str
    network: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty for everything."""

    action: str = ""
    who: str = ""
    what: str = ""
    since: date | None = None
    until: date | None = None


def entries(wanted: Wanted, *, before: int = 0, most: int = PAGE) -> Iterator[Entry]:
    """The newest first, from below the number ``before``; ``most`` of them."""
    rows = _asked(wanted)
    if before:
        rows = rows.filter(pk__lt=before)
    for row in rows.select_related("user", "content_type").order_by("-pk")[:most].iterator():
        yield _entry(row)


def actions() -> list[tuple[str, str]]:
    """Every action that is known, with its label."""
    registry.scan_for_actions()
    labels = {action: str(label) for action, label in registry.choices}
    return sorted(labels.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _asked(wanted: Wanted) -> QuerySet[Any]:
    rows: QuerySet[Any] = ModelLogEntry.objects.all()
    if wanted.action:
        rows = rows.filter(action=wanted.action)
    if wanted.who:
        rows = rows.filter(user__username=wanted.who)
    if wanted.what:
        rows = rows.filter(Q(label__icontains=wanted.what))
    if wanted.since:
        rows = rows.filter(timestamp__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(timestamp__lt=_midnight(wanted.until + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _entry(row: Any) -> Entry:
    formatter = registry.get_formatter(row)
    message = str(formatter.format_message(row)) if formatter else row.action
    data = row.data or {}
    told = {name: value for name, value in data.items() if name not in _NOT_TOLD and value}
    return Entry(
        id=row.pk,
        at=row.timestamp,
        who=_who(row),
        action=row.action,
        message=message,
        noun=str(row.content_type.name) if row.content_type else "",
        what=row.label,
        details="; ".join(f"{name}: {_line(value)}" for name, value in told.items())[:500],
        network=str(data.get("network", "")),
    )


def _who(row: Any) -> str:
    """A number where somebody has been deleted since; nobody where the house itself acted."""
    if row.user_id is None:
        return ""
    return row.user.get_username() if row.user else f"#{row.user_id}"


def _line(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_line(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_line(one)}" for name, one in value.items())
    return str(value)
