"""Addresses on this site, worked out from rows of the writing connection: for actions and desk.

Pages get theirs from reads, which record what an address was made of.
"""

from datetime import date

from django.conf import settings
from django.db import connection

from newsreel.stories.models.story import Story


class Paths:
    """Paths of sections and stories; the tree of sections is read once."""

    def __init__(self) -> None:
        self._sections: dict[int, tuple[int | None, str, str]] = {}

    def of_section(self, section_id: int) -> str:
        """ "/news/world/", below the language's code where it is not the default language."""
        if section_id not in self._sections:
            self._load()
        slugs: list[str] = []
        at: int | None = section_id
        language = settings.LANGUAGE_CODE
        while at is not None:
            at, slug, language = self._sections[at]
            slugs.append(slug)
        prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
        return f"/{prefix}{'/'.join(reversed(slugs))}/"

    def lineage(self, section_id: int) -> list[int]:
        """The section and those above it, nearest first."""
        self.of_section(section_id)
        chain: list[int] = []
        at: int | None = section_id
        while at is not None:
            chain.append(at)
            at = self._sections[at][0]
        return chain

    def of(self, section_id: int, day: date, slug: str) -> str:
        """ "/news/world/2015/10/29/slug/"."""
        return f"{self.of_section(section_id)}{day:%Y/%m/%d}/{slug}/"

    def of_story(self, story: Story) -> str:
        """The story's path; empty before its first publication."""
        if story.published_on is None:
            return ""
        return self.of(story.section_id, story.published_on, story.slug)

    def _load(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT s.id, s.parent_id, s.slug, l.language_code FROM stories_section AS s"
                " JOIN wagtailcore_locale AS l ON l.id = s.locale_id"
            )
            rows = cursor.fetchall()
        self._sections = {pk: (parent, slug, code) for pk, parent, slug, code in rows}
