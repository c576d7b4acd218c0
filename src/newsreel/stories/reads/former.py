"""Where a former address leads now. Recorded."""

from datetime import date
from typing import Any

from newsreel.press.recorder import read
from newsreel.stories.reads import people, places, tree
from newsreel.stories.reads.shapes import Gone, Moved
from newsreel.stories.reads.story import address, public_at


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
    from newsreel.stories.models import FormerAddress

    snapshot = read(f"address:{section_id}:{day}:{slug}")
    path = former_path(section_id, day, slug)
    if path is None or public_at(section_id, day, slug):
        return None
    rows = FormerAddress.objects.using(snapshot.alias).filter(
        section_id=section_id, published_on=day, slug=slug
    )
    trail = rows.order_by("-id").values_list("story_id", flat=True)[:1]
    if not trail:
        return None
    story_id = trail[0]
    to = address(story_id) if story_id else None
    if story_id is not None and to is not None and to != path:
        return Moved(path, to, story_id)
    section = places.section_ref(section_id)
    row = tree.tree().rows.get(section_id)
    code = places.locales().get(row.locale_id) if row else _language_of_deleted(section_id)
    return Gone(path, code, "", "", section) if code else None


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
