"""Registers every format of the wire with the press."""

from newsreel.press.surfaces import register
from newsreel.wire.feed import Feeds
from newsreel.wire.jsonfeed import JsonFeeds
from newsreel.wire.newsmap import NewsMap
from newsreel.wire.robots import Robots
from newsreel.wire.sitemap import Sitemaps

KINDS = (Robots, Feeds, JsonFeeds, Sitemaps, NewsMap)


def register_wire() -> None:
    """Idempotent: one instance a kind."""
    for kind in KINDS:
        register(kind())
