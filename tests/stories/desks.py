"""Rows that tests of stories begin with."""

from typing import Any

from wagtail.models import Locale

from newsreel.press.journal import journal
from newsreel.stories.models import Section, Story


def section(name: str = "News", parent: Section | None = None) -> Section:
    found = Section.objects.filter(name=name, parent=parent).first()
    if found:
        return found
    return Section.objects.create(
        name=name, slug=name.lower(), parent=parent, locale=Locale.objects.get(language_code="en")
    )


def draft(headline: str = "The harbour bridge opens", **values: Any) -> Story:
    """A story as the editor's first save leaves it: a row that is not live, and a revision."""
    values.setdefault("section", section())
    story = Story(
        headline=headline, live=False, locale=Locale.objects.get(language_code="en"), **values
    )
    story.has_unpublished_changes = True
    story.save()
    story.save_revision()
    return Story.objects.get(pk=story.pk)


def journalled() -> list[tuple[str, str, int]]:
    """What the journal holds, and empty it."""
    changes = [(c.table, c.op, c.row) for c in journal.take("default")]
    journal.drop("default", journal.ids("default"))
    return changes


def paragraph(text: str) -> str:
    import json

    return json.dumps([{"type": "paragraph", "value": f"<p>{text}</p>", "id": "1"}])
