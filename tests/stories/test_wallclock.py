"""What a clock on the wall shows, as moments: every minute of the two nights when it jumps."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreel.stories.wallclock import NEVER, ONCE, TWICE, moment

BERLIN = ZoneInfo("Europe/Berlin")


def wall_clock(year: int) -> datetime:
    return datetime.fromisoformat(f"{year}-01-01 00:00")


def at(wall: str, zone: ZoneInfo = BERLIN) -> tuple[str, str]:
    found = moment(datetime.fromisoformat(wall), zone)
    return found.at.astimezone(UTC).isoformat(), found.how


def test_six_in_the_morning_is_once_on_every_day() -> None:
    assert at("2027-03-28 06:00") == ("2027-03-28T04:00:00+00:00", ONCE)
    assert at("2027-03-27 06:00") == ("2027-03-27T05:00:00+00:00", ONCE)
    assert at("2026-10-25 06:00") == ("2026-10-25T05:00:00+00:00", ONCE)


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    assert at("2026-10-25 02:30") == ("2026-10-25T00:30:00+00:00", TWICE)


def test_a_time_that_never_comes_is_the_moment_at_which_the_clock_is_put_forward() -> None:
    for wall in ("2027-03-28 02:00", "2027-03-28 02:30", "2027-03-28 02:59"):
        assert at(wall) == ("2027-03-28T01:00:00+00:00", NEVER)


@pytest.mark.parametrize("name", ["America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_clocks_that_jump_by_other_steps(name: str) -> None:
    zone = ZoneInfo(name)
    start = wall_clock(2026)
    hows = {moment(start + timedelta(minutes=15 * n), zone).how for n in range(4 * 24 * 365)}
    assert hows == {ONCE, TWICE, NEVER}


@settings(deadline=None, max_examples=300)
@given(
    wall=st.datetimes(wall_clock(2020), wall_clock(2030)).map(
        lambda wall: wall.replace(microsecond=0)
    ),
    name=st.sampled_from(sorted(available_timezones())),
)
def test_a_moment_is_shown_as_it_was_said_or_just_behind_a_leap(wall: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    found = moment(wall, zone)
    shown = found.at.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    assert (shown == wall) is (found.how != NEVER)
    if found.how == NEVER:
        just_before = (found.at.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)
        assert just_before.replace(tzinfo=None) < wall < shown
