"""Stories arrive from captures: many at a time, each once, in transactions that stay short."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import ModelLogEntry, Revision

from newsreel.stories.actions.arrival import Arrival, Arrived
from newsreel.stories.actions.places import Places
from newsreel.stories.actions.twins import Twins
from newsreel.stories.bodies import Row, rows, words
from newsreel.stories.keeping import keep_compressed
from newsreel.stories.kinds import KINDS
from newsreel.stories.models import Byline, Capture, Story
from newsreel.stories.models.story import day_of
from newsreel.stories.moments import DAY_ALONE
from newsreel.stories.paths import Paths
from newsreel.stories.sanitize import plain
from newsreel.stories.slugs import slug_of

# No import holds the database's writer for longer (law 5); batches grow and shrink towards it.
LONGEST_HOLD = 0.050
_AIM = 0.030
_SMALLEST, _LARGEST = 8, 100
_HANDS = 8

Also = Callable[[list[tuple[Arrival, Arrived]]], None]


def known(digests: Iterable[str]) -> dict[str, Arrived]:
    """Which of these captures (sha256, in hexadecimal) are here, and what became of them."""
    digests = list(digests)
    paths = Paths()
    found = {}
    for part in (digests[n : n + 500] for n in range(0, len(digests), 500)):
        for capture in Capture.objects.filter(sha256__in=part).select_related("story"):
            found[capture.sha256] = Arrived(
                capture.sha256,
                "unchanged",
                capture.story_id,
                paths.of_story(capture.story),
                ("This capture was imported before.",),
            )
    return found


def arrive(
    arrivals: Iterable[Arrival], *, also: Also | None = None, now: datetime | None = None
) -> Iterator[Arrived]:
    """Take the stories in, in their order; give what became of each.

    ``also`` is called within each transaction with what arrived in it as new: for what must be
    kept together with the stories (their comments). One that cannot be kept is refused with the
    reason; the others go on.
    """
    with ThreadPoolExecutor(_HANDS) as hands:
        desk = _Intake(hands, also, now or timezone.now())
        batch: list[_Prepared] = []
        for arrival in arrivals:
            batch.append(desk.prepare(arrival))
            if len(batch) >= desk.size:
                yield from desk.keep(batch)
                batch = []
        yield from desk.keep(batch)


@dataclass(slots=True)
class _Prepared:
    """An arrival with all that can be done before the writer is held."""

    arrival: Arrival
    story: Story
    body: list[Row]
    words: str
    slug: str
    kept: Future[str]
    reasons: list[str]
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Of a batch: what is here already, by digest; the new stories; the new captures, each with
    its story, which may have been here before."""

    before: dict[str, Arrived]
    new: list[_Prepared]
    captured: list[tuple[_Prepared, Story]]


class _Intake:
    def __init__(self, hands: ThreadPoolExecutor, also: Also | None, now: datetime) -> None:
        self.size = 10
        self._hands = hands
        self._also = also
        self._now = now
        self._zone = ZoneInfo(settings.TIME_ZONE)
        self._places = Places()
        self._content_type = ContentType.objects.get_for_model(Story)

    def prepare(self, arrival: Arrival) -> _Prepared:
        provenance = arrival.provenance
        body, lost = rows(arrival.body, arrival.pictures)
        reasons = list(lost)
        published = self._moment(arrival.published)
        is_public = arrival.is_public
        if published is None and is_public:
            published = provenance.captured_at or self._now
            reasons.append("The page says no date: that of the capture was taken.")
        if published is not None and published > self._now + timedelta(days=1):
            is_public = False
            reasons.append(f"Dated {published:%Y-%m-%d}, in the future: kept as a draft.")
        story = Story(
            kind=arrival.kind if arrival.kind in KINDS else "news",
            kicker=plain(arrival.kicker)[:120],
            headline=plain(arrival.headline)[:300] or "Untitled",
            standfirst=plain(arrival.standfirst),
            dateline=plain(arrival.dateline)[:120],
            lead_picture_id=arrival.lead_picture,
            lead_caption=plain(arrival.lead_caption),
            lead_credit=plain(arrival.lead_credit)[:250],
            body=json.dumps(body),
            updated_at=self._moment(arrival.updated),
            comments_open=arrival.comments_open,
            live=is_public,
            has_unpublished_changes=not is_public,
            first_published_at=published,
            last_published_at=self._now if is_public else None,
            published_on=day_of(published) if is_public and published else None,
        )
        return _Prepared(
            arrival=arrival,
            story=story,
            body=body,
            words=words(body),
            slug=slug_of(arrival.slug or story.headline),
            # Beside the next arrivals' preparation: a disk takes several files in the time of one.
            kept=self._hands.submit(
                keep_compressed, "captures", provenance.bytes, provenance.sha256
            ),
            reasons=reasons,
            doubts=[*provenance.doubts, *lost],
        )

    def keep(self, batch: Sequence[_Prepared]) -> list[Arrived]:
        """One transaction, or its halves where one of them cannot be kept."""
        if not batch:
            return []
        wait(prepared.kept for prepared in batch)  # the captures are on the disk before the rows
        try:
            # Most batches are looked up before the writer is held. Who took an address or brought
            # the same capture since then is found out by the rows' own rules.
            plan = self._plan(batch) if self._knows(batch) else None
            with transaction.atomic():
                start = perf_counter()
                done = self._write(batch, plan or self._plan(batch))
                # Without the commit: how long that takes is the disk's affair, not the batch's.
                self._pace(len(batch), perf_counter() - start)
        except IntegrityError as error:
            # Somebody took an address meanwhile, or one story is at odds with the rows.
            self._places.forget()
            if len(batch) == 1:
                return [self._once_more(batch[0], error)]
            half = len(batch) // 2
            return [*self.keep(batch[:half]), *self.keep(batch[half:])]
        return done

    def _once_more(self, prepared: _Prepared, error: IntegrityError) -> Arrived:
        """Alone, after somebody else wrote meanwhile; refused where that does not help."""
        try:
            with transaction.atomic():
                return self._write([prepared], self._plan([prepared]))[0]
        except IntegrityError:
            self._places.forget()
            reasons = (*prepared.reasons, f"The database refuses it: {error}")
            return Arrived(prepared.arrival.provenance.sha256, "refused", None, "", reasons)

    def _pace(self, stories: int, seconds: float) -> None:
        if seconds > 0 and stories >= self.size:
            self.size = min(max(int(stories * _AIM / seconds), _SMALLEST), _LARGEST, self.size * 2)

    def _moment(self, when: datetime | date | None) -> datetime | None:
        if when is None:
            return None
        if not isinstance(when, datetime):
            when = datetime.combine(when, DAY_ALONE)
        return when if when.tzinfo else when.replace(tzinfo=self._zone)

    def _knows(self, batch: Sequence[_Prepared]) -> bool:
        """Whether all sections of these are there, and known."""
        return all(
            self._places.knows(self._places.locale(p.arrival.language), p.arrival.sections)
            for p in batch
        )

    def _plan(self, batch: Sequence[_Prepared]) -> _Plan:
        """What is to be written: looked up, and nothing written but sections that are missing."""
        before = known(p.arrival.provenance.sha256 for p in batch)
        here = set(before)
        twins = Twins()
        for prepared in batch:
            arrival, story = prepared.arrival, prepared.story
            story.pk, story.latest_revision_id = None, None
            story.locale_id = self._places.locale(arrival.language)
            story.section_id = self._places.section(story.locale_id, arrival.sections)
        twins.look([(p.story, p.slug, p.arrival.provenance.address) for p in batch])
        new: list[_Prepared] = []
        captured: list[tuple[_Prepared, Story]] = []
        for prepared in batch:
            provenance = prepared.arrival.provenance
            if provenance.sha256 in here:
                continue
            here.add(provenance.sha256)
            twin = twins.of(prepared.story, prepared.words, provenance.address)
            if twin is None:
                prepared.story.slug = twins.free_slug(prepared.story, prepared.slug)
                twins.add(prepared.story, prepared.words, provenance.address)
                new.append(prepared)
            captured.append((prepared, twin or prepared.story))
        return _Plan(before, new, captured)

    def _write(self, batch: Sequence[_Prepared], plan: _Plan) -> list[Arrived]:
        self._write_stories(plan.new)
        self._write_captures(plan.captured)
        return self._outcome(batch, plan)

    def _outcome(self, batch: Sequence[_Prepared], plan: _Plan) -> list[Arrived]:
        paths, before = Paths(), plan.before
        fresh, kept = {id(p) for p in plan.new}, {id(p) for p, _ in plan.captured}
        first = {p.arrival.provenance.sha256: story for p, story in plan.captured}
        done: list[Arrived] = []
        for prepared in batch:
            sha256 = prepared.arrival.provenance.sha256
            if sha256 in before:
                done.append(before[sha256])
                continue
            story = first[sha256]
            status, reasons = "unchanged", list(prepared.reasons)
            if id(prepared) in fresh:
                status = "published" if story.live else "draft"
            elif id(prepared) in kept:
                reasons.append(f"Another capture of a story that is here: “{story.headline}”.")
            else:
                reasons.append("The same capture stands earlier in this run.")
            done.append(Arrived(sha256, status, story.pk, paths.of_story(story), tuple(reasons)))
        if self._also and plan.new:
            pairs = zip(batch, done, strict=True)
            self._also([(p.arrival, arrived) for p, arrived in pairs if id(p) in fresh])
        return done

    def _write_stories(self, new: Sequence[_Prepared]) -> None:
        Story.objects.bulk_create([p.story for p in new])
        bylines, topics = [], []
        for prepared in new:
            story, arrival = prepared.story, prepared.arrival
            seen: set[int] = set()
            for name, role in arrival.bylines:
                if not plain(name):
                    continue
                who = self._places.contributor(story.locale_id, name)
                if who not in seen:
                    bylines.append(
                        Byline(
                            story_id=story.pk,
                            contributor_id=who,
                            role=plain(role)[:120],
                            sort_order=len(seen),
                        )
                    )
                    seen.add(who)
            names = [name for name in arrival.topics if plain(name)]
            topics += [
                (story.pk, topic)
                for topic in dict.fromkeys(self._places.topic(story.locale_id, n) for n in names)
            ]
        Byline.objects.bulk_create(bylines)
        through = Story.topics.through
        through.objects.bulk_create([through(story_id=s, topic_id=t) for s, t in topics])
        self._write_drafts([p.story for p in new if not p.story.live], bylines, topics)
        ModelLogEntry.objects.bulk_create(
            ModelLogEntry(
                content_type=self._content_type,
                object_id=str(p.story.pk),
                label=p.story.headline,
                action="newsreel.arrive",
                timestamp=self._now,
                data={"source": p.arrival.provenance.source, "published": p.story.live},
                content_changed=True,
            )
            for p in new
        )

    def _write_drafts(
        self, drafts: Sequence[Story], bylines: Sequence[Byline], topics: Sequence[tuple[int, int]]
    ) -> None:
        """Give each draft the revision with which the editor opens it."""
        if not drafts:
            return
        revisions = []
        for story in drafts:
            content = get_serializable_data_for_fields(story)
            content["bylines"] = [
                get_serializable_data_for_fields(b) for b in bylines if b.story_id == story.pk
            ]
            content["topics"] = [topic for pk, topic in topics if pk == story.pk]
            revisions.append(
                Revision(
                    content_type=self._content_type,
                    base_content_type=self._content_type,
                    object_id=str(story.pk),
                    object_str=story.headline,
                    created_at=self._now,
                    content=content,
                )
            )
        pairs = list(zip(drafts, Revision.objects.bulk_create(revisions), strict=True))
        for story, revision in pairs:
            story.latest_revision = revision
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE stories_story SET latest_revision_id = %s WHERE id = %s",
                [(revision.pk, story.pk) for story, revision in pairs],
            )

    def _write_captures(self, captured: Sequence[tuple[_Prepared, Story]]) -> None:
        Capture.objects.bulk_create(
            Capture(
                story_id=story.pk,
                source=p.arrival.provenance.source[:1000],
                sha256=p.arrival.provenance.sha256,
                offset=p.arrival.provenance.offset,
                address=p.arrival.provenance.address[:2000],
                captured_at=p.arrival.provenance.captured_at,
                imported_at=self._now,
                kept=p.kept.result(),
                confidence=dict(p.arrival.provenance.confidence),
                doubts=p.doubts,
            )
            for p, story in captured
        )
