"""The index kept up with the rows, and asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models import F
from wagtail.models import Revision

from newsreel.stories.models import Story, Unindexed
from newsreel.stories.search.entry import Entry, Index, entry, question
from newsreel.stories.search.postgres import PostgresIndex
from newsreel.stories.search.sqlite import SqliteIndex

# No search looks at more matches than these, the newest.
CANDIDATES = 10_000
AT_ONCE = 200
# So much a search takes in by itself, so that one finds what one has just written.
_BY_THE_WAY = 50
_COLUMNS = (
    "id", "kicker", "headline", "standfirst", "body", "live", "published_on",
    "has_unpublished_changes", "latest_revision_id",
)  # fmt: skip


def find(
    text: str,
    limit: int = CANDIDATES,
    *,
    public: bool = False,
    headline: bool = False,
    fresh: bool = True,
) -> list[int]:
    """Numbers of stories that say all these words, the last of which may be begun: the newest
    first. ``public``: what readers see alone counts; ``headline``: and of that the headline.
    ``fresh``: what waits to be taken in is taken in first; without it nothing is written."""
    if fresh:
        keep_up(_BY_THE_WAY)
    return _index().find(question(text, public=public, headline=headline), limit)


def best(stories: Any, text: str, limit: int) -> list[int]:
    """Of these stories (a query) what readers see and says these words: those whose headline does
    first, else the newest first. For what is offered while somebody types."""
    found: list[int] = []
    for headline in (True, False):
        numbers = find(text, public=True, headline=headline)
        rows = stories.filter(pk__in=numbers).order_by((F("pk") + 0).desc())
        found += [n for n in rows.values_list("pk", flat=True)[: 2 * limit] if n not in found]
        if len(found) >= limit:
            break
    return found[:limit]


def keep_up(most: int = AT_ONCE) -> int:
    """Take in what changed, ``most`` changes at once: how many there were."""
    waiting = list(Unindexed.objects.order_by("id").values_list("id", "story_id")[:most])
    if not waiting:
        return 0
    stories = sorted({story for _, story in waiting})
    entries = _entries(stories)
    _index().put(entries, set(stories) - {one.story for one in entries})
    # Exactly these: what changed meanwhile has left another row.
    Unindexed.objects.filter(pk__in=[number for number, _ in waiting]).delete()
    return len(waiting)


def begin_anew() -> bool:
    """Have every story taken in where the index was lost (it is no part of a backup)."""
    if not _index().is_empty() or Unindexed.objects.exists() or not Story.objects.exists():
        return False
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO stories_unindexed (story_id) SELECT id FROM stories_story")
    return True


def _entries(stories: Sequence[int]) -> list[Entry]:
    rows = list(Story.objects.filter(pk__in=stories).order_by("id").values(*_COLUMNS))
    drafts = dict(
        Revision.objects.filter(
            pk__in=[
                row["latest_revision_id"]
                for row in rows
                if row["latest_revision_id"] and (row["has_unpublished_changes"] or not row["live"])
            ]
        ).values_list("pk", "content")
    )
    return [entry(row, drafts.get(row["latest_revision_id"])) for row in rows]


def note_draft(sender: Any, instance: Revision, **_: Any) -> None:
    """A revision of a story was saved (or written over: autosave does)."""
    if instance.base_content_type_id == ContentType.objects.get_for_model(Story).pk:
        Unindexed.objects.create(story_id=int(instance.object_id))


def _index() -> Index:
    connection = connections["default"]
    if connection.vendor == "postgresql":
        return PostgresIndex("default")
    return SqliteIndex(Path(str(connection.settings_dict["NAME"])).with_name("search.db"))
