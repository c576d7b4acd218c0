"""What is happening now: the breaking line, and the channel being on air.

Baked into the front pages; all other pages get it from the state plate by script (``state.py``).
"""

from dataclasses import dataclass

from newsreel.live.reads import OnAir
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Breaking, Chrome, Link


@dataclass(frozen=True, slots=True)
class Notices:
    """``breaking`` is None while nothing breaks (its url may be empty), ``on_air`` while the
    channel is silent."""

    breaking: Link | None
    on_air: Link | None


def notices(chrome: Chrome, breaking: Breaking, air: OnAir, words: Words) -> Notices:
    """The notices of a language."""
    return Notices(
        Link(breaking.text, breaking.url) if breaking.text else None,
        Link(on_air_line(air, words), f"{chrome.language.home}live/")
        if air.state == "on"
        else None,
    )


def on_air_line(air: OnAir, words: Words) -> str:
    """“On air: The morning programme”; what is wrong, or that nothing is, otherwise."""
    if air.state == "on":
        return words.live_on.format(title=air.title) if air.title else words.live_on_untitled
    return words.live_trouble if air.state == "trouble" else words.live_off
