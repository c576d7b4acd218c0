"""What is looked up of a comment that comes in, for the verdict."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreel.comments import likeness, looks, words
from newsreel.comments.filter import Sample, chance
from newsreel.comments.house import House

_DAY = timedelta(days=1)
# Of the newest comments so many are compared with, word by word.
_COMPARED = 500


def is_known(reader: str | None) -> bool:
    known = "SELECT 1 FROM comments_comment WHERE reader = %s AND state = 'shown'"
    return bool(reader) and looks.any_row(known, [reader])


def too_often(network: str, house: House, now: datetime) -> bool:
    """Whether enough came from this network for now."""
    if not network:
        return False
    minute, hour = now - timedelta(minutes=1), now - timedelta(hours=1)
    [(in_minute, in_hour)] = looks.rows(
        "SELECT count(CASE WHEN posted_at > %s THEN 1 END), count(*) FROM"
        " (SELECT posted_at FROM comments_comment WHERE network = %s AND posted_at > %s"
        " ORDER BY posted_at DESC LIMIT %s) AS newest",
        [looks.moment(minute), network, looks.moment(hour), house.per_hour],
    )
    return bool(in_minute >= house.per_minute or in_hour >= house.per_hour)


def crowded(story_id: int, house: House, now: datetime) -> bool:
    """Whether so many came in on the story in the last minute that the rest wait."""
    return looks.any_row(
        "SELECT 1 FROM (SELECT posted_at FROM comments_comment WHERE story_id = %s"
        " ORDER BY id DESC LIMIT 1 OFFSET %s) AS newest WHERE posted_at > %s",
        [story_id, house.per_story - 1, looks.moment(now - timedelta(minutes=1))],
    )


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
    since = looks.moment(now - _DAY)
    [(alike,)] = looks.rows(
        "SELECT count(*) FROM comments_comment WHERE gist = %s AND posted_at >= %s AND echo <> %s",
        [gist, since, echo],
    )
    if sketch is None:
        return Likeness(gist, None, alike)
    newest = looks.rows(
        "SELECT sketch FROM comments_comment"
        " WHERE id > (SELECT coalesce(max(id), 0) FROM comments_comment) - %s"
        " AND posted_at >= %s AND sketch IS NOT NULL AND echo <> %s AND gist <> %s",
        [_COMPARED, since, echo, gist],
    )
    return Likeness(gist, sketch, alike + likeness.near(sketch, (one for (one,) in newest)))


def listed_words(author: str, email: str, text: str) -> dict[str, str]:
    return words.found(author, email, text)


def filtered(author: str, email: str, text: str) -> float:
    return chance(Sample(author, email, text))
