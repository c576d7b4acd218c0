"""What sitemaps list: every public story of a month, in all languages."""

from datetime import date
from typing import Any

from newsreel.press.recorder import read
from newsreel.stories.reads import places, tree
from newsreel.stories.reads.listing import next_month
from newsreel.stories.reads.shapes import Listed
from newsreel.stories.reads.story import local


def _public_in(month: date) -> Any:
    from newsreel.stories.models import Story as Model

    snapshot = read(f"published:{month:%Y-%m}")
    return Model.objects.using(snapshot.alias).filter(
        live=True, published_on__gte=month, published_on__lt=next_month(month)
    )


def any_listed(month: date) -> bool:
    """Whether ``listed`` gives any: cheaper than the whole."""
    return bool(_public_in(month).exists())


def listed(month: date) -> tuple[Listed, ...]:
    """Every public story of a month in all languages, for sitemaps: newest first."""
    rows = _public_in(month)
    columns = ["section_id", "slug", "published_on", "first_published_at", "updated_at", "headline"]
    found = []
    for section_id, slug, day, published, updated, headline in rows.order_by(
        "-published_on", "-id"
    ).values_list(*columns):
        section = places.section_ref(section_id)
        code = places.locales().get(tree.tree().rows[section_id].locale_id) if section else None
        if section is None or code is None or not slug or published is None:
            continue
        url = f"{section.url}{day:%Y/%m/%d}/{slug}/"
        changed = max(published, updated) if updated else published
        found.append(Listed(url, local(published), local(changed), headline, code))
    return tuple(found)
