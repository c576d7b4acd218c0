"""Cards: a story as a listing shows it, in the size its place has."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from newsreel.pages.dates import Stamp, on_day
from newsreel.pages.images import CARD, THIRD, THUMB, TOP, Image, image
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Teaser

Clock = Callable[[datetime, Words], Stamp]


@dataclass(frozen=True, slots=True)
class Card:
    """``size`` is "top", "large", "third", "small" or "line"; what a size does not show is empty.

    ``level`` is that of its heading; ``section`` is empty where the page says it already.
    ``kind`` is the stored word (for style), ``label`` its name in the page's language. ``said``:
    how many comments it has, in words; empty where it has none.
    """

    size: str
    level: int
    url: str
    headline: str
    standfirst: str
    kicker: str
    kind: str
    label: str
    section: str
    by: str
    stamp: Stamp
    said: str
    image: Image | None


def card(
    teaser: Teaser,
    size: str,
    words: Words,
    *,
    within: int = 0,
    level: int = 3,
    clock: Clock = on_day,
) -> Card:
    """The card of a story. Its section is left unsaid ``within`` the section of that number,
    whose name stands above."""
    sizes = {"top": TOP, "large": CARD, "small": THUMB, "third": THIRD}.get(size)
    label = words.kind(teaser.kind)
    place = teaser.section.name if teaser.section.id != within else ""
    names = [byline.name for byline in teaser.bylines]
    return Card(
        size=size,
        level=level,
        url=teaser.url,
        headline=teaser.headline,
        standfirst=teaser.standfirst if size in ("top", "large") else "",
        kicker=unlike(teaser.kicker, label),
        kind=teaser.kind,
        label=label,
        section=unlike(place, label),
        by=words.by.format(names=words.names(names)) if names and size != "line" else "",
        stamp=clock(teaser.published, words),
        said=words.count(words.count_comments, teaser.comments) if teaser.comments else "",
        image=image(teaser.picture, sizes, eager=size == "top", crop="card") if sizes else None,
    )


def unlike(text: str, said: str) -> str:
    """The text, unless it only says again what is said beside it (“Interview: Interview”)."""
    return "" if text.casefold() == said.casefold() else text


def cards(
    teasers: tuple[Teaser, ...] | list[Teaser],
    words: Words,
    *,
    within: int = 0,
    first: str = "small",
    rest: str = "small",
    level: int = 3,
    clock: Clock = on_day,
) -> tuple[Card, ...]:
    """Cards in the order given, the first in a size of its own."""
    return tuple(
        card(teaser, first if n == 0 else rest, words, within=within, level=level, clock=clock)
        for n, teaser in enumerate(teasers)
    )
