"""The story page, and the 410 that takes its place when a story is withdrawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from newsreel.comments import reads as comment_reads
from newsreel.comments.reads import Form, Thread
from newsreel.pages.bodies import Figure, Part, RelatedBox, body, figure, related
from newsreel.pages.cards import unlike
from newsreel.pages.dates import Said, day, iso, said
from newsreel.pages.frame import Frame, absolute, frame, plate, say
from newsreel.pages.gone import gone_page
from newsreel.pages.images import LEAD, shared
from newsreel.pages.kind import PageKind
from newsreel.pages.linked import article, changed, trail
from newsreel.pages.notes import Note, note
from newsreel.pages.sharing import Sharing, sharing
from newsreel.pages.thread import Comments, comments, name_script
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Byline, Chrome, Link, SectionRef, Story
from newsreel.stories.reads.story import address


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the byline with what stands before it (“, ”, “ and ”)."""

    before: str
    name: str
    url: str
    role: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """``story.html``.

    ``trail``: the sections from the top. ``kind`` is the stored word (for style), ``label`` its
    name. ``by`` is what stands before and after the ``names``. ``lead``: the picture at the head.
    ``corrected``: when a correction was last made; ``notes``: what was noted of changes, oldest
    first; ``history``: to the record of all changes.
    ``further``: related stories that the body does not name. ``onward``: the section and the day
    that the story belongs to.
    """

    frame: Frame
    words: Words
    trail: tuple[SectionRef, ...]
    kind: str
    label: str
    kicker: str
    headline: str
    standfirst: str
    by: tuple[str, str]
    names: tuple[Name, ...]
    published: Said
    updated: Said | None
    lead: Figure | None
    body: tuple[Part, ...]
    corrected: Said | None
    notes: tuple[Note, ...]
    history: Link | None
    further: tuple[RelatedBox, ...]
    topics: tuple[Link, ...]
    onward: tuple[Link, ...]
    sharing: Sharing
    comments: Comments


def story_page(chrome: Chrome, story: Story, thread: Thread, form: Form | None) -> StoryPage:
    """The page of a published story."""
    words = say(chrome)
    sections = story.section.trail
    label = words.kind(story.kind)
    day_url = f"{story.section.url}{story.day:%Y/%m/%d}/"
    before, _, after = words.by.partition("{names}")
    return StoryPage(
        frame=_frame(chrome, story, sections, thread.count),
        words=words,
        trail=sections,
        kind=story.kind,
        label=label,
        kicker=unlike(story.kicker, label),
        headline=story.headline,
        standfirst=story.standfirst,
        by=(before, after),
        names=_names(story.bylines, words),
        published=said(words.published, story.published, words),
        updated=said(words.updated, story.updated, words) if story.updated else None,
        lead=figure(story.lead, LEAD, words, eager=True) if story.lead else None,
        body=body(story.body, story.dateline, words),
        corrected=_corrected(story, words),
        notes=tuple(note(one, words) for one in story.corrections),
        history=Link(words.history, story.history) if story.history else None,
        further=_further(story, words),
        topics=story.topics,
        onward=(
            Link(words.more_from.format(name=story.section.name), story.section.url),
            Link(
                words.day_title.format(name=story.section.name, day=day(story.day, words)),
                day_url,
            ),
        ),
        sharing=sharing(story.headline, absolute(chrome, story.url), chrome.language.home, words),
        comments=comments(thread, form, story, words),
    )


class StoryPages(PageKind):
    """Kind "story": a published story, or the 410 of one that was. The arg is its number."""

    name = "story"

    def every(self) -> Iterator[str]:
        return map(str, existence.stories())

    def touched(self, change: Change) -> Iterable[str]:
        shown = change.table == "stories_story" and change.new.get("published_on")
        return (str(change.row),) if shown else ()

    def render(self, arg: str) -> Rendered | None:
        story = reads.story(int(arg))
        if story is not None:
            chrome = reads.chrome(story.language)
            form = comment_reads.form(story)
            name_script(form)
            page = story_page(chrome, story, comment_reads.thread(story.id), form)
            return plate(story.url, "story.html", page)
        gone = reads.gone(int(arg))
        if gone is None:
            return None
        page_of_gone = gone_page(reads.chrome(gone.language), gone)
        return plate(gone.url, "gone.html", page_of_gone, status=410)

    def path(self, arg: str) -> str | None:
        found = address(int(arg))
        return unquote(found) if found else None

    def prime(self, args: list[str]) -> None:
        stories = [int(arg) for arg in args]
        reads.prime_stories(stories)
        comment_reads.prime(stories)

    def locate(self, args: list[str]) -> None:
        reads.prime_rows(int(arg) for arg in args)

    def newest(self, arg: str) -> str:
        return existence.day_of_story(int(arg))


def _names(bylines: tuple[Byline, ...], words: Words) -> tuple[Name, ...]:
    last = len(bylines) - 1
    return tuple(
        Name(
            before="" if n == 0 else words.and_ if n == last else words.comma,
            name=byline.name,
            url=byline.url,
            role=byline.role,
        )
        for n, byline in enumerate(bylines)
    )


def _corrected(story: Story, words: Words) -> Said | None:
    moments = [one.at for one in story.corrections if one.kind in ("correction", "clarification")]
    return said(words.changed, max(moments), words) if moments else None


def _further(story: Story, words: Words) -> tuple[RelatedBox, ...]:
    shown = {(block.title, block.url) for block in story.body if block.type == "related"}  # type: ignore[union-attr]
    return tuple(related(one, words) for one in story.related if (one.title, one.url) not in shown)


def _frame(
    chrome: Chrome, story: Story, sections: tuple[SectionRef, ...], comment_count: int
) -> Frame:
    about = [
        ("og:type", "article"),
        ("article:published_time", iso(story.published)),
        ("article:section", story.section.name),
    ]
    if changed(story) != story.published:
        about.append(("article:modified_time", iso(changed(story))))
    picture = story.lead.picture if story.lead else None
    return frame(
        chrome,
        page="story",
        title=story.headline,
        path=story.url,
        description=story.standfirst,
        section=sections[0],
        feed=Link(story.section.name, f"{story.section.url}feed.xml"),
        translations=story.translations,
        picture=picture,
        about=about,
        linked=[
            article(chrome, story, _image(chrome, story), comment_count),
            trail(chrome, sections, story.headline),
        ],
    )


def _image(chrome: Chrome, story: Story) -> dict[str, Any] | None:
    if story.lead is None:
        return None
    file = shared(story.lead.picture)
    if file is None:
        return None
    node: dict[str, Any] = {
        "@type": "ImageObject",
        "url": absolute(chrome, file.url),
        "width": file.width,
        "height": file.height,
    }
    if story.lead.caption:
        node["caption"] = story.lead.caption
    if story.lead.credit:
        node["creditText"] = story.lead.credit
    return node
