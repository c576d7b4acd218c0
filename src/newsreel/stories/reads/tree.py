"""The tree of sections and other plain facts, for loaders and watches: nothing is recorded here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from newsreel.press.recorder import current_snapshot


@dataclass(frozen=True, slots=True)
class SectionRow:
    id: int
    uuid: str
    parent_id: int | None
    slug: str
    name: str
    description: str
    locale_id: int
    translation_key: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Every section of the site, in the order of the navigation."""

    rows: dict[int, SectionRow]
    children: dict[int | None, list[int]]


def bare(value: Any) -> str:
    """A UUID as 32 hexadecimal digits, however the database spelt it."""
    return value.hex if isinstance(value, UUID) else str(value).replace("-", "")


def tree() -> Tree:
    found = current_snapshot().one("tree", 0, _load)
    assert found is not None
    return found


def _load(_: list[int]) -> dict[int, Tree]:
    from newsreel.stories.models import Section

    rows: dict[int, SectionRow] = {}
    children: dict[int | None, list[int]] = {}
    for row in (
        Section.objects.using(current_snapshot().alias)
        .order_by("position", "name", "id")
        .values_list(
            "id", "uuid", "parent_id", "slug", "name", "description", "locale_id", "translation_key"
        )
    ):
        section = SectionRow(row[0], bare(row[1]), *row[2:7], bare(row[7]))
        rows[section.id] = section
        children.setdefault(section.parent_id, []).append(section.id)
    return {0: Tree(rows, children)}


def lineage(section_id: int) -> list[int]:
    """The section and those above it, nearest first; empty where the chain is broken or a ring."""
    return current_snapshot().one("lineage", section_id, _lineages) or []


def _lineages(sections: list[int]) -> dict[int, list[int]]:
    rows = tree().rows
    return {section: _chain(section, rows) for section in sections}


def _chain(section_id: int, rows: Mapping[int, SectionRow]) -> list[int]:
    chain: list[int] = []
    at: int | None = section_id
    while at is not None:
        if at not in rows or at in chain:
            return []
        chain.append(at)
        at = rows[at].parent_id
    return chain


def subtree(section_id: int) -> list[int]:
    """The section and all below it, in numerical order."""
    children = tree().children
    found, stack = set(), [section_id]
    while stack:
        at = stack.pop()
        if at not in found:
            found.add(at)
            stack.extend(children.get(at, ()))
    return sorted(found)


def top(locale_id: int | None) -> list[int]:
    """The sections of a language that stand below no other, in the navigation's order."""
    found = tree()
    return [one for one in found.children.get(None, ()) if found.rows[one].locale_id == locale_id]


def contributors_of(stories: list[int]) -> list[int]:
    from newsreel.stories.models import Byline

    rows = Byline.objects.using(current_snapshot().alias).filter(story_id__in=stories)
    return sorted(set(rows.order_by().values_list("contributor_id", flat=True)))


def topics_of(stories: list[int]) -> list[int]:
    from newsreel.stories.models import Story

    through = Story.topics.through.objects.using(current_snapshot().alias)
    return sorted(set(through.filter(story_id__in=stories).values_list("topic_id", flat=True)))


def day_of_story(story_id: int) -> Iterator[str]:
    """The story's day of publication as "2015-10-29", if it has one."""
    from newsreel.stories.models import Story

    rows = Story.objects.using(current_snapshot().alias).filter(
        pk=story_id, published_on__isnull=False
    )
    yield from (str(day) for day in rows.values_list("published_on", flat=True))
