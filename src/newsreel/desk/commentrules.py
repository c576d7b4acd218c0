"""How comments are taken where, as the desk shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsreel.comments.house import house
from newsreel.comments.models import Rule
from newsreel.stories.models import Section, Story


@dataclass(frozen=True, slots=True)
class Line:
    """A section or a story with its own rule; ``mode`` empty and ``days`` None where it has none.
    ``depth`` of a section in the tree; ``holds`` is what comes to hold there."""

    id: int
    name: str
    depth: int
    mode: str
    days: int | None
    holds: str


def site() -> Line:
    """The site's, from newsreel.toml."""
    said = house()
    return Line(0, "", 0, said.mode, said.close_after or None, _name(said.mode))


def sections() -> Iterator[Line]:
    """Every section, those below one right after it."""
    rules = {rule.section_id: rule for rule in Rule.objects.filter(section__isnull=False)}
    below: dict[int | None, list[Section]] = {}
    rows = Section.objects.select_related("locale").order_by("locale_id", "position", "name", "id")
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)

    def lines(parent: int | None, depth: int, above: str) -> Iterator[Line]:
        for row in below.get(parent, ()):
            rule = rules.get(row.pk)
            mode = rule.mode if rule else ""
            yield _line(row.pk, row.name, depth, rule, mode or above)
            yield from lines(row.pk, depth + 1, mode or above)

    yield from lines(None, 0, house().mode)


def stories() -> Iterator[Line]:
    """The stories with a rule of their own, the newest first."""
    rules = Rule.objects.filter(story__isnull=False).select_related("story").defer("story__body")
    for rule in rules.order_by("-story_id")[:200]:
        assert rule.story is not None
        yield _line(rule.story.pk, rule.story.headline, 0, rule, rule.mode)


def story(row: Story) -> Line:
    rule = Rule.objects.filter(story=row).first()
    return _line(row.pk, row.headline, 0, rule, rule.mode if rule else "")


def _line(pk: int, name: str, depth: int, rule: Rule | None, holds: str) -> Line:
    mode, days = (rule.mode, rule.close_after) if rule else ("", None)
    return Line(pk, name, depth, mode, days, _name(holds))


def _name(mode: str) -> str:
    return str(dict(Rule.MODES).get(mode, ""))
