"""What sitemaps list: every public story of a day, in all languages."""

from datetime import date
from typing import Any

from newsreel.press.recorder import read
from newsreel.stories.reads import places, tree
from newsreel.stories.reads.listing import leap
from newsreel.stories.reads.shapes import Listed
from newsreel.stories.reads.story import local


def published_days() -> tuple[date, ...]:
    """The days on which anything was published, newest first."""
    return tuple(sorted(leap(read("published"), "day", "stories_story", "live", []), reverse=True))


def any_listed(day: date) -> bool:
    """Whether ``listed`` gives any: cheaper than the whole."""
    return bool(_public_on(day).exists())


def listed(day: date) -> tuple[Listed, ...]:
    """Every public story of a day in all languages, for sitemaps: newest first."""
    rows = _public_on(day)
    columns = ["section_id", "slug", "published_on", "first_published_at", "updated_at", "headline"]
    found = []
    for section_id, slug, day, published, updated, headline in rows.order_by(
        "-first_published_at", "-id"
    ).values_list(*columns):
        section = places.section_ref(section_id)
        code = places.locales().get(tree.tree().rows[section_id].locale_id) if section else None
        if section is None or code is None or not slug or published is None:
            continue
        url = f"{section.url}{day:%Y/%m/%d}/{slug}/"
        changed = max(published, updated) if updated else published
        found.append(Listed(url, local(published), local(changed), headline, code))
    return tuple(found)


def _public_on(day: date) -> Any:
    from newsreel.stories.models import Story as Model

    snapshot = read(f"published:{day}")
    return Model.objects.using(snapshot.alias).filter(live=True, published_on=day)
