"""Stories: the page's whole, the listings' teaser, and what remains of one that is gone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.moments import day_alone
from newsreel.stories.reads import body as bodies
from newsreel.stories.reads import history, people, pictures, places, tree
from newsreel.stories.reads.shapes import (
    Byline,
    Gone,
    Link,
    Paragraph,
    PictureBlock,
    Related,
    Story,
    Teaser,
)
from newsreel.stories.reads.text import plain, words
from newsreel.stories.reads.titles import FoldedTitle, same_title, stored_forms, title_key


@dataclass(frozen=True, slots=True)
class Row:
    """A story's columns but its body, with its bylines (contributor, role) and topics."""

    id: int
    uuid: Any
    kind: str
    kicker: str
    headline: str
    standfirst: str
    slug: str
    section_id: int
    dateline: str
    lead_picture_id: int | None
    lead_caption: str
    lead_credit: str
    published_on: date | None
    first_published_at: datetime | None
    updated_at: datetime | None
    comments_open: bool
    retraction_reason: str
    retracted_at: datetime | None
    live: bool
    locale_id: int
    translation_key: Any
    bylines: tuple[tuple[int, str], ...] = ()
    topics: tuple[int, ...] = ()

    @property
    def public(self) -> bool:
        return bool(self.live and self.published_on and self.first_published_at and self.slug)


_COLUMNS = [
    "id",
    "uuid",
    "kind",
    "kicker",
    "headline",
    "standfirst",
    "slug",
    "section_id",
    "dateline",
    "lead_picture_id",
    "lead_caption",
    "lead_credit",
    "published_on",
    "first_published_at",
    "updated_at",
    "comments_open",
    "retraction_reason",
    "retracted_at",
    "live",
    "locale_id",
    "translation_key",
]


def _rows(ids: list[int]) -> dict[int, Row]:
    from newsreel.stories import models

    alias = current_snapshot().alias
    bylines: dict[int, list[tuple[int, str]]] = {}
    named = models.Byline.objects.using(alias).filter(story_id__in=ids)
    for owner, *line in named.order_by("story_id", "sort_order", "id").values_list(
        "story_id", "contributor_id", "role"
    ):
        bylines.setdefault(owner, []).append((line[0], line[1]))
    topics: dict[int, list[int]] = {}
    about = models.Story.topics.through.objects.using(alias).filter(story_id__in=ids)
    for owner, topic in about.order_by("story_id", "topic_id").values_list("story_id", "topic_id"):
        topics.setdefault(owner, []).append(topic)
    stories = models.Story.objects.using(alias).filter(pk__in=ids).order_by()
    return {
        row[0]: Row(
            *row,
            bylines=tuple(bylines.get(row[0], ())),  # type: ignore[misc]
            topics=tuple(topics.get(row[0], ())),
        )
        for row in stories.values_list(*_COLUMNS)
    }


def _bodies(ids: list[int]) -> dict[int, list[bodies.RawBlock]]:
    """The bodies as they are kept. Raises ValueError on one that is no JSON."""
    from django.db import connections

    marks = ",".join(["%s"] * len(ids))
    with connections[current_snapshot().alias].cursor() as cursor:
        cursor.execute(f"SELECT id, body FROM stories_story WHERE id IN ({marks})", ids)
        return {number: _blocks(body) for number, body in cursor.fetchall()}


def _blocks(body: object) -> list[bodies.RawBlock]:
    """The body as a list. ``QuerySet.update(body="[…]")`` keeps text within JSON text."""
    while isinstance(body, str):
        body = json.loads(body or "[]")
    return [block for block in body if isinstance(block, dict)] if isinstance(body, list) else []


def row_of(story_id: int) -> Row | None:
    return read(f"story:{story_id}").one("story", story_id, _rows)


def row_unrecorded(story_id: int) -> Row | None:
    """For loaders and existence rules."""
    return current_snapshot().one("story", story_id, _rows)


def prime_rows(ids: Iterable[int]) -> None:
    """Load in few queries what tells where these stories stand."""
    current_snapshot().many("story", ids, _rows)


def prime(ids: Iterable[int], *, whole: bool = False) -> None:
    """Load stories, and with ``whole`` everything their own pages read, in few queries."""
    snapshot = current_snapshot()
    rows = [r for r in snapshot.many("story", ids, _rows).values() if r is not None]
    shown = {r.lead_picture_id for r in rows if r.lead_picture_id}
    others: set[int] = set()
    if whole:
        raw = snapshot.many("body", [r.id for r in rows if r.public], _bodies)
        for body in raw.values():
            for kind, number in bodies.references(body or []):
                {"picture": shown, "story": others}.get(kind, set()).add(number)
        others |= _prime_titles([t for body in raw.values() for t in bodies.titles(body or [])])
        others |= _prime_translations([tree.bare(r.translation_key) for r in rows])
        history.prime_history([r.id for r in rows if r.public])
        people.prime_topics({t for r in rows for t in r.topics})
        prime(others - {r.id for r in rows})
    pictures.prime(shown)
    people.prime_contributors({c for r in rows for c, _ in r.bylines})


def url_of(row: Row) -> str | None:
    section = places.section_ref(row.section_id)
    if section is None or row.published_on is None or not row.slug:
        return None
    return f"{section.url}{row.published_on:%Y/%m/%d}/{row.slug}/"


def address(story_id: int) -> str | None:
    """The path of a story that is public or gone; None where it never was public."""
    row = row_of(story_id)
    return url_of(row) if row else None


def body_of(story_id: int) -> list[bodies.RawBlock]:
    """The story's body as it is kept; the caller has recorded the story."""
    return current_snapshot().one("body", story_id, _bodies) or []


def public_address(story_id: int) -> str | None:
    """The path of a story while it is public."""
    return url_of(row) if (row := row_of(story_id)) and row.public else None


def story(story_id: int) -> Story | None:
    """The public story whole."""
    row = row_of(story_id)
    if row is None or not row.public:
        return None
    return _story(row, body_of(story_id))


def _story(row: Row, raw: list[bodies.RawBlock]) -> Story | None:
    url, section = url_of(row), places.section(row.section_id)
    if url is None or section is None:
        return None
    assert row.first_published_at is not None
    assert row.published_on is not None
    blocks = bodies.blocks(raw)
    text = " ".join(plain(b.html) for b in blocks if isinstance(b, Paragraph))
    return Story(
        id=row.id,
        uuid=str(row.uuid),
        url=url,
        language=section.language,
        headline=row.headline,
        standfirst=row.standfirst,
        kicker=row.kicker,
        kind=row.kind,
        dateline=row.dateline,
        section=section,
        day=row.published_on,
        published=local(row.first_published_at),
        updated=local(row.updated_at) if row.updated_at else None,
        bylines=bylines(row),
        lead=_lead(row),
        body=blocks,
        topics=tuple(link for t in row.topics if (link := people.topic_link(t))),
        related=(),
        comments_open=row.comments_open,
        translations=_translations(row),
        words=words(text),
        corrections=history.corrections_of(row.id),
        history=f"{url}history/" if history.changes_now(row, raw) else "",
    )


def _lead(row: Row) -> PictureBlock | None:
    """The picture at the head, or what a captured page said of one that was lost with its site."""
    found = bodies.picture_block(row.lead_picture_id, row.lead_caption)
    if found is None and (row.lead_caption or row.lead_credit):
        return PictureBlock(None, row.lead_caption, row.lead_credit)
    return found


def gone(story_id: int) -> Gone | None:
    """What remains of a story that was public once and is not now."""
    row = row_of(story_id)
    if row is None or row.public or row.published_on is None:
        return None
    url, section = url_of(row), places.section_ref(row.section_id)
    code = places.locales().get(row.locale_id)
    if url is None or code is None:
        return None
    when = local(row.retracted_at) if row.retracted_at and row.retraction_reason else None
    return Gone(url, code, row.headline, row.retraction_reason, section, when)


def teaser(story_id: int) -> Teaser | None:
    row = row_of(story_id)
    if row is None or not row.public:
        return None
    url, section = url_of(row), places.section_ref(row.section_id)
    if url is None or section is None or row.first_published_at is None:
        return None
    return Teaser(
        id=row.id,
        uuid=str(row.uuid),
        url=url,
        headline=row.headline,
        standfirst=row.standfirst,
        kicker=row.kicker,
        kind=row.kind,
        section=section,
        published=local(row.first_published_at),
        updated=local(row.updated_at) if row.updated_at else None,
        bylines=bylines(row),
        picture=pictures.picture(row.lead_picture_id) if row.lead_picture_id else None,
    )


def teasers(ids: Iterable[int]) -> tuple[Teaser, ...]:
    ids = list(ids)
    prime(ids)
    return tuple(found for i in ids if (found := teaser(i)))


def bylines(row: Row) -> tuple[Byline, ...]:
    return tuple(
        Byline(link.name, link.url, role)
        for contributor, role in row.bylines
        if (link := people.contributor_link(contributor))
    )


_zones: dict[str, ZoneInfo] = {}


def local(moment: datetime) -> datetime:
    """In the site's zone; midnight to the second where only the day is known."""
    name = settings.TIME_ZONE
    if name not in _zones:
        _zones[name] = ZoneInfo(name)
    here = moment.astimezone(_zones[name])
    return here.replace(hour=0, minute=0, microsecond=0) if day_alone(moment) else here


def related_to(story_id: int) -> Related | None:
    """A story of ours as a related entry."""
    row = row_of(story_id)
    url = url_of(row) if row is not None and row.public else None
    if row is None or url is None:
        return None
    by = ", ".join(line.name for line in bylines(row))
    return Related(row.kind, row.headline, by, url)


def story_titled(title: str) -> Related | None:
    """The oldest public story of this title, or None so far: its arrival bakes the page again."""
    if not title.strip():
        return None
    found = read(title_key(title)).one("titled", title.strip(), _titled)
    return related_to(found) if found else None


def _titled(titles: list[str]) -> dict[str, int]:
    from newsreel.stories.models import Story as Model

    asked = {form for title in titles for form in stored_forms(title)}
    rows = (
        Model.objects.using(current_snapshot().alias)
        .annotate(folded=FoldedTitle("headline"))
        .filter(folded__in=asked, live=True, published_on__isnull=False)
        .order_by("-first_published_at", "-id")
        .values_list("headline", "id")
    )
    oldest = {same_title(headline): number for headline, number in rows}
    return {t: oldest[same_title(t)] for t in titles if same_title(t) in oldest}


def _prime_titles(titles: Iterable[str]) -> set[int]:
    """The stories that have one of these titles."""
    asked = {t.strip() for t in titles if t.strip()}
    found = current_snapshot().many("titled", asked, _titled)
    return {number for number in found.values() if number}


# -- translations -------------------------------------------------------------------------------


def _translations(row: Row) -> tuple[Link, ...]:
    """Language code and address of the story's public translations."""
    key = tree.bare(row.translation_key)
    read(f"translations:x{key}")
    ids = current_snapshot().one("translations", key, _translated) or []
    found = []
    for number in ids:
        if number == row.id:
            continue
        other = row_of(number)
        url = url_of(other) if other is not None and other.public else None
        if other is not None and url and other.locale_id in places.locales():
            found.append(Link(places.locales()[other.locale_id], url))
    return tuple(found)


def _translated(keys: list[str]) -> dict[str, list[int]]:
    from newsreel.stories.models import Story as Model

    rows = Model.objects.using(current_snapshot().alias).filter(translation_key__in=keys)
    found: dict[str, list[int]] = {}
    for key, number in rows.order_by("id").values_list("translation_key", "id"):
        found.setdefault(tree.bare(key), []).append(number)
    return found


def _prime_translations(keys: Iterable[str]) -> set[int]:
    """The stories that have one of these translation keys."""
    found = current_snapshot().many("translations", keys, _translated)
    return {number for ids in found.values() for number in ids or ()}
