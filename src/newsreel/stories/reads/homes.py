"""The story at an address of long ago: for what comes from elsewhere and names stories by their
addresses. For verbs, not for pages: nothing is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from uuid import UUID

if TYPE_CHECKING:
    from newsreel.stories.models import Story

PathOf = Callable[["Story"], str]
_OURS = re.compile(
    r"^(?P<section>/.+/)(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/(?P<slug>[^/]+)/"
)


def paths() -> PathOf:
    """Where stories stand now, by their rows; sections are read once."""
    from newsreel.stories.paths import Paths

    return Paths().of_story


class Homes:
    """Finds stories, and remembers what it found: for one run."""

    def __init__(self) -> None:
        from newsreel.stories.models import FormerSection, Section

        self._known: dict[str, int | None] = {}
        self._sections = list(Section.objects.values_list("id", flat=True))
        self._sections += FormerSection.objects.values_list("section_id", flat=True).distinct()

    def of(self, address: str, story: str = "") -> int | None:
        """The number of the story with this public id, or else of the one that stands or stood at
        the address: on this site, or where its capture was taken. None where there is none."""
        key = f"{story} {address}"
        if key not in self._known:
            self._known[key] = self._by_id(story) or self._captured(address) or self._ours(address)
        return self._known[key]

    def _by_id(self, story: str) -> int | None:
        from newsreel.stories.models import Story

        try:
            wanted = UUID(story)
        except ValueError:
            return None
        found: int | None = Story.objects.filter(uuid=wanted).values_list("id", flat=True).first()
        return found

    def _captured(self, address: str) -> int | None:
        from newsreel.stories.models import Capture

        rows = Capture.objects.filter(address__in=_likenesses(address)).order_by("id")
        found: int | None = rows.values_list("story_id", flat=True).first()
        return found

    def _ours(self, address: str) -> int | None:
        """By day and slug, whatever its section was called: a section may have been renamed, or
        the story moved. Of several the one whose address it is; of several more, none."""
        from newsreel.stories.models import FormerAddress, Story
        from newsreel.stories.paths import Paths

        path = unquote(urlsplit(address).path).rstrip("/") + "/"
        found = _OURS.match(path)
        if not found:
            return None
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            return None
        here = {"section_id__in": self._sections, "published_on": day, "slug": found["slug"]}
        stood = FormerAddress.objects.filter(**here, story_id__isnull=False)
        places = list(Story.objects.filter(**here).values_list("id", "section_id"))
        places += stood.values_list("story_id", "section_id")
        candidates: set[int] = set(
            Story.objects.filter(id__in={n for n, _ in places}).values_list("id", flat=True)
        )
        paths = Paths()
        exact: list[int] = [
            number
            for number, section in places
            if number in candidates and _of(paths, section, day, found["slug"]) == found[0]
        ]
        if exact:
            return exact[0]
        return candidates.pop() if len(candidates) == 1 else None


def _of(paths: object, section: int, day: date, slug: str) -> str:
    try:
        return paths.of(section, day, slug)  # type: ignore[attr-defined, no-any-return]
    except KeyError:  # the section is no more
        return ""


def _likenesses(address: str) -> list[str]:
    """The ways in which one page's address is written."""
    parts = urlsplit(address.strip())
    host = parts.netloc.lower().removeprefix("www.")
    if not host:
        return []
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return [
        f"{scheme}://{www}{host}{path}{end}"
        for scheme in ("http", "https")
        for www in ("", "www.")
        for end in dict.fromkeys((query, f"/{query}"))
    ]
