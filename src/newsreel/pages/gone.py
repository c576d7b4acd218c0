"""What stands at the address of a story that was withdrawn: 410, and what to read instead."""

from dataclasses import dataclass

from newsreel.pages.frame import Frame, frame, say
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Chrome, Gone, Link


@dataclass(frozen=True, slots=True)
class GonePage:
    """``gone.html``: what was there, why it is not (``reason`` may be empty), where to go."""

    frame: Frame
    words: Words
    text: str
    reason: str
    onward: tuple[Link, ...]


def gone_page(chrome: Chrome, gone: Gone) -> GonePage:
    """The page of a withdrawn story. It is not to be found by search engines."""
    words = say(chrome)
    home = Link(words.home, chrome.language.home)
    section = (Link(gone.section.name, gone.section.url),) if gone.section else ()
    return GonePage(
        frame=frame(chrome, page="gone", title=words.gone_title, path="", robots="noindex"),
        words=words,
        text=words.gone_text.format(headline=gone.headline)
        if gone.headline
        else words.gone_untitled,
        reason=words.gone_reason.format(reason=gone.reason) if gone.reason else "",
        onward=(*section, home),
    )
