"""The plenty, loaded: any number of plausible stories in the places of the sample newspaper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import perf_counter

from newsreel.sample.paper import Paper
from newsreel.sample.places import Places, keep_places
from newsreel.sample.plenty import CONTRIBUTORS, SECTIONS, TOPICS, plenty
from newsreel.sample.settle import refuse_beside_others
from newsreel.stories.actions.load import PlainStory, load
from newsreel.stories.actions.write import newest_number


@dataclass(frozen=True, slots=True)
class Loaded:
    stories: int
    seconds: float


def load_plenty(
    paper: Paper,
    count: int,
    now: datetime,
    progress: Callable[[int], None] | None = None,
    *,
    add: bool = False,
) -> Loaded:
    """Load `count` stories spread over the years before the paper's own, so that these stay on
    top; its places are made where they are missing. Each call loads other stories.

    `progress` is told after each transaction how many it held. Raises SampleError where the site
    has stories of its own, unless `add`.
    """
    if not add:
        refuse_beside_others(paper)
    places = keep_places(paper)
    oldest = max(story.when.days for story in paper.stories)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    start = perf_counter()
    stories = _stories(places, count, (midnight - timedelta(days=oldest)).astimezone(UTC))
    return Loaded(load(stories, progress), perf_counter() - start)


def _stories(places: Places, count: int, until: datetime) -> Iterator[PlainStory]:
    """In the paper's first language. What is here already gives the chance and marks the slugs:
    no two loads give the same story or the same address."""
    language, locale = next(iter(places.languages.items()))
    sections = [places.sections[language, path] for path in SECTIONS]
    contributors = [places.contributors[language, slug] for slug in CONTRIBUTORS]
    topics = [places.topics[language, slug] for slug in TOPICS]
    before = newest_number()
    for story in plenty(count, seed=before, until=until):
        yield PlainStory(
            locale=locale,
            section=sections[story.section],
            headline=story.headline,
            slug=f"{story.slug}-{before:x}",
            published=story.published,
            standfirst=story.standfirst,
            kind=story.kind,
            body=story.body,
            bylines=[contributors[story.contributor]],
            topics=[topics[topic] for topic in story.topics],
        )
