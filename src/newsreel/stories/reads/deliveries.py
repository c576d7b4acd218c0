"""How long readers waited for what was published: for the newsroom, so nothing is recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from newsreel.press.plates.delivery import first_commits
from newsreel.stories.models import Story
from newsreel.stories.paths import Paths


@dataclass(frozen=True, slots=True)
class Delivery:
    """A publication: the story, its address, when it was published, and after how many
    milliseconds its page was committed for readers. None: not yet, or its page stayed as it was."""

    story: Story
    url: str
    published: datetime
    milliseconds: int | None


def deliveries(stories: list[Story]) -> tuple[Delivery, ...]:
    """The last publication of each of these stories. Measured from the moment that the publication
    writes into the row (before its own commit) to the end of the press's commit of the page."""
    paths = Paths()
    addresses = {story.pk: paths.of_story(story) for story in stories}
    asked = {
        addresses[story.pk]: story.last_published_at.timestamp()
        for story in stories
        if story.last_published_at
    }
    had = first_commits(settings.CONFIGURATION.plates, asked)
    found = []
    for story in stories:
        url, published = addresses[story.pk], story.last_published_at
        if published is None:
            continue
        seconds = had[url] - published.timestamp() if url in had else None
        found.append(
            Delivery(story, url, published, None if seconds is None else round(seconds * 1000))
        )
    return tuple(found)
