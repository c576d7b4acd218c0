"""Standing pages: about, imprint, privacy. They are not news and carry no date."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from newsreel.pages.frame import Frame, frame, plate
from newsreel.pages.kind import RowPage
from newsreel.pages.linked import publisher
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, StandingPage


@dataclass(frozen=True, slots=True)
class StandingView:
    """``standing.html``. ``html`` is sanitized."""

    frame: Frame
    title: str
    html: Markup


def standing_page(chrome: Chrome, page: StandingPage) -> StandingView:
    """The page of a standing text."""
    kind = "AboutPage" if page.slug == "about" else "WebPage"
    return StandingView(
        frame=frame(
            chrome,
            page="standing",
            title=page.title,
            path=page.url,
            linked=[
                {
                    "@type": kind,
                    "@id": chrome.site.url + page.url,
                    "name": page.title,
                    "inLanguage": page.language,
                    "publisher": publisher(chrome),
                }
            ],
        ),
        title=page.title,
        html=Markup(page.html),
    )


class StandingPages(RowPage):
    """Kind "standing": /about/. The arg is the page's number."""

    name = "standing"
    table = "stories_standingpage"

    def every(self) -> Iterator[str]:
        return map(str, existence.standing_pages())

    def render(self, arg: str) -> Rendered | None:
        page = reads.standing_page(int(arg))
        if page is None:
            return None
        return plate(page.url, "standing.html", standing_page(reads.chrome(page.language), page))
