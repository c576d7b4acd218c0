"""Write every comment out, a line of JSON each, in the order in which they came."""

from collections.abc import Iterator

from newsreel.comments import record
from newsreel.comments.models import Comment
from newsreel.stories.reads.homes import paths

_AT_ONCE = 1_000


def count() -> int:
    return int(Comment.objects.count())


def write_out() -> Iterator[bytes]:
    """The lines. What is posted meanwhile may be among them or not; nothing is there twice."""
    path_of, last = paths(), 0
    rows = Comment.objects.select_related("story", "parent", "decided_by").defer("story__body")
    while True:
        part = list(rows.filter(pk__gt=last).order_by("pk")[:_AT_ONCE])
        if not part:
            return
        for row in part:
            yield record.line(row, path_of(row.story))
        last = part[-1].pk
