"""Many plain stories at once, for load: rows as fast as the database takes them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from time import perf_counter

from django.db import transaction
from django.utils import timezone

from newsreel.stories.actions.arrive import LONGEST_HOLD
from newsreel.stories.bodies import Row
from newsreel.stories.models import Byline, Story
from newsreel.stories.models.story import day_of

_AIM = LONGEST_HOLD * 0.5


@dataclass(frozen=True, slots=True)
class PlainStory:
    """A public story in ids of this site. ``body`` is as rows keep it (``bodies.rows``); the slug
    is free on its day: nothing is looked up, sanitised or written into the log here."""

    locale: int
    section: int
    headline: str
    slug: str
    published: datetime
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    dateline: str = ""
    body: Sequence[Row] = ()
    bylines: Sequence[int] = field(default=())
    topics: Sequence[int] = field(default=())
    lead_picture: int | None = None


def load(stories: Iterable[PlainStory], progress: Callable[[int], None] | None = None) -> int:
    """Write them; ``progress`` is told after each transaction how many it held. Gives the total.

    Raises IntegrityError where a slug is taken; what was written before stays.
    """
    now = timezone.now()
    source = iter(stories)
    size, total = 50, 0
    while rows := [(plain, _row(plain, now)) for plain in islice(source, size)]:
        with transaction.atomic():
            start = perf_counter()
            _write(rows)
        held = perf_counter() - start
        size = min(max(int(len(rows) * _AIM / held), 10), 500, size * 2)
        total += len(rows)
        if progress:
            progress(len(rows))
    return total


def _row(plain: PlainStory, now: datetime) -> Story:
    return Story(
        locale_id=plain.locale,
        section_id=plain.section,
        kind=plain.kind,
        kicker=plain.kicker,
        headline=plain.headline,
        standfirst=plain.standfirst,
        slug=plain.slug,
        dateline=plain.dateline,
        lead_picture_id=plain.lead_picture,
        body=json.dumps(list(plain.body)),
        live=True,
        first_published_at=plain.published,
        last_published_at=now,
        published_on=day_of(plain.published),
    )


def _write(rows: Sequence[tuple[PlainStory, Story]]) -> None:
    Story.objects.bulk_create([story for _, story in rows])
    Byline.objects.bulk_create(
        Byline(story_id=story.pk, contributor_id=who, sort_order=place)
        for plain, story in rows
        for place, who in enumerate(plain.bylines)
    )
    through = Story.topics.through
    through.objects.bulk_create(
        through(story_id=story.pk, topic_id=topic)
        for plain, story in rows
        for topic in plain.topics
    )
