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

    rows = Story.objects.filter(live=True, published_on__isnull=False, **which)
    story = rows.select_related("locale").defer("body").first()
    if story is None or story.published_on is None:
        return None
    paths = Paths()
    return OpenStory(
        id=story.pk,
        uuid=str(story.uuid),
        url=paths.of_story(story),
        headline=story.headline,
        language=story.locale.language_code,
        comments_open=story.comments_open,
        day=story.published_on,
        sections=tuple(paths.lineage(story.section_id)),
    )
