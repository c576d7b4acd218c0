"""The front page's table: what is kept as a draft, what goes live, and who may."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, ModelLogEntry

from newsreel.press import surfaces
from newsreel.press.journal import journal
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories.actions.arrange import arrange
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import FrontPage, Story
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, section

SCREEN = "/desk/front-page/en/"


@pytest.fixture
def stories(newsroom_any: Newsroom) -> list[Story]:
    return [publish(draft(f"Story number {n}")) for n in range(1, 6)]


def send(client: Client, do: str, edition: int, lead: Any = None, seconds: Any = ()) -> Any:
    given = {
        "do": do,
        "edition": edition,
        "lead": lead and lead.pk,
        "seconds": [story.pk for story in seconds],
    }
    return client.post(SCREEN, json.dumps(given), content_type="application/json")


def home() -> bytes:
    """The home page as the press would bake it now."""
    kind, arg = surfaces.split("home:en")
    with reading_from(Snapshot("default")), recording():
        rendered = kind.render(arg)
    assert rendered is not None
    return rendered.body


def test_a_draft_is_kept_and_no_reader_sees_it(stories: list[Story]) -> None:
    client = client_of(person("chief", "Chief editor"))
    arrange(stories[0].locale, stories[0])
    before = home()
    journalled()
    answer = send(client, "draft", 1, stories[1], stories[2:4])
    assert (answer.status_code, answer.json()["draft"], answer.json()["edition"]) == (200, True, 2)
    assert journal.is_empty("default")
    assert home() == before
    shown = client.get(f"{SCREEN}?as=data").json()
    assert shown["lead"]["headline"] == "Story number 2"
    assert [second["id"] for second in shown["seconds"]] == [s.pk for s in stories[2:4]]
    assert shown["by"] == "chief"


def test_an_arrangement_goes_live_in_one_step_and_the_draft_is_over(stories: list[Story]) -> None:
    client = client_of(person("chief", "Chief editor"))
    send(client, "draft", 0, stories[1])
    answer = send(client, "live", 1, stories[3], [stories[0], stories[2]])
    assert answer.json()["draft"] is False
    page = FrontPage.objects.get()
    assert (page.lead, page.draft) == (stories[3], None)
    seconds = page.seconds.order_by("sort_order").values_list("story_id", flat=True)
    assert list(seconds) == [stories[0].pk, stories[2].pk]
    log = ModelLogEntry.objects.for_instance(page).order_by("timestamp", "id")
    assert [entry.action for entry in log] == ["newsreel.sketch", "newsreel.arrange"]


def test_a_draft_is_discarded(stories: list[Story]) -> None:
    client = client_of(person("chief", "Chief editor"))
    send(client, "live", 0, stories[0])
    send(client, "draft", 1, stories[1])
    answer = send(client, "discard", 2)
    assert (answer.json()["lead"]["id"], answer.json()["draft"]) == (stories[0].pk, False)


@pytest.mark.parametrize("verb", ["draft", "live", "discard"])
def test_nobody_saves_over_what_they_have_not_seen(stories: list[Story], verb: str) -> None:
    ana, ben = person("ana", "Chief editor"), person("ben", "Chief editor")
    send(client_of(ana), "live", 0, stories[0])
    answer = send(client_of(ben), verb, 0, stories[1])
    assert answer.status_code == 409
    assert (answer.json()["by"], answer.json()["lead"]["id"]) == ("ana", stories[0].pk)
    assert FrontPage.objects.get().lead == stories[0]
    assert send(client_of(ben), "live", answer.json()["edition"], stories[1]).status_code == 200


def test_two_people_at_the_same_front_page_are_told_of_each_other(stories: list[Story]) -> None:
    ana, ben = client_of(person("ana", "Chief editor")), client_of(person("ben", "Chief editor"))
    assert ana.post(f"{SCREEN}watch/").json()["others"] == []
    assert ben.post(f"{SCREEN}watch/").json()["others"] == ["ana"]
    send(ben, "draft", 0, stories[0])
    told = ana.post(f"{SCREEN}watch/").json()
    assert (told["others"], told["edition"], told["by"]) == (["ben"], 1, "ben")


def test_the_preview_is_the_home_page_that_going_live_would_make(stories: list[Story]) -> None:
    client = client_of(person("chief", "Chief editor"))
    arrange(stories[0].locale, stories[0])
    before = home()
    journalled()
    shown = client.get(f"{SCREEN}preview/?lead={stories[4].pk}&seconds={stories[2].pk}")
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert journal.is_empty("default")
    assert home() == before != shown.content
    send(client, "live", 1, stories[4], [stories[2]])
    assert home() == shown.content


def test_the_preview_leaves_out_what_is_not_public_as_the_home_page_does(
    stories: list[Story],
) -> None:
    client = client_of(person("chief", "Chief editor"))
    unpublish(stories[4])
    shown = client.get(f"{SCREEN}preview/?lead={stories[4].pk}&seconds=").content.decode()
    assert "Story number 5" not in shown
    send(client, "live", 0, stories[4])
    assert client.get(f"{SCREEN}?as=data").json()["lead"]["public"] is False


def test_the_search_finds_public_stories_of_the_language(stories: list[Story]) -> None:
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    draft("Story number 6, which nobody may see")
    client = client_of(person("chief", "Chief editor"))
    found = client.get(f"{SCREEN}stories/?q=story+number").json()["stories"]
    assert [one["headline"] for one in found] == [f"Story number {n}" for n in range(5, 0, -1)]
    assert client.get(f"{SCREEN}stories/?q=zebra").json()["stories"] == []
    assert arabic.pk
    Story.objects.update(locale=arabic)
    assert client.get(f"{SCREEN}stories/?q=").json()["stories"] == []


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("no json", 400),
        ('{"do": "live"}', 400),
        ('{"do": "burn", "edition": 0}', 400),
        ('{"do": "live", "edition": 0, "lead": 99999}', 400),
        ('{"do": "live", "edition": 0, "seconds": [1, 1]}', 422),
    ],
)
def test_a_bad_arrangement_is_refused_whole(newsroom: Newsroom, given: str, status: int) -> None:
    publish(draft())
    client = client_of(person("chief", "Chief editor"))
    answer = client.post(SCREEN, given, content_type="application/json")
    assert answer.status_code == status
    assert not FrontPage.objects.exclude(edition=0).exists()


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Moderator", "Producer"])
def test_only_the_chief_editor_arranges(newsroom: Newsroom, role: str) -> None:
    story = publish(draft())
    client = client_of(person("somebody", role))
    for part in ("", "stories/", "preview/"):
        assert client.get(f"{SCREEN}{part}").status_code == 302
    assert client.post(f"{SCREEN}watch/").status_code == 302
    assert send(client, "live", 0, story).status_code == 302
    assert not FrontPage.objects.filter(lead__isnull=False).exists()
    assert "/desk/front-page/" not in client.get("/desk/").content.decode()


def test_a_chief_editor_of_one_beat_does_not_arrange_the_whole_paper(newsroom: Newsroom) -> None:
    client = client_of(person("chief", "Chief editor", section("Town")))
    assert client.get(SCREEN).status_code == 302


def test_each_language_has_a_front_page_of_its_own(newsroom: Newsroom) -> None:
    client = client_of(person("chief", "Chief editor"))
    assert client.get("/desk/front-page/")["Location"] == SCREEN
    assert client.get("/desk/front-page/xx/").status_code == 404
    story = publish(draft(section=section()))
    send(client, "live", 0, story)
    assert FrontPage.objects.get().locale.language_code == "en"
