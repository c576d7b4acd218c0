"""What readers find by its words, at /search/."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Locale

from newsreel.pages.search import AT_ONCE, LAST
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.retract import retract
from newsreel.stories.models import Section, Story, Unindexed
from newsreel.stories.search import keep_up
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


@pytest.fixture
def reader(newsroom_any: Newsroom) -> Client:
    return Client()


def ask(reader: Client, words: str, where: str = "/search/", **more: str) -> BeautifulSoup:
    while keep_up():
        pass
    answer = reader.get(where, {"q": words, **more})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def found(page: BeautifulSoup) -> list[str]:
    return [" ".join(one.get_text().split()) for one in page.select("main h2")]


def test_a_reader_finds_what_is_public_by_every_word_of_it(reader: Client) -> None:
    ferry = publish(draft("The last steam ferry", standfirst="She leaves on Monday."))
    draft("The last steam engine")
    gone = publish(draft("The last steam crane"))
    retract(gone, "It was wrong.")
    assert found(ask(reader, "steam last")) == [ferry.headline]
    assert found(ask(reader, "ferry monday")) == [ferry.headline]
    assert found(ask(reader, "ferry tuesday")) == []
    assert "zeppelin" in ask(reader, "zeppelin").select_one("[role=status]").get_text()  # type: ignore[union-attr]


def test_a_draft_of_a_public_story_is_found_by_what_readers_see_alone(reader: Client) -> None:
    story = publish(draft("Fog at sea"))
    story.headline = "Murder at sea"
    story.save_revision()
    assert found(ask(reader, "murder")) == []
    assert found(ask(reader, "fog")) == ["Fog at sea"]


def test_the_newest_come_first_and_the_others_on_further_pages(reader: Client) -> None:
    now = timezone.now()
    for n in range(AT_ONCE + 2):
        publish(draft(f"Ferry number {n}"), now=now - timedelta(hours=n))
    first = ask(reader, "ferry")
    assert found(first) == [f"Ferry number {n}" for n in range(AT_ONCE)]
    older = str(first.select_one(".beside a[rel=prev]")["href"])  # type: ignore[index]
    assert older == "/search/?q=ferry&page=2"
    second = ask(reader, "ferry", page="2")
    assert found(second) == [f"Ferry number {n}" for n in (AT_ONCE, AT_ONCE + 1)]
    assert second.select_one(".beside a[rel=next]")["href"] == "/search/?q=ferry"  # type: ignore[index]


@pytest.mark.parametrize(
    "words",
    ['"', "ferry*", "a OR b", "NEAR(", "-", "'; DROP", "\x00ferry", "<script>alert(1)</script>",
     "ي", "🛶", "a" * 5_000, "col:umn", "(((", "\\", "%", "\u202eferry"],
)  # fmt: skip
def test_whatever_is_asked_is_answered_and_stays_words(reader: Client, words: str) -> None:
    publish(draft("A ferry"))
    page = ask(reader, words)
    assert page.select_one("main script") is None
    box = page.select_one("input[name=q]")
    assert box is not None
    assert box["value"] == " ".join(words.replace("\x00", "")[:200].split())


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "٣", str(LAST + 1), "²"])
def test_a_page_that_cannot_be_is_the_nearest_that_can(reader: Client, number: str) -> None:
    publish(draft("A ferry"))
    assert ask(reader, "ferry", page=number).select_one("form.ask") is not None


@override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("ar", "العربية")])
def test_each_language_searches_its_own(reader: Client) -> None:
    arabic = Locale.objects.create(language_code="ar")
    section = Section.objects.create(locale=arabic, name="أخبار", slug="akhbar")
    story = draft("ferry العبارة", section=section)
    Story.objects.filter(pk=story.pk).update(locale=arabic)
    publish(Story.objects.get(pk=story.pk))
    publish(draft("A ferry"))
    assert found(ask(reader, "ferry")) == ["A ferry"]
    there = ask(reader, "ferry", "/ar/search/")
    assert found(there) == ["ferry العبارة"]
    assert there.html is not None
    assert there.html["dir"] == "rtl"
    assert reader.get("/fr/search/", {"q": "ferry"}).status_code == 404


def test_a_search_writes_nothing_and_nothing_keeps_it(reader: Client) -> None:
    publish(draft("A ferry"))
    waiting = Unindexed.objects.count()
    assert waiting
    answer = reader.get("/search/", {"q": "ferry"})
    assert Unindexed.objects.count() == waiting
    assert answer["Cache-Control"] == "no-cache"
    assert reader.post("/search/", {"q": "ferry"}).status_code == 405
