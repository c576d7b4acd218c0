"""The comments' place at the end of a story: how many there are, and each of them."""

from dataclasses import dataclass

from markupsafe import Markup

from newsreel.comments.reads import Thread
from newsreel.pages.dates import Stamp, moment
from newsreel.pages.words import Words


@dataclass(frozen=True, slots=True)
class CommentView:
    """``depth`` is 0 for a comment on the story, 1 for an answer to one, and so on."""

    id: str
    author: str
    stamp: Stamp | None
    html: Markup
    depth: int


@dataclass(frozen=True, slots=True)
class Comments:
    """``count`` in words; ``note`` is what stands there instead of comments, or after them."""

    count: str
    comments: tuple[CommentView, ...]
    note: str


def comments(thread: Thread, open_: bool, words: Words) -> Comments:
    """The thread as the page shows it; a closed one says so."""
    notes = [] if thread.comments else [words.no_comments]
    if not open_:
        notes.append(words.comments_closed)
    return Comments(
        count=words.count(words.count_comments, thread.count),
        comments=tuple(
            CommentView(
                id=str(one.id),
                author=one.author,
                stamp=moment(one.time, words) if one.time else None,
                html=Markup(one.html),
                depth=min(one.depth, 4),
            )
            for one in thread.comments
        ),
        note=" ".join(notes),
    )
