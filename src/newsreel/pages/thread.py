"""The comments' place: how many there are, in which order, each of them, and the form."""

from dataclasses import dataclass

from markupsafe import Markup

from newsreel.comments import reads
from newsreel.comments.reads import Form, Thread
from newsreel.pages import assets
from newsreel.pages.dates import Stamp, to_the_minute
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Link, Story

SCRIPT = "commenting.js"
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class CommentView:
    """``name`` is what it is called on this page, ``path`` in the addresses of what can be done
    with it. ``depth`` is 0 for a comment on the story, 1 for an answer to one, and so on; ``gone``
    says what stands instead of one that was taken away; ``badge``: that somebody of the newsroom
    wrote it; ``picked``: that the newsroom recommends it."""

    name: str
    path: str
    author: str
    stamp: Stamp | None
    edited: str
    html: Markup
    depth: int
    gone: str
    badge: str = ""
    picked: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the comments; ``url`` is empty for the one that the page has."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Comments:
    """``count`` in words; ``note`` is what stands there instead of comments, or after them;
    ``form`` is None where nobody may write, ``script`` the address of its script; ``pages`` lead to
    the pages beside this one."""

    count: str
    orders: tuple[Order, ...]
    comments: tuple[CommentView, ...]
    pages: tuple[Link, ...]
    note: str
    form: Form | None
    script: str


def comments(
    thread: Thread,
    form: Form | None,
    story: Story,
    words: Words,
    order: str = reads.OLDEST,
    number: int = 1,
) -> Comments:
    """One page of the thread of a story; a closed one says so."""
    notes = [] if thread.comments else [words.no_comments]
    if form is None:
        notes.append(words.comments_closed)
    return Comments(
        count=words.count(words.count_comments, thread.count),
        orders=_orders(thread, order, story.url, words),
        comments=tuple(_view(one, story.uuid, words) for one in thread.page(order, number)),
        pages=_pages(thread, order, number, story.url, words),
        note=" ".join(notes),
        form=form,
        script=assets.url(SCRIPT) if form else "",
    )


def name_script(form: Form | None) -> None:
    """Note that the page being rendered names the form's script."""
    if form:
        assets.named(SCRIPT)


def _view(one: reads.Comment, story: str, words: Words) -> CommentView:
    return CommentView(
        name=one.name,
        path=f"{story}/{one.name}" if one.short else one.id,
        author=one.author,
        stamp=to_the_minute(one.time, words) if one.time else None,
        edited=words.commenting["edited"] if one.edited else "",
        html=Markup(one.html),
        depth=min(one.depth, _DEEPEST),
        gone=words.commenting["taken_away"] if one.gone else "",
        badge=words.commenting["staff"] if one.staff else "",
        picked=words.commenting["picked"] if one.picked else "",
    )


def _orders(thread: Thread, order: str, url: str, words: Words) -> tuple[Order, ...]:
    if len(thread.answers) < 2:
        return ()
    return tuple(
        Order(
            words.commenting[one], "" if one == order else f"{reads.path_of(url, one, 1)}#comments"
        )
        for one in reads.ORDERS
    )


def _pages(thread: Thread, order: str, number: int, url: str, words: Words) -> tuple[Link, ...]:
    beside = [(number - 1, "previous"), (number + 1, "next")]
    return tuple(
        Link(
            words.commenting[name].format(n=n, pages=thread.pages),
            f"{reads.path_of(url, order, n)}#comments",
        )
        for n, name in beside
        if 1 <= n <= thread.pages
    )
