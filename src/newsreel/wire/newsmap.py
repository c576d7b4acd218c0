"""The news sitemap: the stories of two days, with title and language (the news extension 0.9 of the
sitemap protocol, as search engines' news services read it)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Listed
from newsreel.wire.kind import WireKind
from newsreel.wire.sitemap import TYPE
from newsreel.wire.xml import document, element, moment

LIMIT = 1_000
"""As many as the services take."""
_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def news(url: str, name: str, stories: Iterable[Listed]) -> bytes:
    """The map of these stories of the publication ``name`` at ``url`` (no trailing slash)."""
    return document([f"<urlset {_NAMESPACES}>", *_entries(url, name, stories), "</urlset>"])


def _entries(url: str, name: str, stories: Iterable[Listed]) -> Iterator[str]:
    for story in stories:
        publication = element("news:name", name) + element("news:language", story.language)
        yield (
            f"<url>{element('loc', url + story.url)}<news:news>"
            f"<news:publication>{publication}</news:publication>"
            f"{element('news:publication_date', moment(story.published))}"
            f"{element('news:title', story.headline)}</news:news></url>"
        )


class NewsMap(WireKind):
    """Kind "newsmap": /news-sitemap.xml, today's stories and yesterday's."""

    name = "newsmap"

    def every(self) -> Iterator[str]:
        return iter(("site",))

    def touched(self, change: Change) -> Iterable[str]:
        return ()

    def render(self, arg: str) -> Rendered | None:
        site, today = reads.site(), reads.today()
        stories = [*reads.listed(today), *reads.listed(today - timedelta(days=1))]
        body = news(site.url, site.name, stories[:LIMIT])
        return Rendered("/news-sitemap.xml", body, headers=TYPE)
