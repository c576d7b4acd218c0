"""Which days and months are sure to have had stories before the changes being taken in, and to have
them after: there the list of all days, or of a section's, a contributor's or a topic's months, is
as it was, and the pages that show it are left alone. For watches: nothing is recorded here.

A story that no change names stands where it stood when the pages were baked, so one such story
settles its day and month.
"""

from datetime import date
from typing import Any

from newsreel.press.recorder import current_snapshot
from newsreel.stories.reads import tree
from newsreel.stories.reads.listing import next_month

_STEP = 100


def on_day(day: str) -> bool:
    """Whether such a story stands on the day ("2015-10-29"), in any section."""
    return bool(current_snapshot().one("settled on day", day, _on_days))


def in_section(section_id: int, month: str) -> bool:
    """Whether such a story stands in the section or below it in the month ("2015-10")."""
    found = current_snapshot().one("settled in", (section_id, month), _in_sections)
    return bool(found)


def on_shelf(owner: str, owner_id: int, month: str) -> bool:
    """Whether such a story stands on the shelf of a contributor ("by") or a topic ("on")."""
    found = current_snapshot().one("settled on", (owner, owner_id, month), _on_shelves)
    return bool(found)


def _on_days(asked: list[str]) -> dict[str, bool]:
    from newsreel.stories.models import Story

    rows = Story.objects.using(current_snapshot().alias).filter(live=True).order_by()
    return {day: _any_settled(rows.filter(published_on=day).values_list("id")) for day in asked}


def _in_sections(asked: list[tuple[int, str]]) -> dict[tuple[int, str], bool]:
    from newsreel.stories.models import Story

    rows = Story.objects.using(current_snapshot().alias).filter(live=True).order_by()
    return {
        (section, month): any(
            _any_settled(_of_month(rows.filter(section_id=below), month).values_list("id"))
            for below in tree.subtree(section)
        )
        for section, month in asked
    }


def _on_shelves(asked: list[tuple[str, int, str]]) -> dict[tuple[str, int, str], bool]:
    from newsreel.stories.models import Shelving

    rows = Shelving.objects.using(current_snapshot().alias).order_by()
    return {
        (owner, number, month): _any_settled(
            _of_month(rows.filter(owner=owner, owner_id=number), month).values_list("story_id")
        )
        for owner, number, month in asked
    }


def _of_month(rows: Any, month: str) -> Any:
    first = date.fromisoformat(f"{month}-01")
    return rows.filter(published_on__gte=first, published_on__lt=next_month(first))


def _any_settled(numbers: Any) -> bool:
    named = current_snapshot().one("named", 0, _named) or frozenset()
    return any(number not in named for (number,) in numbers.iterator(_STEP))


def _named(_: list[int]) -> dict[int, frozenset[int]]:
    """The stories that the changes name, by their own row or by a child's."""
    found: set[int] = set()
    for change in current_snapshot().changes:
        if change.table == "stories_story":
            found.add(change.row)
        found |= change.both("story_id")
    return {0: frozenset(found)}
