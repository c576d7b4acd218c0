"""Whether readers may answer a story: for the verbs of the room that takes comments, not for
pages, so nothing is recorded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A public story as the comments' verbs see it. ``url`` is its path, ``language`` its code,
    ``day`` that of its first publication; ``sections``: its own and those above it, nearest first.
    """

    id: int
    uuid: str
    url: str
    headline: str
    language: str
    comments_open: bool
    day: date
    sections: tuple[int, ...] = ()


def day_of(moment: datetime) -> date:
    """The calendar day of a moment where the newsroom is."""
    from newsreel.stories.models import story

    return story.day_of(moment)


def open_story(uuid: str) -> OpenStory | None:
    """The public story with this public id; None where there is none, or it is no id at all."""
    try:
        wanted = UUID(uuid)
    except ValueError:
        return None
    native = connection.features.has_native_uuid_field
    return _found("s.uuid = %s", wanted if native else wanted.hex)


def open_story_of(story_id: int) -> OpenStory | None:
    """The public story with this number."""
    return _found("s.id = %s", story_id)


def _found(which: str, value: int | str | UUID) -> OpenStory | None:
    from newsreel.stories.paths import Paths

    # A statement as it is: each comment that comes in asks, and to make one by the ORM takes longer
    # than the look.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.id, s.uuid, s.headline, l.language_code, s.comments_open, s.published_on,"
            " s.section_id, s.slug FROM stories_story AS s"
            " JOIN wagtailcore_locale AS l ON l.id = s.locale_id"
            f" WHERE {which} AND s.live AND s.published_on IS NOT NULL",
            [value],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    number, uuid, headline, language, comments_open, day, section, slug = row
    if isinstance(day, str):  # as SQLite's driver has it
        day = date.fromisoformat(day)
    paths = Paths()
    return OpenStory(
        id=number,
        uuid=str(UUID(str(uuid))),
        url=paths.of(section, day, slug),
        headline=headline,
        language=language,
        comments_open=bool(comments_open),
        day=day,
        sections=tuple(paths.lineage(section)),
    )
