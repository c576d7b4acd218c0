"""What readers find by its words. Bounded: never more than the newest candidates are looked at."""

from newsreel.press.recorder import current_snapshot
from newsreel.stories.reads import places
from newsreel.stories.reads.shapes import Teaser
from newsreel.stories.reads.story import teasers
from newsreel.stories.search import find

CANDIDATES = 1_000


def found(text: str, code: str, first: int, most: int) -> tuple[Teaser, ...]:
    """Public stories of a language that have all these words, newest first: ``most`` of them from
    number ``first`` on."""
    from newsreel.stories.models import Story

    rows = Story.objects.using(current_snapshot().alias).filter(
        pk__in=find(text, CANDIDATES, public=True, fresh=False),
        locale_id=places.locale_id(code),
        live=True,
        published_on__isnull=False,
    )
    ids = rows.order_by("-first_published_at", "-id").values_list("id", flat=True)
    return teasers(ids[first : first + most])
