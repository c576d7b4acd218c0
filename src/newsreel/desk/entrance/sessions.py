"""Sessions as rows of our own: listed, ended, and of a bounded life.

Django's database sessions with columns beside them. ``settings.SESSION_LASTS`` bounds a sign-in as
a whole, ``SESSION_IDLE`` the time in which nothing is done.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from newsreel.desk.models import Session

# What a session notes of its own beginning; columns are written from it.
BEGAN, DEVICE, ADDRESS = "_began", "_device", "_address"
# That it was begun, or confirmed, with a second factor.
CONFIRMED = "_confirmed"


class SessionStore(DatabaseStore):
    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        if row is not None and row.user_id is not None and is_over(row, timezone.now()):
            row.delete()
            self._session_key = None
            row = None
        self.row = row
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Any = super().create_model_instance(data)
        now = timezone.now()
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.address = data.get(ADDRESS, "")
        row.began_at = datetime.fromisoformat(data[BEGAN]) if BEGAN in data else now
        row.seen_at = now
        made: Session = row
        return made


def is_over(row: Session, now: datetime) -> bool:
    return (
        row.began_at + settings.SESSION_LASTS <= now or row.seen_at + settings.SESSION_IDLE <= now
    )


def sessions_of(user_id: int) -> list[Session]:
    """Those that still last, the one seen last first."""
    now = timezone.now()
    rows = Session.objects.filter(user_id=user_id, expire_date__gt=now)
    return [row for row in rows if not is_over(row, now)]
