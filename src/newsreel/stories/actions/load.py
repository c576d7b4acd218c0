"""Many plain stories at once, for load: rows as fast as the database takes them.

Django prepares one row of each table; every story is that row with its own values put in. (Through
`bulk_create` four fifths of the time went into making and reading model instances.)
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice
from secrets import randbits
from time import perf_counter, time_ns
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from newsreel.stories.actions.arrive import LONGEST_HOLD
from newsreel.stories.bodies import Row
from newsreel.stories.models import Byline, Story

_AIM = LONGEST_HOLD * 0.5
_FEWEST, _MOST = 100, 500
# In the order of `_Tables._row`.
_OWN = (
    "id", "uuid", "translation_key", "locale_id", "section_id", "kind", "kicker", "headline",
    "standfirst", "slug", "dateline", "lead_picture_id", "body", "first_published_at",
    "published_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlainStory:
    """A public story in ids of this site. ``body`` is as rows keep it (``bodies.rows``), or
    the JSON of that; the slug is free on its day: nothing is looked up, sanitised or written into
    the log here."""

    locale: int
    section: int
    headline: str
    slug: str
    published: datetime
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    dateline: str = ""
    body: Sequence[Row] | str = ()
    bylines: Sequence[int] = ()
    topics: Sequence[int] = ()
    lead_picture: int | None = None


def load(stories: Iterable[PlainStory], progress: Callable[[int], None] | None = None) -> int:
    """Write them; ``progress`` is told after each transaction how many it held. Gives the total.

    Raises IntegrityError where a slug is taken; what was written before stays.
    """
    source = iter(stories)
    tables = _Tables()
    size, total = _FEWEST, 0
    while batch := list(islice(source, size)):
        with transaction.atomic():
            start = perf_counter()
            tables.write(batch)
        held = perf_counter() - start
        size = min(max(int(len(batch) * _AIM / held), _FEWEST), _MOST, size * 2)
        total += len(batch)
        if progress:
            progress(len(batch))
    return total


class _Table:
    """One table's INSERT: a row that Django prepared, of which some columns are filled anew."""

    def __init__(self, row: models.Model, own: Sequence[str]) -> None:
        fields: dict[str, Any] = {
            str(field.column): field.get_db_prep_save(field.pre_save(row, True), connection)
            for field in row._meta.concrete_fields
            if not field.primary_key or field.column in own
        }
        fixed = {column: value for column, value in fields.items() if column not in own}
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, [*own, *fixed]))
        marks = ", ".join(["%s"] * len(fields))
        self._sql = f"INSERT INTO {quote(row._meta.db_table)} ({columns}) VALUES ({marks})"
        self._fixed = tuple(fixed.values())

    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None:
        fixed = self._fixed
        with connection.cursor() as cursor:
            cursor.executemany(self._sql, [row + fixed for row in rows])


class _Tables:
    def __init__(self) -> None:
        now = timezone.now()
        self._zone = ZoneInfo(settings.TIME_ZONE)
        self._stories = _Table(
            Story(live=True, last_published_at=now),
            _OWN,
        )
        self._bylines = _Table(Byline(), ["story_id", "contributor_id", "sort_order"])
        self._topics = _Table(Story.topics.through(), ["story_id", "topic_id"])
        ops = connection.ops
        self._moment = ops.adapt_datetimefield_value
        self._day = ops.adapt_datefield_value
        self._uuids = _uuids()
        self._native = connection.features.has_native_uuid_field

    def write(self, batch: Sequence[PlainStory]) -> None:
        """All of these, with what hangs on them, in the caller's transaction."""
        numbered = list(zip(_next_numbers(len(batch)), batch, strict=True))
        self._stories.insert(self._row(number, plain) for number, plain in numbered)
        self._bylines.insert(
            (number, who, place)
            for number, plain in numbered
            for place, who in enumerate(plain.bylines)
        )
        self._topics.insert(
            (number, topic) for number, plain in numbered for topic in dict.fromkeys(plain.topics)
        )

    def _row(self, number: int, plain: PlainStory) -> tuple[Any, ...]:
        body, uuid = plain.body, next(self._uuids)
        identity = uuid if self._native else uuid.hex
        return (
            number,
            identity,
            identity,
            plain.locale,
            plain.section,
            plain.kind,
            plain.kicker,
            plain.headline,
            plain.standfirst,
            plain.slug,
            plain.dateline,
            plain.lead_picture,
            body if isinstance(body, str) else json.dumps(list(body)),
            self._moment(plain.published),
            self._day(plain.published.astimezone(self._zone).date()),
        )


def _uuids() -> Iterator[UUID]:
    """UUIDs in order (version 7 of RFC 9562), so that indexes of them grow at their end."""
    head = time_ns() // 1_000_000 << 80 | 7 << 76 | randbits(12) << 64 | 2 << 62
    for tail in count(randbits(60)):
        yield UUID(int=head | tail)


def _next_numbers(how_many: int) -> list[int]:
    """Numbers for new stories, taken from the database's own counter."""
    table = Story._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, how_many],
            )
            return [number for (number,) in cursor.fetchall()]
        # The transaction holds SQLite's one writer: nobody else takes these.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    first = (row[0] if row else 0) + 1
    return list(range(first, first + how_many))
