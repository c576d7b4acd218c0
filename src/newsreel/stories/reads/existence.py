"""Which surfaces there may be: enumerated from the rows, newest first, in flat memory. Nothing is
recorded here: the kinds' existence rules ask, not the pages."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from newsreel.press.recorder import current_snapshot
from newsreel.stories.reads import places, tree

_STEP = 5_000


def languages() -> Iterator[str]:
    """Codes of the languages that have a row."""
    yield from places.locales().values()


def stories() -> Iterator[int]:
    """Every story that is or was public, newest day first."""
    rows = _model("Story").order_by("-published_on", "-id").values_list("published_on", "id")
    rows = rows.filter(published_on__isnull=False)
    after: tuple[date, int] | None = None
    while True:
        part = rows
        if after is not None:
            part = rows.filter(published_on__lte=after[0]).exclude(
                published_on=after[0], id__gte=after[1]
            )
        found = list(part[:_STEP])
        yield from (number for _, number in found)
        if len(found) < _STEP:
            return
        after = found[-1]


def day_of_story(story_id: int) -> str:
    """The day of publication as "2015-10-29": sorts stories of large changes."""
    from newsreel.stories.reads.story import row_unrecorded

    row = row_unrecorded(story_id)
    return str(row.published_on) if row and row.published_on else ""


def sections() -> Iterator[int]:
    yield from tree.tree().rows


def section_days() -> Iterator[tuple[int, date]]:
    """(section, day) of every day page, those of sections above included, newest first."""
    yield from _with_those_above(_days_of_sections())


def section_months() -> Iterator[tuple[int, date]]:
    """(section, first day of the month) of every month page, newest first."""
    yield from _with_those_above((s, d.replace(day=1)) for s, d in _days_of_sections())


def _days_of_sections() -> Iterator[tuple[int, date]]:
    rows = _model("Story").filter(live=True, published_on__isnull=False).order_by()
    yield from rows.values_list("section_id", "published_on").distinct()


def _with_those_above(pairs: Iterable[tuple[int, date]]) -> list[tuple[int, date]]:
    found = {(above, day) for section, day in pairs for above in tree.lineage(section)}
    return sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)


def days_of_section(section_id: int) -> set[date]:
    """The days on which a section or one below it has stories."""
    rows = _model("Story").filter(
        live=True, published_on__isnull=False, section_id__in=tree.subtree(section_id)
    )
    return set(rows.order_by().values_list("published_on", flat=True).distinct())


def contributors() -> Iterator[int]:
    yield from _model("Contributor").order_by("id").values_list("id", flat=True)


def topics() -> Iterator[int]:
    yield from _model("Topic").order_by("id").values_list("id", flat=True)


def standing_pages() -> Iterator[int]:
    yield from _model("StandingPage").order_by("id").values_list("id", flat=True)


def contributor_months() -> Iterator[tuple[int, date]]:
    """(contributor, first day of the month) of every month page, newest first."""
    yield from _shelf_months("by")


def topic_months() -> Iterator[tuple[int, date]]:
    yield from _shelf_months("on")


def _shelf_months(owner: str) -> list[tuple[int, date]]:
    rows = _model("Shelving").filter(owner=owner).order_by()
    days = rows.values_list("owner_id", "published_on").distinct()
    found = {(number, day.replace(day=1)) for number, day in days.iterator(_STEP)}
    return sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)


def published_days() -> Iterator[date]:
    """The days on which something was published, newest first."""
    rows = _model("Story").filter(live=True, published_on__isnull=False).order_by()
    days = rows.values_list("published_on", flat=True).distinct()
    yield from sorted(days.iterator(_STEP), reverse=True)


def stories_with_history() -> Iterator[int]:
    """The stories that may have a public record."""
    changed, noted = _model("Version").filter(minor=False), _model("Correction")
    yield from sorted({*_stories_of(changed), *_stories_of(noted.all())}, reverse=True)


def with_record(stories: Iterable[int]) -> set[int]:
    """Those of some stories that may have a public record."""
    stories = list(stories)
    changed = _model("Version").filter(minor=False, story_id__in=stories)
    noted = _model("Correction").filter(story_id__in=stories)
    return {*_stories_of(changed), *_stories_of(noted)}


def with_record_of_names(contributor_id: int) -> set[int]:
    """The stories of a contributor whose public record tells of bylines."""
    of_names = _model("Version").filter(minor=False).exclude(byline="")
    return set(_stories_of(of_names.filter(story__bylines__contributor_id=contributor_id)))


def _stories_of(rows: Any) -> Any:
    return rows.order_by().values_list("story_id", flat=True).distinct().iterator(_STEP)


def correction_months() -> Iterator[tuple[str, date]]:
    """(language, first day of the month) of every month of corrections, newest first."""
    rows = _model("Correction").order_by().values_list("locale_id", "day").distinct()
    codes = places.locales()
    found = {(codes[locale], day.replace(day=1)) for locale, day in rows if locale in codes}
    yield from sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)


def former_addresses_of(story_id: int) -> Iterator[tuple[int, date, str]]:
    """(section, day, slug) where this story once stood."""
    rows = _model("FormerAddress").filter(story_id=story_id).order_by("id")
    yield from rows.values_list("section_id", "published_on", "slug")


def former_addresses() -> Iterator[tuple[int, date, str]]:
    """(section, day, slug) where a story once stood, each once."""
    rows = _model("FormerAddress").order_by("-published_on", "section_id", "slug")
    yield from rows.values_list("section_id", "published_on", "slug").distinct().iterator(_STEP)


def former_sections() -> Iterator[tuple[int, int | None, str]]:
    """(locale, parent, slug) that a section once had, each once."""
    rows = _model("FormerSection").order_by("locale_id", "parent_id", "slug")
    yield from rows.values_list("locale_id", "parent_id", "slug").distinct()


def former_names() -> Iterator[tuple[str, int, str]]:
    """(kind, locale, slug) that a contributor, topic or standing page once had, each once."""
    rows = _model("FormerName").order_by("kind", "locale_id", "slug")
    yield from rows.values_list("kind", "locale_id", "slug").distinct()


def _model(name: str) -> Any:
    from newsreel.stories import models

    return getattr(models, name).objects.using(current_snapshot().alias)
