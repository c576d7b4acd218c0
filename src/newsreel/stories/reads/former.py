"""Where a former address leads now. Recorded."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connections

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads import history, people, places, tree
from newsreel.stories.reads.shapes import Gone, Moved
from newsreel.stories.reads.story import prime_rows, row_of, url_of

Place = tuple[int, date, str]
"""Section, day and slug."""


def former_path(section_id: int, day: date, slug: str) -> str | None:
    """Where the story stood; of a deleted section, below the last address that it had."""
    stem = _stem(section_id)
    return f"{stem}{day:%Y/%m/%d}/{slug}/" if stem else None


def _stem(section_id: int) -> str | None:
    ref = places.section_ref(section_id)
    if ref is not None:
        return ref.url
    trail = _last_trail(section_id)
    if trail is None:
        return None
    code, parent_id, slug = trail
    above = _stem(parent_id) if parent_id else places.prefix(code)
    return f"{above}{slug}/" if above else None


def _last_trail(section_id: int) -> tuple[str, int | None, str] | None:
    """Language, parent and slug that a section had when it was deleted."""
    from newsreel.stories.models import FormerSection, Section

    alias = read(f"section:{section_id}").alias
    if Section.objects.using(alias).filter(pk=section_id).exists():
        return None
    rows = FormerSection.objects.using(alias).filter(section_id=section_id).order_by("-id")
    row = rows.values_list("locale_id", "parent_id", "slug").first()
    code = places.locales().get(row[0]) if row else None
    return (code, row[1], row[2]) if row and code else None


def former_address(section_id: int, day: date, slug: str) -> Moved | Gone | None:
    """What a story's former address answers: moved, gone for ever, or None while a story stands
    there (again)."""
    snapshot = read(f"address:{section_id}:{day}:{slug}")
    place = (section_id, day, slug)
    path = former_path(*place)
    if path is None or snapshot.one("standing at", place, _standing_at):
        return None
    stood = snapshot.one("stood at", place, _stood_at)
    if stood is None:
        return None
    story = row_of(stood) if stood else None
    to = url_of(story) if story else None
    if to is not None and to != path:
        return Moved(path, to, stood)
    section = places.section_ref(section_id)
    row = tree.tree().rows.get(section_id)
    code = places.locales().get(row.locale_id) if row else _language_of_deleted(section_id)
    return Gone(path, code, "", "", section, story=story.id if story else 0) if code else None


def prime_former(asked: Iterable[Place], *, records: bool = False) -> None:
    """Load in few queries what these addresses answer; with ``records``, what those of the
    stories' histories answer."""
    snapshot, asked = current_snapshot(), list(asked)
    snapshot.many("standing at", asked, _standing_at)
    stories = {n for n in snapshot.many("stood at", asked, _stood_at).values() if n}
    prime_rows(stories)
    if records:
        history.prime_history(stories)


def _standing_at(asked: list[Place]) -> dict[Place, bool]:
    """Where a story, public or gone, stands."""
    return {place: True for place, _ in _rows_at("stories_story", "id", asked)}


def _stood_at(asked: list[Place]) -> dict[Place, int]:
    """The story that stood there last; 0 where it was deleted."""
    return {place: n or 0 for place, n in _rows_at("stories_formeraddress", "story_id", asked)}


def _rows_at(table: str, column: str, asked: list[Place]) -> Iterator[tuple[Place, Any]]:
    connection = connections[current_snapshot().alias]
    exact = connection.vendor == "postgresql"
    values = [
        value
        for n, (section, day, slug) in enumerate(asked)
        for value in (n, section, day if exact else str(day), slug)
    ]
    marks = ", ".join(["(%s, %s, %s, %s)"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH asked (n, section, day, slug) AS (VALUES {marks})"
            f" SELECT asked.n, found.{column} FROM asked JOIN {table} found"
            " ON found.section_id = asked.section AND found.published_on = asked.day"
            " AND found.slug = asked.slug ORDER BY found.id",
            values,
        )
        yield from ((asked[n], value) for n, value in cursor.fetchall())


def _language_of_deleted(section_id: int) -> str | None:
    trail = _last_trail(section_id)
    return trail[0] if trail else None


def former_section(locale_id: int, parent_id: int | None, slug: str) -> Moved | None:
    """The rule of a section that was renamed, moved or deleted: both paths end in "*". None where
    it stands there again."""
    from newsreel.stories.models import FormerSection

    snapshot = read(f"formersections:{locale_id}")
    rows = FormerSection.objects.using(snapshot.alias).filter(
        locale_id=locale_id, parent_id=parent_id, slug=slug
    )
    section_id = rows.order_by("-id").values_list("section_id", flat=True).first()
    code = places.locales().get(locale_id)
    if section_id is None or code is None:
        return None
    above = _stem(parent_id) if parent_id else places.prefix(code)
    if above is None:
        return None
    ref = places.section_ref(section_id)
    if ref is None and _last_trail(section_id) is None:
        return None
    stem, to = f"{above}{slug}/", ref.url if ref else above
    return Moved(f"{stem}*", f"{to}*") if stem != to else None


def former_name(kind: str, locale_id: int, slug: str) -> Moved | Gone | None:
    """The rule of a contributor, topic or standing page that was renamed (both paths end in
    "*"), 410 where it was deleted; None while one of that slug stands there (again)."""
    from newsreel.stories import models

    alias = read(f"name:{kind}:{locale_id}:{slug}").alias
    code = places.locales().get(locale_id)
    model: Any
    model, folder, url_of = {
        "contributor": (models.Contributor, "by/", _contributor_url),
        "topic": (models.Topic, "topics/", _topic_url),
        "standing": (models.StandingPage, "", _standing_url),
    }[kind]
    standing = model.objects.using(alias).filter(locale_id=locale_id, slug=slug)
    if code is None or standing.exists():
        return None
    if kind == "standing" and _is_a_sections(locale_id, code, slug):
        return None
    rows = models.FormerName.objects.using(alias).filter(kind=kind, locale_id=locale_id, slug=slug)
    number = rows.order_by("-id").values_list("row_id", flat=True).first()
    if number is None:
        return None
    path = f"{places.prefix(code)}{folder}{slug}/"
    to = url_of(number)
    return Moved(f"{path}*", f"{to}*") if to else Gone(path, code, "", "", None)


def _is_a_sections(locale_id: int, code: str, slug: str) -> bool:
    """Whether a section at the top has the slug, or had it: its page or its rule has the path."""
    from newsreel.stories.models import FormerSection

    alias = read(f"formersections:{locale_id}").alias
    former = FormerSection.objects.using(alias).filter(
        locale_id=locale_id, parent_id=None, slug=slug
    )
    return any(ref.slug == slug for ref in places.chrome(code).sections) or former.exists()


def _contributor_url(number: int) -> str | None:
    found = people.contributor_link(number)
    return found.url if found else None


def _topic_url(number: int) -> str | None:
    found = people.topic_link(number)
    return found.url if found else None


def _standing_url(number: int) -> str | None:
    found = places.standing_page(number)
    return found.url if found else None
