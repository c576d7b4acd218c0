"""Where a former address leads now. Recorded."""

from datetime import date

from newsreel.press.recorder import read
from newsreel.stories.reads import places, tree
from newsreel.stories.reads.shapes import Gone, Moved
from newsreel.stories.reads.story import address, public_at


def former_path(section_id: int, day: date, slug: str) -> str | None:
    ref = places.section_ref(section_id)
    return f"{ref.url}{day:%Y/%m/%d}/{slug}/" if ref else None


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
    if to is not None and to != path:
        return Moved(path, to)
    section = places.section_ref(section_id)
    row = tree.tree().rows.get(section_id)
    code = places.locales().get(row.locale_id) if row else None
    return Gone(path, code, "", "", section) if code else None


def former_section(locale_id: int, parent_id: int | None, slug: str) -> Moved | None:
    """The rule of a renamed or moved section: both paths end in "*". None where the section is
    gone or stands there again."""
    from newsreel.stories.models import FormerSection

    snapshot = read(f"formersections:{locale_id}")
    rows = FormerSection.objects.using(snapshot.alias).filter(
        locale_id=locale_id, parent_id=parent_id, slug=slug
    )
    section_id = rows.order_by("-id").values_list("section_id", flat=True).first()
    to = places.section_ref(section_id) if section_id else None
    code = places.locales().get(locale_id)
    above = places.section_ref(parent_id) if parent_id else None
    if to is None or code is None or (parent_id and above is None):
        return None
    stem = f"{above.url if above else places.prefix(code)}{slug}/"
    return Moved(f"{stem}*", f"{to.url}*") if stem != to.url else None
