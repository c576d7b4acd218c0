"""What stands where something was withdrawn or deleted: 410, and what to read instead."""

from dataclasses import dataclass

from newsreel.pages.dates import Said, said
from newsreel.pages.frame import Frame, frame, say
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Chrome, Gone, Link


@dataclass(frozen=True, slots=True)
class GonePage:
    """``gone.html``: what was there, why it is not and since when (both may be missing),
    where to go."""

    frame: Frame
    words: Words
    title: str
    text: str
    reason: str
    retracted: Said | None
    onward: tuple[Link, ...]


def gone_page(chrome: Chrome, gone: Gone) -> GonePage:
    """The page of what was withdrawn. It is not to be found by search engines."""
    words = say(chrome)
    is_story = bool(gone.headline or gone.section)
    home = Link(words.home, chrome.language.home)
    title = words.gone_title if is_story else words.gone_page
    text = words.gone_untitled if is_story else words.gone_page_text
    if gone.headline:
        text = words.gone_text.format(headline=gone.headline)
    section = (Link(gone.section.name, gone.section.url),) if gone.section else ()
    return GonePage(
        frame=frame(chrome, page="gone", title=title, path="", robots="noindex"),
        words=words,
        title=title,
        text=text,
        reason=words.gone_reason.format(reason=gone.reason) if gone.reason else "",
        retracted=said(words.gone_on, gone.retracted, words) if gone.retracted else None,
        onward=(*section, home),
    )
