"""Whether readers may answer a story: for the verbs of the room that takes comments, not for
pages, so nothing is recorded."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


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
    return _found(uuid=wanted)


def open_story_of(story_id: int) -> OpenStory | None:
    """The public story with this number."""
    return _found(pk=story_id)


def _found(**which: object) -> OpenStory | None:
    from newsreel.stories.models import Story
    from newsreel.stories.paths import Paths

    # Columns, not a Story: to make one, with all it is related to, takes longer than the look.
    rows = Story.objects.filter(live=True, published_on__isnull=False, **which).order_by()
    row = rows.values_list(
        "id", "uuid", "headline", "locale__language_code", "comments_open", "published_on",
        "section_id", "slug",
    ).first()  # fmt: skip
    if row is None:
        return None
    number, uuid, headline, language, comments_open, day, section, slug = row
    paths = Paths()
    return OpenStory(
        id=number,
        uuid=str(uuid),
        url=paths.of(section, day, slug),
        headline=headline,
        language=language,
        comments_open=comments_open,
        day=day,
        sections=tuple(paths.lineage(section)),
    )
