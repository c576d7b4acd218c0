"""Keep the comments that came with captured pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsreel.comments.models import Comment
from newsreel.comments.sanitize import from_html, from_text


@dataclass(frozen=True, slots=True)
class RescuedComment:
    """``html`` where the capture has markup, else ``text``; ``time`` is aware, or None."""

    author: str
    text: str = ""
    html: str = ""
    time: datetime | None = None


def keep(rescued: Mapping[int, Sequence[RescuedComment]]) -> int:
    """Write the comments of stories (by story id), in their order, shown. Gives how many.

    Call it in the transaction in which the stories arrive (``arrive(also=…)``), once a story.
    """
    rows = []
    for story, comments in rescued.items():
        for comment in comments:
            body = from_html(comment.html) if comment.html else from_text(comment.text)
            if body:
                rows.append(
                    Comment(
                        story_id=story,
                        author=" ".join(comment.author.split())[:120] or "Anonymous",
                        body=body,
                        posted_at=comment.time,
                        state="shown",
                    )
                )
    Comment.objects.bulk_create(rows)
    return len(rows)
