"""The page for addresses that lead nowhere; the front hands it out with 404."""

from dataclasses import dataclass

from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import LanguagePage
from newsreel.pages.words import Words
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome, Link


@dataclass(frozen=True, slots=True)
class MissingPage:
    """``missing.html``: a plain sentence, and the ways on."""

    frame: Frame
    words: Words
    onward: tuple[Link, ...]


def missing_page(chrome: Chrome) -> MissingPage:
    """The page of a language for what is not there."""
    words = say(chrome)
    return MissingPage(
        frame=frame(chrome, page="missing", title=words.missing_title, path="", robots="noindex"),
        words=words,
        onward=(
            Link(words.home, chrome.language.home),
            *(Link(section.name, section.url) for section in chrome.sections),
        ),
    )


class MissingPages(LanguagePage):
    """Kind "missing": /404/ and /ar/404/."""

    name = "missing"

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        return plate(f"{home}404/", "missing.html", missing_page(reads.chrome(arg)), status=404)
