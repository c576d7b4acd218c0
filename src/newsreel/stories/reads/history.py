"""A story's public record: its corrections and the changes of its text. Recorded."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.merging import blocks_of
from newsreel.stories.reads import places
from newsreel.stories.reads.shapes import Change, Correction, CorrectionEntry, History, MonthLink
from newsreel.stories.wording import FIELDS, Passage, passages

Said = dict[str, Any]
_VERSION = ("id", "replaced_at", "minor", "byline", "kind", *FIELDS, "body")


def corrections_of(story_id: int) -> tuple[Correction, ...]:
    """The notes on a story, oldest first."""
    read(f"history:{story_id}")
    rows = current_snapshot().one("corrections of", story_id, _corrections) or []
    return tuple(_correction(row) for row in rows)


def history_of(story_id: int) -> History | None:
    """The public record of a public story; None where nothing of it was changed."""
    from newsreel.stories.reads.story import body_of, row_of, url_of

    row = row_of(story_id)
    if row is None or not row.public or row.first_published_at is None:
        return None
    url, section = url_of(row), places.section(row.section_id)
    changes = changes_now(row, body_of(story_id))
    if url is None or section is None or not changes:
        return None
    published = _local(row.first_published_at)
    return History(url, section.language, row.headline, section, published, changes)


def had_history(story_id: int) -> bool:
    """Whether there is, or would be, a public record at the story's address."""
    from newsreel.stories.reads.story import body_of, row_of

    row = row_of(story_id)
    if row is None or not _is_on_record(story_id):
        return False
    return bool(changes_now(row, body_of(story_id)))


def _is_on_record(story_id: int) -> bool:
    read(f"history:{story_id}")
    snapshot = current_snapshot()
    return bool(
        snapshot.one("versions of", story_id, _versions)
        or snapshot.one("corrections of", story_id, _corrections)
    )


def changes_now(row: Any, raw: list[Any]) -> tuple[Change, ...]:
    """The public changes of a story, up to what its row and body say now."""
    from newsreel.stories.reads.story import bylines

    names = ", ".join(f"{b.name} ({b.role})" if b.role else b.name for b in bylines(row))
    said = {name: getattr(row, name) for name in ("kind", *FIELDS)}
    return changes_of(row.id, said | {"byline": names, "body": raw})


def changes_of(story_id: int, now: Said) -> tuple[Change, ...]:
    """The public changes of a story that says ``now`` what it says, newest first; without those
    that an editor called typing errors, and those that changed no words."""
    read(f"history:{story_id}")
    snapshot = current_snapshot()
    versions = snapshot.one("versions of", story_id, _versions) or []
    notes = snapshot.one("corrections of", story_id, _corrections) or []
    of_version: dict[int, list[Any]] = {}
    found: list[tuple[Any, int, Change]] = []
    known = {version["id"] for version in versions if not version["minor"]}
    for note in notes:
        if note.version_id in known:
            of_version.setdefault(note.version_id, []).append(note)
        else:
            found.append((note.at, note.id, Change(_local(note.at), (_correction(note),), (), ())))
    for n, version in enumerate(versions):
        if version["minor"]:
            continue
        later = [*versions[n + 1 :], now]
        before, after = _passages(version, later), _passages(later[0], later, version["byline"])
        noted = tuple(_correction(note) for note in of_version.get(version["id"], ()))
        if before == after:
            before = after = ()
        if noted or before or after:
            at = version["replaced_at"]
            found.append((at, version["id"], Change(_local(at), noted, before, after)))
    return tuple(change for _, _, change in sorted(found, key=lambda one: one[:2], reverse=True))


def prime_history(stories: Iterable[int]) -> None:
    stories = list(stories)
    current_snapshot().many("versions of", stories, _versions)
    current_snapshot().many("corrections of", stories, _corrections)


def _passages(said: Said, later: list[Said], named: str = "*") -> tuple[Passage, ...]:
    """With the byline where it is known to have been another."""
    byline = ""
    if named == "*":
        byline = said["byline"]
    elif named:
        byline = next((one["byline"] for one in later if one["byline"]), "")
    kind = Passage("kind", said["kind"])
    lines = passages(said | {"body": blocks_of(said["body"])})
    return (kind, *((Passage("byline", byline),) if byline else ()), *lines)


def _versions(stories: list[int]) -> dict[int, list[Said]]:
    from newsreel.stories.models import Version

    rows = Version.objects.using(current_snapshot().alias).filter(story_id__in=stories)
    found: dict[int, list[Said]] = {}
    for row in rows.order_by("story_id", "id").values("story_id", *_VERSION):
        found.setdefault(row["story_id"], []).append(row)
    return found


def _corrections(stories: list[int]) -> dict[int, list[Any]]:
    from newsreel.stories.models import Correction as Row

    rows = Row.objects.using(current_snapshot().alias).filter(story_id__in=stories)
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("story_id", "at", "id"):
        found.setdefault(row.story_id, []).append(row)
    return found


def _correction(row: Any) -> Correction:
    back = row.taken_back_at
    return Correction(
        row.kind, _local(row.at), row.note, row.said, row.says, _local(back) if back else None
    )


# -- all corrections of a language --------------------------------------------------------------


def corrections(language: str, n: int) -> tuple[CorrectionEntry, ...]:
    """The newest ``n`` of a language."""
    number = places.locale_id(language) or 0
    read(f"corrections:{number}")
    return _entries(_of_language(number).order_by("-at", "-id")[:n])


def corrections_of_month(language: str, month: date) -> tuple[CorrectionEntry, ...]:
    from newsreel.stories.reads.listing import next_month

    number = places.locale_id(language) or 0
    read(f"correctionmonth:{number}:{month:%Y-%m}")
    rows = _of_language(number).filter(day__gte=month, day__lt=next_month(month))
    return _entries(rows.order_by("-at", "-id"))


def correction_months(language: str) -> tuple[MonthLink, ...]:
    """The months that have corrections, newest first."""
    number = places.locale_id(language) or 0
    read(f"correctionmonths:{number}")
    days = _of_language(number).order_by().values_list("day", flat=True).distinct()
    url = f"{places.prefix(language)}corrections/"
    months = sorted({day.replace(day=1) for day in days}, reverse=True)
    return tuple(MonthLink(month, f"{url}{month:%Y/%m}/") for month in months)


def _of_language(number: int) -> Any:
    from newsreel.stories.models import Correction as Row

    return Row.objects.using(current_snapshot().alias).filter(locale_id=number)


def _entries(rows: Iterable[Any]) -> tuple[CorrectionEntry, ...]:
    """Of a story that is not public, its retraction alone is told."""
    from newsreel.stories.reads.story import gone, prime, related_to

    rows = list(rows)
    prime(row.story_id for row in rows)
    found = []
    for row in rows:
        public = related_to(row.story_id)
        left = gone(row.story_id)
        if public is not None:
            found.append(CorrectionEntry(public.title, public.url, _correction(row)))
        elif left is not None and left.reason and row.kind == "retraction":
            found.append(CorrectionEntry(left.headline, left.url, _correction(row)))
    return tuple(found)


def _local(moment: Any) -> Any:
    from newsreel.stories.reads.story import local

    return local(moment)
