"""Feeds, sitemaps and robots.txt, read by those who read them."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import feedparser
from lxml import etree

from newsreel.stories.reads.shapes import Listed
from newsreel.wire import sitemap
from newsreel.wire.feed import section_feed, site_feed
from newsreel.wire.jsonfeed import json_feed
from newsreel.wire.newsmap import news
from newsreel.wire.robots import robots
from tests.pages import paper

URL = paper.SITE.url
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(document: bytes) -> list[str]:
    return [
        str(found)
        for found in etree.fromstring(document).xpath("//s:loc/text()", namespaces=NAMESPACES)
    ]


def test_a_feed_is_read_without_a_complaint() -> None:
    feed = feedparser.parse(site_feed(paper.chrome(), paper.teasers(0, 5)))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Foreshore"
    assert [entry.link for entry in feed.entries] == [URL + t.url for t in paper.teasers(0, 5)]


def test_an_entry_says_who_what_when_and_of_which_kind() -> None:
    story = replace(paper.teaser(2), updated=paper.teaser(2).published + timedelta(hours=1))
    (entry,) = feedparser.parse(site_feed(paper.chrome(), [story])).entries
    assert entry.id == "urn:uuid:00000000-0000-0000-0000-000000000066"
    assert entry.author == "Ada Lark"
    assert entry.summary == story.standfirst
    assert entry.published == story.published.isoformat()
    assert entry.updated == story.updated.isoformat() if story.updated else False
    assert {tag.term for tag in entry.tags} == {"culture", "analysis"}
    assert entry.enclosures[0].href.startswith(f"{URL}/media/pictures/fog.")
    assert entry.enclosures[0].type == "image/jpeg"


def test_a_json_feed_has_the_same_stories_under_the_same_ids() -> None:
    stories = (replace(paper.teaser(2), standfirst=""), paper.teaser(3))
    atom = feedparser.parse(site_feed(paper.chrome(), stories))
    feed = json.loads(json_feed(paper.chrome(), "Foreshore", "", "/", stories))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{URL}/"
    assert feed["feed_url"] == f"{URL}/feed.json"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
    first = feed["items"][0]
    # The format wants a content of every item.
    assert first["content_text"] == first["title"] == stories[0].headline
    assert first["authors"] == [{"name": "Ada Lark", "url": f"{URL}/by/ada/"}]
    assert first["date_published"] == stories[0].published.isoformat()
    assert first["image"].startswith(f"{URL}/media/pictures/fog.")
    assert "description" not in feed


def test_ids_outlive_slugs_and_names() -> None:
    before = paper.section(2)
    after = replace(before, slug="city", name="City", url="/news/city/")
    ids = {
        feedparser.parse(section_feed(paper.chrome(), section, ())).feed.id
        for section in (before, after)
    }
    assert ids == {"urn:uuid:00000000-0000-0000-0000-000000000002"}


def test_feeds_of_two_languages_have_ids_of_their_own() -> None:
    ids = {feedparser.parse(site_feed(paper.chrome(rtl=rtl), ())).feed.id for rtl in (False, True)}
    assert len(ids) == 2


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    feed = feedparser.parse(site_feed(paper.chrome(), paper.teasers(0, 3))).feed
    assert feed.updated == paper.teaser(0).published.isoformat()


def test_what_xml_cannot_say_is_left_out_and_what_it_must_escape_is_escaped() -> None:
    story = replace(paper.teaser(0), headline='Fish & <chips> "\x0b\x00"')
    (entry,) = feedparser.parse(site_feed(paper.chrome(), [story])).entries
    assert entry.title_detail.value == 'Fish & <chips> ""'
    etree.fromstring(site_feed(paper.chrome(), [story]))


def test_the_index_of_sitemaps_names_the_pages_and_each_day() -> None:
    found = locations(sitemap.index(URL, [date(2015, 10, 30), date(2015, 10, 29)]))
    assert found == [
        f"{URL}/sitemap/pages.xml",
        f"{URL}/sitemap/2015-10-30.xml",
        f"{URL}/sitemap/2015-10-29.xml",
    ]


def test_a_day_lists_its_stories_with_their_last_change() -> None:
    when = datetime(2015, 10, 29, 12, tzinfo=paper.ZONE)
    document = sitemap.stories(URL, [Listed("/news/a/", when, when, "A", "en")])
    assert locations(document) == [f"{URL}/news/a/"]
    assert b"<lastmod>2015-10-29T12:00:00+01:00</lastmod>" in document


def test_the_news_map_names_the_paper_the_language_the_time_and_the_title() -> None:
    when = datetime(2015, 10, 29, 12, tzinfo=paper.ZONE)
    document = news(
        URL, "The Paper & Co", [Listed("/ar/news/a/", when, when, "Fish & chips", "ar")]
    )
    assert locations(document) == [f"{URL}/ar/news/a/"]
    (entry,) = etree.fromstring(document).iter(
        "{http://www.google.com/schemas/sitemap-news/0.9}news"
    )
    said = {etree.QName(part).localname: part.text for part in entry.iter()}
    assert said["name"] == "The Paper & Co"
    assert said["language"] == "ar"
    assert said["publication_date"] == "2015-10-29T12:00:00+01:00"
    assert said["title"] == "Fish & chips"


def test_robots_are_kept_from_the_desk_and_shown_the_maps() -> None:
    assert robots(URL).decode().splitlines() == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /search/",
        "Disallow: /preview/",
        "Disallow: /comments/",
        "",
        f"Sitemap: {URL}/sitemap.xml",
        f"Sitemap: {URL}/news-sitemap.xml",
    ]
