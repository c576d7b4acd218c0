"""How comments are taken on a story: the rules of the story, its sections and the site, in turn.

Pages read of it one thing alone, whether comments are open. They note the story's own rule
(``takes:42``), those of its sections (``sectiontakes:7``), and the day by which the rule that
decides closes its stories (``takesday:7:2015-10-29``), so that a day that turns bakes the stories
of one day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from newsreel.comments import looks
from newsreel.comments.house import house
from newsreel.press.journal.change import Change
from newsreel.press.keys import Key
from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads import tree
from newsreel.stories.reads.open import OpenStory
from newsreel.stories.reads.shapes import Story

SITE = 0
"""Stands for the whole site where sections are named by number."""

_STEPS = 40
CARRIED = ["section_id", "story_id", "mode", "close_after", "closed_to"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``models.Rule``; ``section`` is ``SITE`` for the site's."""

    section: int
    mode: str
    close_after: int | None
    closed_to: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules come to. ``mode`` is one of ``models.Rule.MODES``; ``by_age``: closed since
    the story is old; ``decides``: the rule that says how old one may be, if any does."""

    mode: str
    by_age: bool
    decides: Rule | None

    @property
    def closed(self) -> bool:
        return self.by_age or self.mode == "closed"


def standing(rules: Sequence[Rule], day: date) -> Standing:
    """Of a story of this day, by the rules that there are for it, the nearest first."""
    mode = next((rule.mode for rule in rules if rule.mode), house().mode)
    decides = next((rule for rule in rules if rule.close_after is not None), None)
    by_age = bool(decides and decides.close_after and decides.closed_to)
    return Standing(mode, by_age and day <= decides.closed_to, decides)  # type: ignore[operator, union-attr]


def standing_of(story: OpenStory) -> Standing:
    """For the verbs: recorded nowhere. The story's own switch counts as a rule of its own."""
    rows = looks.rows(
        f"SELECT story_id, {', '.join(_COLUMNS)} FROM comments_rule"
        " WHERE story_id = %s OR story_id IS NULL",
        [story.id],
    )
    own = [_rule(row[1:]) for row in rows if row[0] == story.id]
    of_sections = {rule.section: rule for rule in (_rule(r[1:]) for r in rows if r[0] is None)}
    chain = [of_sections[one] for one in (*story.sections, SITE) if one in of_sections]
    found = standing([*own, *chain], story.day)
    return found if story.comments_open else Standing("closed", found.by_age, found.decides)


def takes_comments(story: Story) -> bool:
    """Whether readers may comment on the story."""
    if not story.comments_open:
        return False
    snapshot = read(f"takes:{story.id}")
    own = snapshot.one("comment_rule", story.id, _load_own)
    sections = [section.id for section in reversed(story.section.trail)]
    for section in sections:
        read(f"sectiontakes:{section}")
    known = snapshot.one("comment_rules", 0, _load_shared) or {}
    chain = [known[one] for one in (*sections, SITE) if one in known]
    found = standing([own, *chain] if own else chain, story.day)
    if found.decides and found.decides.close_after:
        read(f"takesday:{found.decides.section}:{story.day}")
    return not found.closed


def prime_rules(story_ids: Iterable[int]) -> None:
    current_snapshot().many("comment_rule", story_ids, _load_own)


def touched(change: Change) -> Iterator[Key]:
    """The keys that a change of a rule touches: none where no page changes by it."""
    before, after = _says(change.old), _says(change.new)
    moved = change.moved("close_after", "closed_to")
    for story in change.both("story_id"):
        if before != after or moved:
            yield f"takes:{story}"
    if change.both("story_id"):
        return
    days = _days(change) if moved else []
    for section in change.both("section_id") or {SITE}:
        opens = [_above(section) if said is None else said for said in (before, after)]
        if days is None or opens[0] != opens[1]:
            yield f"sectiontakes:{section}" if section else "commenting"
        else:
            yield from (f"takesday:{section}:{day}" for day in days)


def _says(side: Any) -> bool | None:
    """Whether the rule's mode opens comments; None where it has none."""
    return side["mode"] != "closed" if side and side["mode"] else None


def _above(section: int) -> bool:
    """Whether comments are open by the modes above a section. Of one that changes as well the
    stories are named by its own key."""
    known = current_snapshot().one("comment_rules", 0, _load_shared) or {}
    above = [known[one].mode for one in tree.lineage(section)[1:] if one in known]
    return next((mode for mode in above if mode), house().mode) != "closed"


def _days(change: Change) -> list[date] | None:
    """The days whose stories close, or open again; None for more than are worth a name."""
    ends = [side.get("closed_to") if side else None for side in (change.old, change.new)]
    limits = [side.get("close_after") if side else None for side in (change.old, change.new)]
    if limits[0] != limits[1] or None in ends:
        return None
    first, last = sorted(date.fromisoformat(str(end)) for end in ends)
    if (last - first).days > _STEPS:
        return None
    return [first + timedelta(days=n + 1) for n in range((last - first).days)]


_COLUMNS = ("section_id", "mode", "close_after", "closed_to")


def _rule(row: Sequence[Any]) -> Rule:
    section, mode, close_after, closed_to = row
    if isinstance(closed_to, str):  # as SQLite's driver has it
        closed_to = date.fromisoformat(closed_to)
    return Rule(section or SITE, mode, close_after, closed_to)


def _load_own(story_ids: list[int]) -> dict[int, Rule]:
    from newsreel.comments.models import Rule as Model

    rows = Model.objects.using(current_snapshot().alias).filter(story_id__in=story_ids)
    return {row[0]: _rule(row[1:]) for row in rows.values_list("story_id", *_COLUMNS)}


def _load_shared(_: list[int]) -> dict[int, dict[int, Rule]]:
    from newsreel.comments.models import Rule as Model

    rows = Model.objects.using(current_snapshot().alias).filter(story_id__isnull=True)
    found = [_rule(row) for row in rows.values_list(*_COLUMNS)]
    return {0: {rule.section: rule for rule in found}}
