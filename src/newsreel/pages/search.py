"""The search page, /search/?q=: a form that needs no script, and what was found.

No plate: Django answers it, on the uncached path (``front/dynamic.py``), with the reads and the
templates of every other page.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from newsreel.comments import reads as comment_reads
from newsreel.pages.archive import Neighbours
from newsreel.pages.cards import Card, cards
from newsreel.pages.frame import Frame, frame, say
from newsreel.pages.typeset import typeset
from newsreel.pages.words import Words
from newsreel.stories import reads
from newsreel.stories.reads.search import found
from newsreel.stories.reads.shapes import Chrome, Link, Teaser

AT_ONCE = 20
LAST = 50
"""So many pages back can be asked for: who wants to see more of a common word adds another."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``. ``asked`` is what the reader typed; ``said`` what came of it, empty while
    nothing was asked; ``next`` the newer and the older finds."""

    frame: Frame
    words: Words
    action: str
    asked: str
    said: str
    cards: tuple[Card, ...]
    next: Neighbours


def search_page(
    chrome: Chrome, asked: str, stories: tuple[Teaser, ...], number: int, *, more: bool
) -> SearchPage:
    """Page ``number`` (from 1) of the stories that have all words of ``asked``, newest first."""
    words = say(chrome)
    action = f"{chrome.language.home}search/"
    said = words.search_found if stories else words.search_none
    return SearchPage(
        frame=frame(
            chrome,
            page="search",
            title=f"{asked} – {words.search}" if asked else words.search,
            path=action,
            robots="noindex",
        ),
        words=words,
        action=action,
        asked=asked,
        said=said.format(asked=asked) if asked else "",
        cards=cards(stories, words, level=2),
        next=Neighbours(
            _link(words.search_older, action, asked, number + 1) if more else None,
            _link(words.search_newer, action, asked, number - 1) if number > 1 else None,
        ),
    )


def render_search(code: str, asked: str, number: int) -> bytes:
    """The page of a language as it is now; reads are recorded by the caller and not kept."""
    asked = " ".join(asked[:LONGEST].split())
    number = min(max(number, 1), LAST)
    stories: tuple[Teaser, ...] = ()
    if asked:
        stories = found(asked, code, (number - 1) * AT_ONCE, AT_ONCE + 1)
    page = search_page(
        reads.chrome(code),
        asked,
        comment_reads.counted(stories[:AT_ONCE]),
        number,
        more=len(stories) > AT_ONCE and number < LAST,
    )
    return typeset("search.html", page)


def _link(name: str, action: str, asked: str, number: int) -> Link:
    asking = {"q": asked} | ({"page": str(number)} if number > 1 else {})
    return Link(name, f"{action}?{urlencode(asking)}")
