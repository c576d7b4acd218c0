"""What stands on the pages."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from newsreel.pages.assets import ASSETS
from newsreel.pages.images import image, shared
from newsreel.pages.story import story_page
from newsreel.pages.typeset import typeset
from newsreel.stories.reads.shapes import Paragraph, Picture, PictureBlock, Related, Story
from tests.pages import paper
from tests.pages.sheets import bare_story_page, html_pages

NASTY = "</script><script>alert(1)</script>\"'<b>&amp;"


def parsed(page: bytes) -> BeautifulSoup:
    return BeautifulSoup(page, "lxml")


def document(story: Story, *, rtl: bool = False) -> BeautifulSoup:
    page = story_page(paper.chrome(rtl=rtl), story, paper.NOBODY, paper.FORM)
    return parsed(typeset("story.html", page))


def texts(tree: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in tree.select(selector)]


@pytest.fixture(scope="module")
def story() -> BeautifulSoup:
    return document(paper.story())


def test_a_story_shows_kind_section_headline_and_standfirst(story: BeautifulSoup) -> None:
    assert texts(story, "article.tale > header .kind") == ["News"]
    assert texts(story, "nav.trail") == ["News > Town"]
    assert texts(story, "h1") == [paper.HEADLINES[0][0]]
    assert texts(story, "header p.standfirst") == [paper.story().standfirst]


def test_caption_and_credit_are_each_their_own_line(story: BeautifulSoup) -> None:
    assert texts(story, "figure.lead .caption") == ["The Anna Brandt leaving Estermouth on Monday."]
    assert texts(story, "figure.lead .credit") == ["Photo: Mira Holm"]


def test_times_are_absolute_and_machine_readable(story: BeautifulSoup) -> None:
    assert texts(story, ".published") == ["Published 20 November 2026, 17:40"]
    assert texts(story, ".updated") == ["Updated 20 November 2026, 19:40"]
    assert story.select(".published time")[0].get("datetime") == "2026-11-20T17:40:00+01:00"


def test_bylines_have_roles_and_pages(story: BeautifulSoup) -> None:
    assert texts(story, ".byline") == ["By Ada Lark, harbour correspondent and Ben Okafor"]
    assert [a.get("href") for a in story.select(".byline a")] == [
        "/by/ada-lark/",
        "/by/ben-okafor/",
    ]


def test_the_dateline_runs_into_the_first_paragraph(story: BeautifulSoup) -> None:
    assert texts(story, ".body > p")[0].startswith("Estermouth — The last steam ferry")


def test_related_boxes_stand_in_the_body_with_kind_and_author(story: BeautifulSoup) -> None:
    assert texts(story, ".body > aside.related") == [
        "Related: Analysis – A town that rents its own harbour back, by Ben Okafor",
        "Related: Who owns the cannery yard?",
    ]
    before = story.select(".body > aside.related")[0].find_previous_sibling()
    assert isinstance(before, Tag)
    assert before.get_text().startswith("“There is a boat.")


def test_a_related_story_without_an_address_is_no_link(story: BeautifulSoup) -> None:
    assert [len(box.select("a")) for box in story.select(".body > aside.related")] == [1, 0]


def test_related_stories_that_the_body_does_not_name_follow_it() -> None:
    tree = parsed(typeset("story.html", bare_story_page()))
    assert texts(tree, ".after aside.related") == ["Related: News – Council votes, by Ada Lark"]


def test_share_links_carry_the_address_and_the_headline(story: BeautifulSoup) -> None:
    links = {a.get_text(): a.get("href") for a in story.select(".share a")}
    address = paper.SITE.url + paper.story().url
    assert list(links)[:6] == ["X", "Facebook", "WhatsApp", "Telegram", "Bluesky", "E-mail"]
    assert parse_qs(urlsplit(links["Facebook"]).query)["u"] == [address]
    assert parse_qs(urlsplit(links["X"]).query) == {
        "text": [paper.story().headline],
        "url": [address],
    }
    assert parse_qs(urlsplit(links["mastodon.social"]).query)["text"] == [
        f"{paper.story().headline} {address}"
    ]
    assert links["Another server…"].startswith("/share/mastodon/#The%20last")


def test_the_place_of_comments_says_how_many_there_are(story: BeautifulSoup) -> None:
    assert texts(story, ".comments .count") == ["0 comments"]
    assert texts(story, ".comments .note") == ["No comments yet."]
    closed = parsed(typeset("story.html", bare_story_page()))
    assert texts(closed, ".comments .note") == ["No comments yet. Comments are closed."]


def test_a_listing_says_how_many_comments_a_story_has_and_leads_to_them() -> None:
    for rtl, many in ((False, "12 comments"), (True, "12 تعليقًا")):
        pages = html_pages(rtl=rtl)
        for name in ("home", "section", "day", "contributor", "topic-month", "search"):
            cards = parsed(pages[name]).select(".card")
            links = [card.select(".talk") for card in cards]
            assert {link.get_text() for found in links for link in found} >= {many}
            assert [] in links  # nothing is said where nobody commented
            for card, found in zip(cards, links, strict=True):
                story = card.select("h2 a, h3 a")[0].get("href")
                assert [link.get("href") for link in found] in ([], [f"{story}#comments"])


def test_comments_are_shown_with_author_time_and_depth() -> None:
    tree = parsed(html_pages()["story-said"])
    assert texts(tree, ".comments .count") == ["3 comments"]
    depths = [li["class"][0] for li in tree.select(".comments ol > li")]
    assert depths == ["depth-0", "depth-1", "depth-0", "depth-1"]
    assert texts(tree, ".comments .who")[0] == "Hanna W. 20 November 2026, 18:05"


def test_the_header_leads_to_the_channel_and_to_sound_alone(story: BeautifulSoup) -> None:
    assert [a.get("href") for a in story.select(".air a")] == ["/live/", "/live/audio/"]


def test_the_language_switch_leads_to_the_translation(story: BeautifulSoup) -> None:
    assert story.select(".tongues a")[0].get("href") == paper.story().translations[0].url
    alternates = {
        link.get("hreflang"): link.get("href")
        for link in story.select("link[rel=alternate][hreflang]")
    }
    assert alternates == {
        "en": paper.SITE.url + paper.story().url,
        "ar": f"{paper.SITE.url}/ar{paper.story().url}",
    }


def test_without_a_translation_it_leads_to_the_other_front_page() -> None:
    tree = document(replace(paper.story(), translations=()))
    assert tree.select(".tongues a")[0].get("href") == "/ar/"


def test_a_page_knows_its_address_and_its_feeds(story: BeautifulSoup) -> None:
    canonical = story.select("link[rel=canonical]")[0].get("href")
    assert canonical == paper.SITE.url + paper.story().url
    feeds = [link.get("href") for link in story.select("link[type='application/atom+xml']")]
    assert feeds == ["/news/town/feed.xml", "/feed.xml"]


def test_open_graph_shows_the_lead_picture(story: BeautifulSoup) -> None:
    facts = {meta.get("property"): meta.get("content") for meta in story.select("meta[property]")}
    assert facts["og:type"] == "article"
    assert facts["og:image"].startswith(f"{paper.SITE.url}/media/pictures/ferry.")
    assert facts["og:image"].endswith(".jpeg")
    assert facts["og:title"] == paper.story().headline
    assert story.select("meta[name='twitter:card']")[0].get("content") == "summary_large_image"


def test_a_page_without_a_picture_is_shared_with_the_sites_own() -> None:
    tree = document(replace(paper.story(), lead=None))
    shown = tree.select("meta[property='og:image']")[0].get("content")
    assert shown == paper.SITE.url + ASSETS["default-share.jpg"].url


@pytest.mark.parametrize("name", ["missing", "gone"])
def test_what_is_not_there_is_not_to_be_found(name: str) -> None:
    tree = parsed(html_pages()[name])
    assert tree.select("meta[name=robots]")[0].get("content") == "noindex"
    assert not tree.select("link[rel=canonical]")


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("news", "ReportageNewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("review", "ReviewNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("interview", "NewsArticle"),
    ],
)
def test_structured_data_has_the_type_of_the_kind(kind: str, type_: str) -> None:
    article, trail = graph(document(replace(paper.story(), kind=kind)))
    assert article["@type"] == type_
    assert article["genre"] == kind
    assert article["author"][0] == {
        "@type": "Person",
        "name": "Ada Lark",
        "url": f"{paper.SITE.url}/by/ada-lark/",
    }
    assert article["articleSection"] == ["News", "Town"]
    assert [step["name"] for step in trail["itemListElement"]] == [
        "News",
        "Town",
        paper.story().headline,
    ]


def test_a_story_without_a_byline_is_the_publishers() -> None:
    article, _ = graph(document(replace(paper.story(), bylines=())))
    assert article["author"] == {"@id": f"{paper.SITE.url}/#publisher"}


def test_foreign_text_stays_text() -> None:
    hostile = replace(
        paper.story(),
        headline=NASTY,
        standfirst=NASTY,
        kicker=NASTY,
        dateline=NASTY,
        lead=PictureBlock(replace(paper.picture(1), alt=NASTY), NASTY, NASTY),
        body=(Paragraph("<p>Text.</p>"), Related("", NASTY, NASTY, "")),
    )
    tree = document(hostile)
    assert len(tree.select("script")) == 2
    assert not tree.select("b")
    assert texts(tree, "h1") == [" ".join(NASTY.split())]
    assert graph(tree)[0]["headline"] == NASTY


def test_a_picture_comes_in_three_formats_with_its_room_kept(story: BeautifulSoup) -> None:
    figure = story.select("figure.lead")[0]
    assert [s.get("type") for s in figure.select("source")] == ["image/avif", "image/webp"]
    shown = figure.select("img")[0]
    assert (shown.get("width"), shown.get("height")) == ("1600", "1067")
    assert shown.get("fetchpriority") == "high"
    assert shown.get("loading") is None
    assert shown.get("srcset").count("w,") == 3
    later = story.select(".body img")
    assert {img.get("loading") for img in later} == {"lazy"}


def test_a_picture_whose_files_are_not_made_yet_leaves_its_words() -> None:
    waiting = replace(paper.story(), lead=PictureBlock(paper.picture(1, made=False), "Said.", "Us"))
    tree = document(waiting)
    assert texts(tree, "figure.lead") == ["Said. Photo: Us"]
    assert not tree.select("figure.lead img")


def test_a_decorative_picture_has_an_empty_alternative() -> None:
    picture: Picture = replace(paper.picture(1), decorative=True)
    found = image(picture, "100vw")
    assert found is not None
    assert found.alt == ""


def test_others_show_a_jpeg_of_a_middling_width() -> None:
    file = shared(paper.picture(1))
    assert file is not None
    assert (file.format, file.width) == ("jpeg", 960)


@pytest.mark.parametrize("rtl", [False, True])
def test_no_page_has_an_inline_style_or_script_or_a_time_that_ages(rtl: bool) -> None:
    for name, page in html_pages(rtl=rtl).items():
        tree = parsed(page)
        assert not tree.select("style, [style]"), name
        handlers = [a for tag in tree.find_all(True) for a in tag.attrs if a.startswith("on")]
        assert not handlers, name
        for script in tree.select("script:not([src])"):
            assert script.get("type") == "application/ld+json"
        for time in tree.select("time"):
            assert re.search(r"\d", time.get_text()), name


@pytest.mark.parametrize("rtl", [False, True])
def test_every_page_says_its_language_and_direction(rtl: bool) -> None:
    for name, page in html_pages(rtl=rtl).items():
        root = parsed(page)
        top = root.select("html")[0]
        expected = ("ar", "rtl") if rtl else ("en", "ltr")
        assert (top.get("lang"), top.get("dir")) == expected, name
        assert len(root.select("h1")) == 1, name


def test_a_story_stands_once_among_lead_seconds_and_latest() -> None:
    tree = parsed(html_pages()["home"])
    links = [a.get("href") for a in tree.select(".fold h2 a, .fold h3 a")]
    assert len(links) == len(set(links)) == 12


def test_the_newest_fill_what_the_editors_left_open() -> None:
    from newsreel.pages.home import home_page
    from newsreel.stories.reads.shapes import FrontPage

    page = home_page(
        paper.chrome(),
        FrontPage(None, (paper.teaser(5),), paper.TODAY),
        paper.now(quiet=True),
        paper.teasers(0, 9),
        [],
    )
    assert page.lead is not None
    assert page.lead.url == paper.teaser(0).url
    assert [one.url for one in page.seconds] == [paper.teaser(n).url for n in (5, 1, 2)]
    assert page.latest[0].url == paper.teaser(3).url


def graph(tree: BeautifulSoup) -> list[dict[str, object]]:
    return json.loads(tree.select("script[type='application/ld+json']")[0].get_text())["@graph"]  # type: ignore[no-any-return]
