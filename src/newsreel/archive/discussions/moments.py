"""Times as other systems write them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(said: object) -> datetime | None:
    """An aware time, of ISO 8601 or of seconds (or milliseconds) since 1970; bare times are UTC.
    None where it is none."""
    try:
        if isinstance(said, int | float) and not isinstance(said, bool):
            seconds = said / 1000 if abs(said) > 1e11 else said
            return datetime.fromtimestamp(seconds, UTC)
        found = datetime.fromisoformat(str(said).strip().replace(" UTC", "+00:00"))
    except (ValueError, OverflowError, OSError):
        return None
    if found.year < 1970:
        return None  # "0000-00-00" of a comment that never was approved, and year 1 of Go
    return found if found.tzinfo else found.replace(tzinfo=UTC)
