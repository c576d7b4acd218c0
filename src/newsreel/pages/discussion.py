"""The pages of a long thread, and of its other orders: beside the story, which has the first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from newsreel.comments import reads as comment_reads
from newsreel.comments.reads import ANSWERED, NEWEST, OLDEST, Thread
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import PageKind
from newsreel.pages.linked import trail as linked_trail
from newsreel.pages.thread import Comments, comments, name_script
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, SectionRef, Story
from newsreel.stories.reads.story import address


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """``discussion.html``: a page of the comments on the story at ``url``."""

    frame: Frame
    words: Words
    trail: tuple[SectionRef, ...]
    headline: str
    url: str
    comments: Comments


def discussion_page(
    chrome: Chrome,
    story: Story,
    thread: Thread,
    form: comment_reads.Form | None,
    order: str,
    n: int,
) -> DiscussionPage:
    """Page ``n`` of a story's comments. Search engines are led to the story itself."""
    words = say(chrome)
    sections = story.section.trail
    title = words.commenting["title"].format(headline=story.headline)
    return DiscussionPage(
        frame=frame(
            chrome,
            page="discussion",
            title=title,
            path=comment_reads.path_of(story.url, order, n),
            section=sections[0],
            robots="noindex, follow",
            linked=[linked_trail(chrome, sections, title)],
        ),
        words=words,
        trail=sections,
        headline=story.headline,
        url=story.url,
        comments=comments(thread, form, story, words, order, n),
    )


class DiscussionPages(PageKind):
    """Kind "comments": the arg is "42:newest:2", the story's number, an order and a page of it.
    What is shown on the story's own page ("42:oldest:1") has no surface here."""

    name = "comments"

    def every(self) -> Iterator[str]:
        for story, rows in comment_reads.discussed():
            yield from _args(story, rows)

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "comments_comment" or not change.new:
            return ()
        story = int(change.new["story_id"])
        return tuple(_args(story, comment_reads.rows_of(story)))

    def render(self, arg: str) -> Rendered | None:
        found = self._find(arg)
        if found is None:
            return None
        story, thread, order, number = found
        form = comment_reads.form(story)
        name_script(form)
        page = discussion_page(reads.chrome(story.language), story, thread, form, order, number)
        return plate(comment_reads.path_of(story.url, order, number), "discussion.html", page)

    def path(self, arg: str) -> str | None:
        story_id, order, number = _parts(arg)
        url = address(story_id)
        if url is None or not _exists(comment_reads.thread(story_id), order, number):
            return None
        return unquote(comment_reads.path_of(url, order, number))

    def prime(self, args: list[str]) -> None:
        stories = [_parts(arg)[0] for arg in args]
        reads.prime_stories(stories)
        comment_reads.prime(stories)

    def newest(self, arg: str) -> str:
        return existence.day_of_story(_parts(arg)[0])

    def _find(self, arg: str) -> tuple[Story, Thread, str, int] | None:
        story_id, order, number = _parts(arg)
        story = reads.story(story_id)
        if story is None:
            return None
        thread = comment_reads.thread(story_id)
        return (story, thread, order, number) if _exists(thread, order, number) else None


def _parts(arg: str) -> tuple[int, str, int]:
    story, order, number = arg.split(":")
    return int(story), order, int(number)


def _exists(thread: Thread, order: str, number: int) -> bool:
    if order == OLDEST:
        return 1 < number <= thread.pages
    return len(thread.answers) > 1 and number <= thread.pages


def _args(story: int, rows: int) -> Iterator[str]:
    """Of a story with so many rows of comments: those that the thread has not are not rendered."""
    if rows < 2:
        return
    pages = -(-rows // comment_reads.PAGE)
    for order in (OLDEST, NEWEST, ANSWERED):
        for number in range(2 if order == OLDEST else 1, pages + 1):
            yield f"{story}:{order}:{number}"
