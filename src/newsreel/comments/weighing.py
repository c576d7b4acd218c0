"""What is looked up of a comment that comes in, for the verdict."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from newsreel.comments import likeness, words
from newsreel.comments.filter import Sample, chance
from newsreel.comments.house import House
from newsreel.comments.models import Comment

_DAY = timedelta(days=1)
# Of the newest comments so many are compared with, word by word.
_COMPARED = 500


def is_known(reader: str | None) -> bool:
    return bool(reader) and Comment.objects.filter(reader=reader, state="shown").exists()


def too_often(network: str, house: House, now: datetime) -> bool:
    """Whether enough came from this network for now."""
    if not network:
        return False
    rows = Comment.objects.filter(network=network).order_by("-posted_at")
    times = [time for time in rows.values_list("posted_at", flat=True)[: house.per_hour] if time]
    minute, hour = now - timedelta(minutes=1), now - timedelta(hours=1)
    in_minute, in_hour = sum(t > minute for t in times), sum(t > hour for t in times)
    return in_minute >= house.per_minute or in_hour >= house.per_hour


def crowded(story_id: int, house: House, now: datetime) -> bool:
    """Whether so many came in on the story in the last minute that the rest wait."""
    since = now - timedelta(minutes=1)
    newest = Comment.objects.filter(story_id=story_id).order_by("-id")
    times = newest.values_list("posted_at", flat=True)[house.per_story - 1 : house.per_story]
    return any(time is not None and time > since for time in times)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text's gist and sketch, and how many ``others`` of the last day say nearly the same."""

    gist: str
    sketch: int | None
    others: int


def likeness_of(text: str, echo: str, now: datetime) -> Likeness:
    """Of a text; the comment with this ``echo`` is the same one, sent again."""
    gist, sketch = likeness.gist(text), likeness.sketch(text)
    if not gist:
        return Likeness("", None, 0)
    since = now - _DAY
    alike = Comment.objects.filter(gist=gist, posted_at__gte=since).exclude(echo=echo).count()
    if sketch is None:
        return Likeness(gist, None, alike)
    last = Comment.objects.order_by("-id").values_list("id", flat=True).first() or 0
    newest = Comment.objects.filter(
        id__gt=last - _COMPARED, posted_at__gte=since, sketch__isnull=False
    ).exclude(Q(echo=echo) | Q(gist=gist))
    near = sum(
        likeness.near(sketch, other)
        for other in newest.values_list("sketch", flat=True)
        if other is not None
    )
    return Likeness(gist, sketch, alike + near)


def listed_words(author: str, email: str, text: str) -> dict[str, str]:
    return words.found(author, email, text)


def filtered(author: str, email: str, text: str) -> float:
    return chance(Sample(author, email, text))
