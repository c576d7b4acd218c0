"""The breaking line, put up and taken down from the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry

from newsreel.stories.actions.breaking import break_news
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.tick import tick
from newsreel.stories.models import BreakingLine
from newsreel.stories.paths import Paths
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, section

AT = "/desk/breaking/"


def up(text: str, **fields: object) -> dict[str, object]:
    given = {"text": text, "story": "", "address": "", "minutes": ""} | fields
    return {f"line-en-{name}": value for name, value in given.items()} | {
        "do": "up", "language": "en", "next": "/desk/",
    }  # fmt: skip


def test_a_line_goes_up_and_down_in_one_step_each_from_the_dashboard(
    newsroom_any: Newsroom,
) -> None:
    story = publish(draft())
    client = client_of(person("ed", "Editor"))
    assert "Put it up" in client.get("/desk/").content.decode()
    answer = client.post(AT, up("The harbour is closed", story=story.pk))
    assert answer["Location"] == "/desk/"
    line = BreakingLine.objects.get()
    assert (line.text, line.story, line.until) == ("The harbour is closed", story, None)
    page = client.get("/desk/").content.decode()
    assert "Take it down" in page
    client.post(AT, {"do": "down", "language": "en", "next": "/desk/"})
    assert BreakingLine.objects.get().text == ""
    entries = ModelLogEntry.objects.for_instance(line)
    assert [entry.action for entry in entries] == ["newsreel.breaking"] * 2


def test_a_line_leads_to_the_story_whose_address_is_pasted(newsroom: Newsroom) -> None:
    story = publish(draft(section=section("Harbour", parent=section("News"))))
    path = Paths().of_story(story)
    client = client_of(person("ed", "Editor"))
    client.post(AT, up("Closed", address=f"http://127.0.0.1:8000{path}?from=mail"))
    assert BreakingLine.objects.get().story == story
    answer = client.post(AT, up("Closed", address="/news/2015/10/29/no-such/"))
    assert answer.status_code == 422
    assert "No public story of this language has this address." in answer.content.decode()


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_a_line_that_says_nothing_or_too_much_is_refused(newsroom: Newsroom, text: str) -> None:
    client = client_of(person("ed", "Editor"))
    answer = client.post(AT, up(text))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not BreakingLine.objects.exists()


def test_the_ticker_takes_a_line_down_at_its_time(newsroom_any: Newsroom) -> None:
    client = client_of(person("ed", "Editor"))
    client.post(AT, up("Closed until noon", minutes=30))
    journalled()
    now = timezone.now()
    assert tick(now + timedelta(minutes=29)).cleared == ()
    english = Locale.objects.get(language_code="en")
    due = tick(now + timedelta(minutes=31))
    assert due.cleared == (english.pk,)
    line = BreakingLine.objects.get()
    assert (line.text, line.until) == ("", None)
    assert [c for c in journalled() if c[0] == "stories_breakingline"] == [
        ("stories_breakingline", "U", line.pk)
    ]
    assert not tick(now + timedelta(minutes=32))


def test_the_same_line_again_writes_nothing(newsroom: Newsroom) -> None:
    english = Locale.objects.get(language_code="en")
    break_news(english, "Closed")
    journalled()
    break_news(english, "Closed")
    assert journalled() == []


@pytest.mark.parametrize("role", ["Reporter", "Moderator", "Producer"])
def test_only_editors_break_news(newsroom: Newsroom, role: str) -> None:
    client = client_of(person("somebody", role))
    assert client.get(AT).status_code == client.post(AT, up("Mine")).status_code == 302
    assert not BreakingLine.objects.exists()
    assert "/desk/breaking/" not in client.get("/desk/").content.decode()
