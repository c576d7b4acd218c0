"""Sections, contributors and topics by the names that a page gives them: found, or made.

Made for a run of many stories: what was found is remembered. Call within the transaction that
writes the stories, and ``forget`` when it fails.
"""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Locale

from newsreel.stories.models import Contributor, Section, Topic
from newsreel.stories.models.section import FIXED_PATHS
from newsreel.stories.sanitize import plain
from newsreel.stories.slugs import free, slug_of

DEFAULT_SECTION = "News"


class Places:
    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self._locales: dict[str, int] = {}
        self._sections: dict[tuple[int, int | None, str], int] = {}
        self._named: dict[tuple[type, int, str], int] = {}

    def locale(self, language: str) -> int:
        """The site's locale for a language code ("en", "en-GB"); its default for any other."""
        if not self._locales:
            self._locales = dict(Locale.objects.values_list("language_code", "id"))
        for code in (language, language.partition("-")[0], settings.LANGUAGE_CODE):
            if code in self._locales:
                return self._locales[code]
        return next(iter(self._locales.values()))

    def section(self, locale: int, names: Sequence[str]) -> int:
        """The section at the path of names, made where it is missing; without names "News"."""
        parent: int | None = None
        for name in [n for n in map(plain, names) if n] or [DEFAULT_SECTION]:
            parent = self._section(locale, parent, name[:120])
        assert parent is not None
        return parent

    def knows(self, locale: int, names: Sequence[str]) -> bool:
        """Whether ``section`` would neither ask nor make anything."""
        parent: int | None = None
        for name in [n for n in map(plain, names) if n] or [DEFAULT_SECTION]:
            parent = self._sections.get((locale, parent, name[:120].casefold()))
            if parent is None:
                return False
        return True

    def contributor(self, locale: int, name: str) -> int:
        return self._one(Contributor, locale, plain(name)[:200], "contributor", 100)

    def topic(self, locale: int, name: str) -> int:
        return self._one(Topic, locale, plain(name)[:120], "topic", 70)

    def _section(self, locale: int, parent: int | None, name: str) -> int:
        key = (locale, parent, name.casefold())
        if key not in self._sections:
            siblings = list(
                Section.objects.filter(locale_id=locale, parent_id=parent).values_list(
                    "id", "name", "slug"
                )
            )
            slug = slug_of(name, "section")[:70]
            for pk, known, known_slug in siblings:
                if known.casefold() == name.casefold() or known_slug == slug:
                    self._sections[key] = pk
                    break
            else:
                taken = {known_slug for _, _, known_slug in siblings}
                made = Section.objects.create(
                    locale_id=locale,
                    parent_id=parent,
                    name=name,
                    slug=free(self._allowed(slug, parent), taken),
                )
                self._sections[key] = made.pk
        return self._sections[key]

    def _allowed(self, slug: str, parent: int | None) -> str:
        reserved = FIXED_PATHS | set(self._locales) if parent is None else {"comments"}
        if slug in reserved or (slug.isdigit() and len(slug) == 4):
            return f"{slug}-section"
        return slug

    def _one(self, model: Any, locale: int, name: str, noun: str, longest: int) -> int:
        key = (model, locale, name.casefold())
        if key not in self._named:
            rows: QuerySet[Any] = model.objects.filter(locale_id=locale)
            slug = slug_of(name, noun)[:longest]
            # Compared in Python: databases fold only Latin letters.
            near = rows.filter(slug__startswith=slug).values_list("id", "name", "slug")
            same = [pk for pk, known, _ in near if known.casefold() == name.casefold()]
            if same:
                self._named[key] = same[0]
            else:
                taken = {known_slug for _, _, known_slug in near}
                made = model(uuid=uuid4(), locale_id=locale, name=name, slug=free(slug, taken))
                made.save()
                self._named[key] = made.pk
        return self._named[key]
