"""Contributors and topics. Recorded."""

from collections.abc import Iterable

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads import places
from newsreel.stories.reads.pictures import picture
from newsreel.stories.reads.shapes import Contributor, Link, Topic
from newsreel.stories.reads.text import rich

_Row = dict[str, object]


def contributor(contributor_id: int) -> Contributor | None:
    row = _contributor_row(contributor_id)
    code = places.locales().get(row["locale_id"]) if row else None
    if row is None or code is None:
        return None
    shown = picture(row["picture_id"]) if row["picture_id"] else None
    return Contributor(
        id=row["id"],
        uuid=str(row["uuid"]),
        slug=row["slug"],
        name=row["name"],
        url=f"{places.prefix(code)}by/{row['slug']}/",
        role=row["role"],
        biography=rich(row["biography"]),
        picture=shown,
        language=code,
    )


def contributor_link(contributor_id: int) -> Link | None:
    """Name and address, for bylines."""
    row = _contributor_row(contributor_id)
    code = places.locales().get(row["locale_id"]) if row else None
    if row is None or code is None:
        return None
    return Link(row["name"], f"{places.prefix(code)}by/{row['slug']}/")


def _contributor_row(contributor_id: int):  # type: ignore[no-untyped-def]
    return read(f"contributor:{contributor_id}").one("contributor", contributor_id, _contributors)


def _contributors(ids: list[int]) -> dict[int, _Row]:
    from newsreel.stories.models import Contributor as Row

    rows = Row.objects.using(current_snapshot().alias).filter(pk__in=ids).order_by()
    fields = ["id", "uuid", "slug", "name", "role", "biography", "picture_id", "locale_id"]
    return {row["id"]: row for row in rows.values(*fields)}


def prime_contributors(ids: Iterable[int]) -> None:
    current_snapshot().many("contributor", ids, _contributors)


def topic(topic_id: int) -> Topic | None:
    row = _topic_row(topic_id)
    code = places.locales().get(row["locale_id"]) if row else None
    if row is None or code is None:
        return None
    return Topic(
        id=row["id"],
        uuid=str(row["uuid"]),
        slug=row["slug"],
        name=row["name"],
        url=f"{places.prefix(code)}topics/{row['slug']}/",
        description=row["description"],
        language=code,
    )


def topic_link(topic_id: int) -> Link | None:
    found = topic(topic_id)
    return Link(found.name, found.url) if found else None


def _topic_row(topic_id: int):  # type: ignore[no-untyped-def]
    return read(f"topic:{topic_id}").one("topic", topic_id, _topics)


def _topics(ids: list[int]) -> dict[int, _Row]:
    from newsreel.stories.models import Topic as Row

    rows = Row.objects.using(current_snapshot().alias).filter(pk__in=ids).order_by()
    fields = ["id", "uuid", "slug", "name", "description", "locale_id"]
    return {row["id"]: row for row in rows.values(*fields)}


def prime_topics(ids: Iterable[int]) -> None:
    current_snapshot().many("topic", ids, _topics)
