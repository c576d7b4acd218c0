"""Dates and times in words. They are absolute: a page that lies in a cache stays true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from newsreel.pages.words import Words


@dataclass(frozen=True, slots=True)
class Stamp:
    """A `<time>`: ``iso`` for machines (RFC 3339 or a date), ``text`` for readers."""

    iso: str
    text: str


def day(when: date, words: Words) -> str:
    """“29 October 2015”."""
    return words.day.format(day=when.day, month=words.months[when.month - 1], year=when.year)


def day_long(when: date, words: Words) -> str:
    """“Thursday, 29 October 2015”."""
    return words.day_long.format(
        weekday=words.weekdays[when.weekday()],
        day=when.day,
        month=words.months[when.month - 1],
        year=when.year,
    )


def day_week(when: date, words: Words) -> str:
    """“Thursday, 29 October”, on a page of the month."""
    return words.day_week.format(
        weekday=words.weekdays[when.weekday()],
        day=when.day,
        month=words.months[when.month - 1],
    )


def day_short(when: date, words: Words) -> str:
    """“29 October”, where the year is said elsewhere."""
    return words.day_short.format(day=when.day, month=words.months[when.month - 1])


def month(when: date, words: Words) -> str:
    """“October 2015”."""
    return words.month.format(month=words.months[when.month - 1], year=when.year)


def iso(when: datetime) -> str:
    """For machines. Midnight to the second is the mark of a source that gave only the day: then
    no more than that is said."""
    return when.isoformat(timespec="seconds") if _is_timed(when) else f"{when:%Y-%m-%d}"


def moment(when: datetime, words: Words) -> Stamp:
    """Day and time, or the day alone where no more is known."""
    text = day(when, words)
    if _is_timed(when):
        text = words.moment.format(day=text, time=f"{when:%H:%M}")
    return Stamp(iso(when), text)


def to_the_minute(when: datetime, words: Words) -> Stamp:
    """Day and time, and no more than that for machines."""
    stamp = moment(when, words)
    return Stamp(when.isoformat(timespec="minutes"), stamp.text) if _is_timed(when) else stamp


def on_day(when: datetime, words: Words) -> Stamp:
    """The day alone, as listings show it."""
    return Stamp(iso(when), day(when, words))


def at_time(when: datetime, words: Words) -> Stamp:
    """The time alone, for a page that says the day above; the day where the time is not known."""
    return Stamp(iso(when), f"{when:%H:%M}" if _is_timed(when) else day_short(when, words))


def _is_timed(when: datetime) -> bool:
    return bool(when.hour or when.minute or when.second)


def near(today: date) -> Callable[[datetime, Words], Stamp]:
    """For a page that says its own day: today's times, then days of this year, then whole dates."""

    def stamp(when: datetime, words: Words) -> Stamp:
        if when.date() == today:
            return at_time(when, words)
        if when.year == today.year:
            return Stamp(iso(when), day_short(when, words))
        return on_day(when, words)

    return stamp


@dataclass(frozen=True, slots=True)
class Said:
    """A time within its phrase (“Published …”): what stands before and after the `<time>`."""

    before: str
    stamp: Stamp
    after: str


def said(phrase: str, when: datetime, words: Words) -> Said:
    """The phrase around {when}, with the day and the time."""
    before, _, after = phrase.partition("{when}")
    return Said(before, moment(when, words), after)
