"""The newsroom's clock in forms: what an editor enters is its time, also when it jumps."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone

from newsreel.stories.wallclock import NEVER, TWICE, Moment, moment


class WallClockField(forms.DateTimeField):
    """A moment by the newsroom's clock. ``told`` are the sentences that the editor must be told:
    that the time comes twice, or never, and what is taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: list[str] = []
        if not self.help_text:
            self.help_text = f"By the newsroom's clock ({settings.TIME_ZONE})."

    def __deepcopy__(self, memo: Any) -> "WallClockField":
        copy: WallClockField = super().__deepcopy__(memo)
        copy.told = []
        return copy

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        with timezone.override(UTC):  # read as it stands
            wall = super().to_python(value)
        if wall is None:
            return None
        found = moment(wall.replace(tzinfo=None), ZoneInfo(settings.TIME_ZONE))
        self.told = [_sentence(wall, found)] if found.how in (TWICE, NEVER) else []
        return found.at


def _sentence(wall: datetime, found: Moment) -> str:
    day, time = _day(wall), f"{wall:%H:%M}"
    if found.how == TWICE:
        return f"On {day} the clock shows {time} twice: the first of the two is meant."
    return f"On {day} the clock is put forward over {time}: {found.at:%H:%M} is taken, when it is."


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def spoken(when: datetime) -> str:
    """“29 October 2015, 06:00 (Europe/Berlin)”."""
    here = when.astimezone(ZoneInfo(settings.TIME_ZONE))
    return f"{_day(here)}, {here:%H:%M} ({settings.TIME_ZONE})"
