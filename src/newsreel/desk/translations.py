"""A story and its translation side by side, and how each language stands."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from newsreel.desk.beats import story_policy
from newsreel.desk.breaking import locales
from newsreel.stories.models import Story, Translation
from newsreel.stories.translating import FIELDS, changed_since

LABELS = {
    "kicker": _("Kicker"),
    "headline": _("Headline"),
    "standfirst": _("Standfirst"),
    "dateline": _("Dateline"),
    "lead_caption": _("Caption of the lead picture"),
    "body": _("Body"),
}
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")


@dataclass(frozen=True)
class Pair:
    """A field, or a block of the body, in both languages; ``changed`` since the translation saw
    the source."""

    label: Any
    left: str
    right: str
    changed: bool


@dataclass(frozen=True)
class Edition:
    """The story in one language. ``story`` is None where there is none; ``behind``: the source
    changed since; ``unknown``: nobody has compared the two."""

    locale: Locale
    name: str
    story: Story | None
    is_source: bool
    behind: bool
    unknown: bool
    shown: bool


@dataclass(frozen=True)
class SideBySide:
    source: Story
    other: Edition | None
    editions: tuple[Edition, ...]
    pairs: tuple[Pair, ...]


def side_by_side(story: Story, code: str, user: Any) -> SideBySide:
    """The translations of a story, its source on the left, the language ``code`` on the right
    (else the story's own, else the first that there is)."""
    family = _family(story)
    source = _source(story, family)
    left = source.get_latest_revision_as_object()
    editions = tuple(_editions(source, left, family, user))
    others = [edition for edition in editions if not edition.is_source]
    wanted = code or story.locale.language_code
    other = next((e for e in others if e.locale.language_code == wanted), None)
    other = other or next((e for e in others if e.story), None) or next(iter(others), None)
    return SideBySide(source, other, editions, tuple(_pairs(left, other, user)))


def is_behind(story: Story) -> bool:
    """Whether the source of this translation changed since it was last compared."""
    kept = Translation.objects.filter(story_id=story.pk).select_related("source").first()
    return bool(kept and changed_since(kept, kept.source.get_latest_revision_as_object()))


def _family(story: Story) -> list[Story]:
    rows = Story.objects.filter(translation_key=story.translation_key)
    return list(rows.select_related("locale", "section__parent").order_by("id"))


def _source(story: Story, family: list[Story]) -> Story:
    """What the translations say they were made from; else the oldest."""
    kept = Translation.objects.filter(story__in=family).order_by("id").first()
    number = kept.source_id if kept else family[0].pk
    return next((one for one in family if one.pk == number), family[0])


def _editions(source: Story, left: Story, family: list[Story], user: Any) -> Iterator[Edition]:
    there = {one.locale_id: one for one in family}
    kept = {one.story_id: one for one in Translation.objects.filter(story__in=family)}
    for locale, name in locales():
        story = there.get(locale.pk)
        translation = kept.get(story.pk) if story else None
        is_source = story is not None and story.pk == source.pk
        yield Edition(
            locale=locale,
            name=name,
            story=story,
            is_source=is_source,
            behind=bool(translation and changed_since(translation, left)),
            unknown=bool(story and not is_source and translation is None),
            shown=story is None or _may_see(user, story),
        )


def _may_see(user: Any, story: Story) -> bool:
    return story.live or story_policy().is_on_beat(user, story)


def _pairs(left: Story, other: Edition | None, user: Any) -> Iterator[Pair]:
    if not _may_see(user, left):
        return
    right = other.story if other and other.story and other.shown else None
    draft = None
    if right is not None:
        own = story_policy().is_on_beat(user, right)
        draft = right.get_latest_revision_as_object() if own else right
    kept = Translation.objects.filter(story=right).first() if right else None
    changed = changed_since(kept, left) if kept else frozenset()
    for name in FIELDS:
        mark = name in changed
        if name == "body":
            blocks = zip_longest(_texts(left), _texts(draft) if draft else (), fillvalue="")
            for place, (here, there) in enumerate(blocks):
                yield Pair(LABELS[name] if place == 0 else "", here, there, mark and place == 0)
            continue
        here = str(getattr(left, name))
        there = str(getattr(draft, name)) if draft else ""
        if here or there:
            yield Pair(LABELS[name], here, there, mark)


def _texts(story: Story) -> Iterator[str]:
    """What each block of the body says, as plain text."""
    raw = story.body.get_prep_value()
    for block in json.loads(raw) if isinstance(raw, str) else raw:
        text = "\n".join(_said(block.get("value")))
        if text:
            yield text


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", value))).strip()
        if text:
            yield text
    elif isinstance(value, dict):
        for name in sorted(value):
            if name not in ("id", "type", "kind", "level", "day", "url"):
                yield from _said(value[name])
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)
