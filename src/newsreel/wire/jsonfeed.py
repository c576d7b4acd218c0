"""JSON Feed 1.1 (jsonfeed.org): the same windows as the Atom feeds, and the same ids."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome, Teaser
from newsreel.wire.feed import ENTRIES, Feeds, changed, widest_jpeg
from newsreel.wire.xml import moment

TYPE = (("content-type", "application/feed+json; charset=utf-8"),)
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(
    chrome: Chrome, title: str, description: str, path: str, stories: Sequence[Teaser]
) -> bytes:
    """The feed of what lies at ``path``. A feed gives the standfirst, not the text: whoever reads
    on comes to the page."""
    site = chrome.site
    table: dict[str, Any] = {
        "version": VERSION,
        "title": title,
        "home_page_url": site.url + path,
        "feed_url": f"{site.url}{path}feed.json",
        "language": chrome.language.code,
        "authors": [{"name": site.publisher or site.name, "url": f"{site.url}/"}],
        "favicon": f"{site.url}/favicon.ico",
        "items": [_item(chrome, story) for story in stories],
    }
    if description:
        table["description"] = description
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _item(chrome: Chrome, story: Teaser) -> dict[str, Any]:
    url = chrome.site.url
    item: dict[str, Any] = {
        "id": UUID(story.uuid).urn,
        "url": url + story.url,
        "title": story.headline,
        "content_text": story.standfirst or story.headline,
        "date_published": moment(story.published),
        "date_modified": moment(changed(story)),
        "tags": [story.section.name, story.kind],
        "language": chrome.language.code,
    }
    if story.standfirst:
        item["summary"] = story.standfirst
    if story.bylines:
        item["authors"] = [
            {"name": byline.name} | ({"url": url + byline.url} if byline.url[:1] == "/" else {})
            for byline in story.bylines
        ]
    file = widest_jpeg(story)
    if file is not None:
        item["image"] = url + file.url
    return item


class JsonFeeds(Feeds):
    """Kind "jsonfeed": /feed.json, /ar/feed.json ("site:ar"), /news/world/feed.json."""

    name = "jsonfeed"

    def path(self, arg: str) -> str | None:
        beside = super().path(arg)
        return f"{beside.removesuffix('feed.xml')}feed.json" if beside else None

    def render(self, arg: str) -> Rendered | None:
        what, _, which = arg.partition(":")
        if what == "site":
            home = next((one.home for one in reads.languages() if one.code == which), None)
            if home is None:
                return None
            chrome = reads.chrome(which)
            stories = reads.newest(None, which, ENTRIES)
            body = json_feed(chrome, chrome.site.name, chrome.site.tagline, home, stories)
            return Rendered(f"{home}feed.json", body, headers=TYPE)
        section = reads.section(int(which))
        if section is None:
            return None
        chrome = reads.chrome(section.language)
        title = f"{chrome.site.name} – {section.name}"
        stories = reads.newest(section.id, section.language, ENTRIES)
        body = json_feed(chrome, title, section.description, section.url, stories)
        return Rendered(f"{section.url}feed.json", body, headers=TYPE)
