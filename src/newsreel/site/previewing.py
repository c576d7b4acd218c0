"""Renders pages for the desk's previews: by the kinds that readers' pages are made by, outside of
the press, with what was read noted nowhere."""

from collections.abc import Sequence

from django.db import transaction

from newsreel.press import surfaces
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories.reads.listing import ARRANGEMENT
from newsreel.stories.reads.places import locale_id


def story_page(story_id: int) -> bytes:
    """The page of a story as the connection ``default`` sees it, its open transaction included.

    Raises LookupError where the story has no page.
    """
    with reading_from(Snapshot("default")):
        return _render(f"story:{story_id}")


def home_page(language: str, lead: int | None, seconds: Sequence[int]) -> bytes:
    """A language's home page with this arrangement laid over the rows.

    Raises LookupError for a language that has no home page.
    """
    with transaction.atomic(using="press"), reading_from(Snapshot("press")) as snapshot:
        snapshot.lay_over(ARRANGEMENT, locale_id(language) or 0, (0, lead, tuple(seconds)))
        return _render(f"home:{language}")


def _render(surface: str) -> bytes:
    kind, arg = surfaces.split(surface)
    with recording():
        rendered = kind.render(arg)
    if rendered is None:
        raise LookupError(f"{surface} has no page")
    return rendered.body
