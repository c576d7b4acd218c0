"""Listings: the newest of a place, its days and months. Each look is bounded by what it shows."""

import heapq
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Literal

from django.db import connections
from django.db.models import Count

from newsreel.press.recorder import Snapshot, current_snapshot, read
from newsreel.stories.reads import places, tree
from newsreel.stories.reads.shapes import DayCount, FrontPage, MonthLink, Teaser
from newsreel.stories.reads.story import prime, teaser, teasers

WINDOW = 30
"""As many of the newest of a place as any page shows."""
_AT_ONCE = 100


def _stories(snapshot: Snapshot) -> Any:
    from newsreel.stories.models import Story

    return Story.objects.using(snapshot.alias).filter(live=True, published_on__isnull=False)


def newest(section_id: int | None, language: str, n: int) -> tuple[Teaser, ...]:
    """The newest ``n`` (at most ``WINDOW``) of a section and all below it, or of a language."""
    if section_id is None:
        number = places.locale_id(language) or 0
        snapshot = read(f"newest:all:{number}")
        rows = _stories(snapshot).filter(locale_id=number)
        return teasers(rows.order_by("-first_published_at", "-id").values_list("id", flat=True)[:n])
    read(f"newest:{section_id}")
    read(f"subtree:{section_id}")
    return teasers(_newest_in(section_id, n))


def prime_newest(section_ids: Iterable[int], n: int) -> set[int]:
    """Load in few queries the newest ``n`` of these sections: their numbers."""
    section_ids = list(section_ids)
    below = {one for section in section_ids for one in tree.subtree(section)}
    current_snapshot().many("newest in", below, _windows)
    stories = {story for section in section_ids for story in _newest_in(section, n)}
    prime(stories)
    return stories


def _newest_in(section_id: int, n: int) -> list[int]:
    if n > WINDOW:
        raise ValueError(f"{n} newest stories were asked for: a window has {WINDOW}")
    windows = current_snapshot().many("newest in", tree.subtree(section_id), _windows)
    merged = heapq.merge(*(window or () for window in windows.values()), reverse=True)
    return [number for _, number in islice(merged, n)]


def _windows(sections: list[int]) -> dict[int, list[tuple[Any, int]]]:
    """Time and number of the newest of each single section, newest first."""
    one = (
        "SELECT * FROM (SELECT section_id, first_published_at, id FROM stories_story"
        " WHERE live AND published_on IS NOT NULL AND section_id = %s"
        f" ORDER BY first_published_at DESC, id DESC LIMIT {WINDOW}) AS w"
    )
    found: dict[int, list[tuple[Any, int]]] = {}
    with connections[current_snapshot().alias].cursor() as cursor:
        for part in (sections[n : n + _AT_ONCE] for n in range(0, len(sections), _AT_ONCE)):
            cursor.execute(" UNION ALL ".join([one] * len(part)), part)
            for section, published, number in cursor.fetchall():
                found.setdefault(section, []).append((published, number))
    return {section: sorted(window, reverse=True) for section, window in found.items()}


def front_page(language: str) -> FrontPage:
    """The editors' lead and seconds; those that are not public are left out."""
    number = places.locale_id(language) or 0
    snapshot = read(f"frontpage:{number}")
    found = snapshot.one(ARRANGEMENT, number, _arrangements)
    page, lead, chosen = found or (0, None, ())
    read(f"seconds:{page}")
    prime([*([lead] if lead else []), *chosen])
    return FrontPage(
        lead=teaser(lead) if lead else None,
        seconds=tuple(t for i in dict.fromkeys(chosen) if i != lead and (t := teaser(i))),
        today=places.today(),
    )


ARRANGEMENT = "front page"
"""Under this name a snapshot keeps the arrangement of a language: (page, lead, seconds)."""


def _arrangements(locales: list[int]) -> dict[int, tuple[int, int | None, tuple[int, ...]]]:
    from newsreel.stories import models

    alias = current_snapshot().alias
    pages = models.FrontPage.objects.using(alias).filter(locale_id__in=locales)
    seconds = models.FrontPageSecond.objects.using(alias).order_by("sort_order", "id")
    return {
        locale: (
            page,
            lead,
            tuple(seconds.filter(front_page_id=page).values_list("story_id", flat=True)),
        )
        for page, locale, lead in pages.order_by("id").values_list("id", "locale_id", "lead_id")
    }


# -- days and months of a section ---------------------------------------------------------------


def stories_of_day(section_id: int, day: date) -> tuple[Teaser, ...]:
    """A section's stories of one day, newest first."""
    snapshot = read(f"day:{section_id}:{day}")
    read(f"subtree:{section_id}")
    return teasers(snapshot.one("day", (section_id, day), _days) or ())


def prime_days(pairs: Iterable[tuple[int, date]]) -> set[int]:
    """Load in few queries what the day pages of these sections and days list: the numbers."""
    stories = {story for ids in locate_days(pairs).values() for story in ids or ()}
    prime(stories)
    return stories


def locate_days(pairs: Iterable[tuple[int, date]]) -> Mapping[Any, list[int] | None]:
    """Load in few queries which of these days have stories: their numbers."""
    return current_snapshot().many("day", pairs, _days)


def any_of_day(section_id: int, day: date) -> bool:
    """Whether ``stories_of_day`` gives any: cheaper than the whole."""
    snapshot = read(f"day:{section_id}:{day}")
    read(f"subtree:{section_id}")
    return bool(snapshot.one("day", (section_id, day), _days))


def _days(pairs: list[tuple[int, date]]) -> dict[tuple[int, date], list[int]]:
    days = sorted({day for _, day in pairs})
    of_day: dict[tuple[int, date], list[tuple[datetime, int]]] = {}
    rows = _stories(current_snapshot()).filter(published_on__in=days).order_by()
    if len(pairs) == 1:
        rows = rows.filter(section_id__in=tree.subtree(pairs[0][0]))
    for section, day, published, number in rows.values_list(
        "section_id", "published_on", "first_published_at", "id"
    ):
        of_day.setdefault((section, day), []).append((published, number))
    found = {}
    for section, day in pairs:
        here = [one for below in tree.subtree(section) for one in of_day.get((below, day), ())]
        found[section, day] = [number for _, number in sorted(here, reverse=True)]
    return found


def days_of_month(section_id: int, month: date) -> tuple[DayCount, ...]:
    """The days of a month that have stories, first to last, with their numbers."""
    snapshot = read(f"month:{section_id}:{month:%Y-%m}")
    read(f"subtree:{section_id}")
    place = places.section_ref(section_id)
    if place is None:
        return ()
    rows = (
        _stories(snapshot)
        .filter(
            section_id__in=tree.subtree(section_id),
            published_on__gte=month,
            published_on__lt=next_month(month),
        )
        .order_by("published_on")
        .values_list("published_on")
        .annotate(stories=Count("id"))
    )
    return tuple(DayCount(d, f"{place.url}{d:%Y/%m/%d}/", n) for d, n in rows)


def any_of_month(section_id: int, month: date) -> bool:
    """Whether ``days_of_month`` gives any: cheaper than the whole."""
    snapshot = read(f"month:{section_id}:{month:%Y-%m}")
    read(f"subtree:{section_id}")
    rows = _stories(snapshot).filter(published_on__gte=month, published_on__lt=next_month(month))
    return any(rows.filter(section_id=below).exists() for below in tree.subtree(section_id))


def months(section_id: int) -> tuple[MonthLink, ...]:
    """The months that have stories, newest first."""
    snapshot = read(f"months:{section_id}")
    read(f"subtree:{section_id}")
    place = places.section_ref(section_id)
    if place is None:
        return ()
    return _month_links(place.url, snapshot.one("months", section_id, _section_months) or ())


def _section_months(sections: list[int]) -> dict[int, set[date]]:
    snapshot, where = current_snapshot(), "section_id = %s AND live"
    return {
        section: {
            month
            for below in tree.subtree(section)
            for month in leap(snapshot, "month", "stories_story", where, [below])
        }
        for section in sections
    }


def leap(
    snapshot: Snapshot, step: Literal["day", "month"], table: str, where: str, values: list[Any]
) -> set[date]:
    """The days, or the first days of the months, with a row: leaping through an index by day from
    one to the next below."""
    postgres = connections[snapshot.alias].vendor == "postgresql"
    month = "date_trunc('month', m.day)::date" if postgres else "date(m.day, 'start of month')"
    start = month if step == "month" else "m.day"
    newest = (
        f"(SELECT published_on FROM {table} WHERE {where} AND published_on {{bound}}"
        " ORDER BY published_on DESC LIMIT 1)"
    )
    first, next_below = newest.format(bound="IS NOT NULL"), newest.format(bound=f"< {start}")
    with connections[snapshot.alias].cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE m(day) AS (SELECT {first} UNION ALL"
            f" SELECT {next_below} FROM m WHERE m.day IS NOT NULL)"
            " SELECT day FROM m WHERE day IS NOT NULL",
            [*values, *values],
        )
        found = (row[0] for row in cursor.fetchall())
        days = {date.fromisoformat(day) if isinstance(day, str) else day for day in found}
        return {day.replace(day=1) for day in days} if step == "month" else days


def _month_links(url: str, found: Iterable[date]) -> tuple[MonthLink, ...]:
    return tuple(MonthLink(m, f"{url}{m:%Y/%m}/") for m in sorted(found, reverse=True))


def next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


# -- shelves of contributors and topics ---------------------------------------------------------


def _shelf(snapshot: Snapshot, owner: str, owner_id: int) -> Any:
    from newsreel.stories.models import Shelving

    rows = Shelving.objects.using(snapshot.alias).filter(owner=owner, owner_id=owner_id)
    return rows.order_by("-published_at", "-story_id").values_list("story_id", flat=True)


def _newest_of(owner: str, owner_id: int, n: int) -> tuple[Teaser, ...]:
    return teasers(_shelf(read(f"{owner}:{owner_id}"), owner, owner_id)[:n])


def _of_month(owner: str, owner_id: int, month: date) -> tuple[Teaser, ...]:
    snapshot = read(f"{owner}month:{owner_id}:{month:%Y-%m}")
    return teasers(snapshot.one("shelf month", (owner, owner_id, month), _shelf_month) or ())


def _any_of_month(owner: str, owner_id: int, month: date) -> bool:
    from newsreel.stories.models import Shelving

    snapshot = read(f"{owner}month:{owner_id}:{month:%Y-%m}")
    rows = Shelving.objects.using(snapshot.alias).filter(owner=owner, owner_id=owner_id)
    return bool(rows.filter(published_on__gte=month, published_on__lt=next_month(month)).exists())


def _months_of(owner: str, owner_id: int, url: str) -> tuple[MonthLink, ...]:
    snapshot = read(f"{owner}months:{owner_id}")
    return _month_links(url, snapshot.one("shelf months", (owner, owner_id), _shelf_months) or ())


def _shelf_months(owners: list[tuple[str, int]]) -> dict[tuple[str, int], set[date]]:
    snapshot, where = current_snapshot(), "owner = %s AND owner_id = %s"
    return {one: leap(snapshot, "month", "stories_shelving", where, list(one)) for one in owners}


def prime_months(owner: str, pairs: Iterable[tuple[int, date]]) -> set[int]:
    """Load in few queries what the month pages of these contributors ("by") or topics ("on")
    list: the numbers."""
    wanted = [(owner, number, month) for number, month in pairs]
    found = current_snapshot().many("shelf month", wanted, _shelf_month)
    stories = {story for ids in found.values() for story in ids or ()}
    prime(stories)
    return stories


def _shelf_month(asked: list[tuple[str, int, date]]) -> dict[tuple[str, int, date], list[int]]:
    from newsreel.stories.models import Shelving

    rows = Shelving.objects.using(current_snapshot().alias).filter(
        owner=asked[0][0],
        owner_id__in={number for _, number, _ in asked},
        published_on__gte=min(month for _, _, month in asked),
        published_on__lt=next_month(max(month for _, _, month in asked)),
    )
    found: dict[tuple[str, int, date], list[int]] = {}
    for owner, number, day, story in rows.order_by("-published_at", "-story_id").values_list(
        "owner", "owner_id", "published_on", "story_id"
    ):
        found.setdefault((owner, number, day.replace(day=1)), []).append(story)
    return {one: found.get(one, []) for one in asked}


def newest_by(contributor_id: int, n: int) -> tuple[Teaser, ...]:
    return _newest_of("by", contributor_id, n)


def any_by_month(contributor_id: int, month: date) -> bool:
    """Whether ``stories_by_month`` gives any: cheaper than the whole. So are its like."""
    return _any_of_month("by", contributor_id, month)


def stories_by_month(contributor_id: int, month: date) -> tuple[Teaser, ...]:
    return _of_month("by", contributor_id, month)


def months_by(contributor_id: int) -> tuple[MonthLink, ...]:
    from newsreel.stories.reads.people import contributor_link

    link = contributor_link(contributor_id)
    return _months_of("by", contributor_id, link.url) if link else ()


def newest_on(topic_id: int, n: int) -> tuple[Teaser, ...]:
    return _newest_of("on", topic_id, n)


def any_on_month(topic_id: int, month: date) -> bool:
    return _any_of_month("on", topic_id, month)


def stories_on_month(topic_id: int, month: date) -> tuple[Teaser, ...]:
    return _of_month("on", topic_id, month)


def months_on(topic_id: int) -> tuple[MonthLink, ...]:
    from newsreel.stories.reads.people import topic_link

    link = topic_link(topic_id)
    return _months_of("on", topic_id, link.url) if link else ()
