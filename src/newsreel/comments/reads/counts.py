"""How many comments the stories of a listing have.

Their key is one of their own (``commentcount:42``): a comment that is edited or picked bakes its
story's page, and no listing.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Count

from newsreel.press.recorder import current_snapshot, read
from newsreel.stories.reads.shapes import Teaser


def counted(teasers: Iterable[Teaser]) -> tuple[Teaser, ...]:
    """The same teasers, each with the number of comments that are shown under its story."""
    teasers = tuple(teasers)
    for teaser in teasers:
        read(f"commentcount:{teaser.id}")
    found = current_snapshot().many("comment count", (one.id for one in teasers), _load)
    return tuple(replace(one, comments=n) if (n := found[one.id]) else one for one in teasers)


def prime_counts(story_ids: Iterable[int]) -> None:
    """Load in one query what ``counted`` reads of these stories."""
    current_snapshot().many("comment count", story_ids, _load)


def _load(story_ids: list[int]) -> dict[int, int]:
    from newsreel.comments.models import Comment

    rows = Comment.objects.using(current_snapshot().alias).filter(
        story_id__in=story_ids, state="shown"
    )
    return dict(rows.order_by().values_list("story_id").annotate(n=Count("id")))
