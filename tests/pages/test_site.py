"""The pages of real rows: everything that may exist is rendered, and every link leads somewhere."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import deflate
import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from wagtail.models import Locale

from newsreel.front.dynamic import is_dynamic
from newsreel.press import surfaces
from newsreel.press.plates import PlateStore
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories import models
from newsreel.stories.moments import DAY_ALONE
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper, paragraph, related


@pytest.fixture
def paper(newsroom: Newsroom, settings: Any) -> Paper:
    """Two languages, nested sections, people, topics, pages; one story is gone."""
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ar", "العربية")]
    paper = Paper(newsroom.folder)
    news = paper.section("news")
    world = paper.section("world", news)
    paper.section("empty")
    ann, sea = paper.contributor("Ann"), paper.topic("Sea")
    first = paper.story(world, by=[ann], on=[sea], headline="First of all")
    paper.story(news, body=[paragraph("Text."), related("First of all"), related("Not here yet")])
    gone = paper.story(world, by=[ann], headline="A mistake")
    models.Story.objects.filter(pk=gone.pk).update(live=False)
    models.StandingPage.objects.create(
        slug="about", title="About us", body="<p>We are.</p>", locale=paper.en
    )
    front = models.FrontPage.objects.create(locale=paper.en, lead=first)
    assert front.pk
    Locale.objects.get_or_create(language_code="ar")
    paper.bake()
    return paper


def plates(paper: Paper) -> dict[str, tuple[int, str, bytes]]:
    """Status, own headers and identity body by path."""
    rows = paper.store.driver.rows(
        "SELECT p.path, p.status, p.headers, b.body FROM press_plate p JOIN press_body b USING (id)"
    )
    return {
        path: (status, str(headers), bytes(deflate.gzip_decompress(body)) if body else b"")
        for path, status, headers, body in rows
    }


def test_every_kind_renders_all_that_it_says_may_exist(paper: Paper) -> None:
    assert isinstance(paper.store, PlateStore)
    found = plates(paper)
    for path in (
        "/", "/404/", "/live/", "/live/audio/", "/share/mastodon/", "/state.json", "/about/",
        "/manifest.webmanifest", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/feed.xml",
        "/sitemap/pages.xml", "/sitemap/2015-10-29.xml", "/news-sitemap.xml", "/news/",
        "/news/feed.xml", "/news/world/",
        "/empty/", "/news/2015/10/", "/news/2015/10/29/", "/news/world/2015/10/29/", "/by/ann/",
        "/by/ann/2015/10/", "/topics/sea/", "/topics/sea/2015/10/", "/ar/", "/ar/404/", "/ar/live/",
        "/corrections/", "/ar/corrections/",
        "/ar/state.json", "/ar/feed.xml",
    ):  # fmt: skip
        assert path in found, path
    assert found["/404/"][0] == 404
    assert [status for path, (status, _, _) in found.items() if status == 410] == [410]


def test_every_link_of_ours_leads_to_a_page_of_ours(paper: Paper) -> None:
    found = plates(paper)
    dead = set()
    for path, (_, headers, body) in found.items():
        if "text/html" not in headers:
            continue
        tree = BeautifulSoup(body, "lxml")
        links = [str(tag["href"]) for tag in tree.select("[href]")]
        links += [str(tag["src"]) for tag in tree.select("[src]")]
        links += [str(tree.body["data-state"])] if tree.body else []
        for link in links:
            address = urlsplit(urljoin(path, link))
            is_ours = not address.scheme and not is_dynamic(address.path)
            if is_ours and address.path not in found:
                dead.add((path, link))
    assert dead == set()


def test_sitemaps_and_feeds_name_pages_that_answer(paper: Paper) -> None:
    found = plates(paper)
    named = set()
    for path, (_, _, body) in found.items():
        if path.endswith(".xml"):
            named |= set(re.findall(rb"<loc>https?://[^/]+(/[^<]*)</loc>", body))
            named |= set(re.findall(rb'rel="alternate"[^>]*href="https?://[^/]+(/[^"]*)"', body))
    paths = {name.decode() for name in named}
    assert "/news/world/" in paths
    assert len(paths) > 10
    assert {path for path in paths if found.get(path, (0,))[0] != 200} == set()


def test_what_is_gone_says_so_and_is_linked_from_nowhere(paper: Paper) -> None:
    found = plates(paper)
    (gone,) = (path for path, (status, _, _) in found.items() if status == 410)
    assert b"A mistake" in found[gone][2]
    assert not [path for path, (_, _, body) in found.items() if gone.encode() in body]


def test_a_title_without_an_address_is_linked_when_its_story_arrives(paper: Paper) -> None:
    holder = next(path for path, plate in plates(paper).items() if b"Not here yet" in plate[2])
    before = BeautifulSoup(plates(paper)[holder][2], "lxml").select("aside.related")
    assert [bool(box.select("a")) for box in before] == [True, False]
    section = models.Section.objects.get(slug="world")
    paper.story(section, headline="Not here yet")
    paper.bake()
    after = BeautifulSoup(plates(paper)[holder][2], "lxml").select("aside.related")
    assert [bool(box.select("a")) for box in after] == [True, True]


def test_a_path_is_known_without_rendering(paper: Paper) -> None:
    rows = paper.store.driver.rows("SELECT path, surface, status FROM press_plate")
    with transaction.atomic(using="press"), reading_from(Snapshot("press")), recording():
        for path, surface, _ in rows:
            kind, arg = surfaces.split(surface)
            assert kind.path(arg) == path


def test_pages_keep_the_assets_that_they_name(paper: Paper) -> None:
    names = set(surfaces.split("asset:x")[0].every())
    assert {path.removeprefix("/assets/") for path in plates(paper) if "/assets/" in path} == names


def test_nothing_of_this_machine_is_on_a_page(paper: Paper) -> None:
    home = str(Path.home()).encode()
    assert not [path for path, (_, _, body) in plates(paper).items() if home in body]


def test_where_only_the_day_is_known_no_time_is_told(paper: Paper) -> None:
    world = models.Section.objects.get(slug="world")
    day = datetime.combine(date(2015, 10, 29), DAY_ALONE, UTC)
    alone = paper.story(world, headline="A day", published=day)
    noon = paper.story(world, headline="Noon", published=day.replace(microsecond=0))
    paper.bake()
    found = plates(paper)
    where = "/news/world/2015/10/29/"
    told = {}
    for story in (alone, noon):
        page = BeautifulSoup(found[f"{where}{story.slug}/"][2], "lxml").select_one(".published")
        assert page is not None
        assert page.time is not None
        told[story.headline] = (page.time.get_text(), page.time["datetime"])
    assert told["A day"] == ("29 October 2015", "2015-10-29")
    assert told["Noon"] == ("29 October 2015, 12:00", "2015-10-29T12:00:00+00:00")
