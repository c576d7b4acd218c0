"""Moments of which only the day is known: a captured page often says no more."""

from datetime import datetime, time

# Noon, so that no shift of zones makes another day of it; and a millisecond that
# tells it from a story published at noon (drafts keep times to the millisecond).
DAY_ALONE = time(12, 0, 0, 1000)


def day_alone(moment: datetime) -> bool:
    """Whether only the day of this moment is known."""
    return moment.microsecond == DAY_ALONE.microsecond and moment.second == 0
