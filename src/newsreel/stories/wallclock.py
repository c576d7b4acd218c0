"""Times as an editor's clock shows them, made into moments; also on the two nights a year when that
clock jumps."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

ONCE, TWICE, NEVER = "once", "twice", "never"


@dataclass(frozen=True, slots=True)
class Moment:
    """``at`` is aware, in the clock's zone. ``how`` often the clock shows the time: "twice" when
    it is put back (``at`` is the first of the two), "never" when it is put forward over it (``at``
    is the moment at which it is)."""

    at: datetime
    how: str


def moment(wall: datetime, zone: ZoneInfo) -> Moment:
    """The moment at which a clock in ``zone`` shows ``wall`` (naive)."""
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return Moment(first, ONCE)
    if _shown(first) == wall:
        return Moment(first, TWICE)
    return Moment(_leap(first.astimezone(UTC), second.astimezone(UTC), zone), NEVER)


def _shown(moment: datetime) -> datetime:
    """What the clock shows at a moment, after all."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None)


def _leap(one: datetime, other: datetime, zone: ZoneInfo) -> datetime:
    """The moment between two at which the clock is put forward, to the second."""
    low, high = min(one, other), max(one, other)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle in (low, high):
            break
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.astimezone(zone)
