"""Whoever works on one beat comes near no story of another, by whatever address.

Every address that Wagtail registers for a story is asked, found by looking, not by a list: one
that a later version adds is asked, too.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from wagtail.models import Locale, Revision, Task, Workflow

from newsreel.desk.models import User
from newsreel.press.journal import journal
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.desk.people import client_of, form_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section

# Put in place of each part of an address that is not the story's number.
PARTS = {
    "revision_id": "{revision}",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "action_name": "approve",
    "task_state_id": "{task_state}",
    "workflow_state_id": "{workflow_state}",
    "task_id": "{task}",
}


def story_patterns() -> Iterator[tuple[str, str]]:
    """(name, path) of every address of the stories' view set that holds a story's number."""
    for name, path in addresses(get_resolver().url_patterns):
        if path.startswith("desk/stories/") and "pk" in re.findall(r"[<:(]?(\w+)[>)]", path):
            yield name, path


def addresses(patterns: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or path, path


def filled(path: str, values: dict[str, Any]) -> str:
    """The address with numbers in it."""

    def part(match: re.Match[str]) -> str:
        name = match["name"] or match["regex_name"]
        return str(values[name]) if name == "pk" else PARTS[name].format(**values)

    path = re.sub(
        r"<(?:\w+:)?(?P<name>\w+)>|\(\?P<(?P<regex_name>\w+)>[^)]*\)", part, path
    ).replace("\\.", ".")
    return "/" + path.rstrip("$").lstrip("/")


class House:
    """Two beats; on the other's a story in some state, with all that its addresses may name."""

    def __init__(self, state: str) -> None:
        self.town, self.sport = section("Town"), section("Sport")
        self.chief = person("chief")
        self.story = draft("The other beat's secret", section=self.sport)
        if state != "draft":
            self.story = publish(self.story)
        if state == "live with a draft":
            work = self.story.get_latest_revision_as_object()
            work.headline = "The other beat's secret, again"
            work.save_revision()
        if state == "in workflow":
            Workflow.objects.get(name="Second pair of eyes").start(self.story, self.chief)
        if state == "locked":
            Story.objects.filter(pk=self.story.pk).update(
                locked=True, locked_by=self.chief, locked_at=timezone.now()
            )
        self.story = Story.objects.get(pk=self.story.pk)

    def addresses(self) -> list[tuple[str, str]]:
        workflow = self.story.current_workflow_state
        values = {
            "pk": self.story.pk,
            "revision": self.story.latest_revision_id,
            "task": Task.objects.get(name="An editor reads it").pk,
            "workflow_state": workflow.pk if workflow else 1,
            "task_state": workflow.current_task_state_id if workflow else 1,
        }
        return [(name, filled(path, values)) for name, path in story_patterns()]


@pytest.fixture(params=["draft", "live", "live with a draft", "in workflow", "locked"])
def house(newsroom: Newsroom, request: pytest.FixtureRequest) -> House:
    return House(request.param)


def state_of(story: Story) -> tuple[Any, ...]:
    """All that somebody could have changed."""
    rows = Story.objects.filter(pk=story.pk).values_list()
    revisions = Revision.objects.filter(object_id=str(story.pk)).values_list()
    return (list(rows), list(revisions), Story.objects.count())


def is_refused(response: Any) -> bool:
    """Wagtail answers what is forbidden with 403, or leads back to the desk's first screen."""
    return response.status_code in (403, 404) or (
        response.status_code == 302 and response["Location"] == "/desk/"
    )


def test_every_known_address_of_a_story_is_among_those_asked() -> None:
    names = {name for name, _ in story_patterns()}
    assert names >= {
        "edit", "delete", "copy", "inspect", "usage", "history", "history_results", "unpublish",
        "lock", "unlock", "preview_on_edit", "revisions_view", "revisions_revert",
        "revisions_compare", "revisions_unschedule", "workflow_action", "workflow_history",
        "collect_workflow_action_data", "confirm_workflow_cancellation", "workflow_preview",
        "workflow_history_detail",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["Reporter", "Chief editor", "Administrator"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_no_address_of_another_beats_story_opens(house: House, role: str, method: str) -> None:
    client = client_of(person("visitor", role, house.town))
    before = state_of(house.story)
    for name, address in house.addresses():
        data = {"next": "/desk/", "action-publish": "1", "headline": "Mine now"}
        response = getattr(client, method)(address, data if method == "post" else None)
        assert is_refused(response), f"{method} {name} {address}: {response.status_code}"
        assert b"secret" not in response.content
    assert state_of(house.story) == before


def test_the_same_addresses_open_for_whoever_works_on_the_beat(house: House) -> None:
    client = client_of(person("local", "Chief editor", house.sport))
    opened = {name for name, path in house.addresses() if not is_refused(client.get(path))}
    assert opened >= {"edit", "history", "usage", "inspect", "copy"}


def test_lists_and_bulk_actions_hold_only_the_beats_stories(house: House) -> None:
    client = client_of(person("visitor", "Chief editor", house.town))
    mine = draft("Something of the town", section=house.town)
    listed = client.get("/desk/stories/").content.decode()
    assert "Something of the town" in listed
    assert "secret" not in listed
    assert "secret" not in client.get("/desk/stories/results/?q=secret").content.decode()
    assert b"secret" not in client.get("/desk/stories/?export=csv").getvalue()
    for chosen in (f"id={house.story.pk}", "id=all"):
        address = f"/desk/bulk/stories/story/delete/?{chosen}&next=/desk/stories/"
        asked = client.get(address)
        assert "secret" not in asked.content.decode()
        client.post(address)
        assert Story.objects.filter(pk=house.story.pk).exists()
    assert not Story.objects.filter(pk=mine.pk).exists()


def test_the_chooser_shows_others_stories_only_once_public(house: House) -> None:
    client = client_of(person("visitor", "Reporter", house.town))
    for part in ("", "results/"):
        shown = client.get(f"/desk/snippets/choose/stories/story/{part}?q=OTHER+BEAT")
        shown = shown.content.decode()
        assert ("secret" in shown) == house.story.live
        assert "again" not in shown
    for address in (f"chosen/{house.story.pk}/", f"chosen-multiple/?id={house.story.pk}"):
        chosen = client.get(f"/desk/snippets/choose/stories/story/{address}")
        assert ("secret" in chosen.content.decode()) == house.story.live


def test_nothing_else_of_the_desk_shows_the_story(house: House) -> None:
    client = client_of(person("visitor", "Chief editor", house.town))
    pages = [
        "/desk/reports/site-history/",
        "/desk/reports/workflow/",
        "/desk/reports/workflow_tasks/",
        f"/desk/sections/usage/{house.sport.pk}/",
        f"/desk/translation/submit/snippet/stories/story/{house.story.pk}/",
        "/desk/reports/locked/",
        "/desk/reports/aging-pages/",
    ]
    for page in pages:
        shown = client.get(page).content.decode()
        assert "secret" not in shown or "(Private" in shown, page
    # What is public may be what a breaking line leads to.
    first = client.get("/desk/").content.decode()
    assert ("secret" in first) <= house.story.live
    assert "again" not in first
    ping = client.post(f"/desk/editing-sessions/ping/stories/story/{house.story.pk}/")
    assert is_refused(ping)


def test_a_translation_of_another_beats_story_cannot_be_ordered(newsroom: Newsroom) -> None:
    house = House("live")
    Locale.objects.create(language_code="ar")
    client = client_of(person("visitor", "Chief editor", house.town))
    address = f"/desk/translation/submit/snippet/stories/story/{house.story.pk}/"
    client.post(address, {"locales": [Locale.objects.get(language_code="ar").pk]})
    assert Story.objects.count() == 1


def test_a_story_is_neither_written_into_another_beat_nor_moved_there(newsroom: Newsroom) -> None:
    town, sport = section("Town"), section("Sport")
    client = client_of(person("local", "Editor", town))
    client.post("/desk/stories/add/", form_of(sport))
    assert not Story.objects.exists()
    client.post("/desk/stories/add/", form_of(town))
    story = Story.objects.get()
    for action in ({}, {"action-publish": "1"}):
        client.post(f"/desk/stories/edit/{story.pk}/", form_of(sport, headline="Moved") | action)
    story = Story.objects.get()
    assert (story.section, story.live, story.headline) == (town, False, "A headline")
    assert story.get_latest_revision_as_object().section == town


def test_a_beat_holds_the_sections_below_it(newsroom: Newsroom) -> None:
    town = section("Town")
    harbour = section("Harbour", parent=town)
    story = draft("Fog", section=harbour)
    client = client_of(person("local", "Reporter", town))
    assert client.get(f"/desk/stories/edit/{story.pk}/").status_code == 200


def test_an_editor_of_the_beat_writes_publishes_and_takes_down(newsroom: Newsroom) -> None:
    town = section("Town")
    client = client_of(person("local", "Editor", town))
    client.post("/desk/stories/add/", form_of(town) | {"action-publish": "1"})
    story = Story.objects.get()
    assert (story.live, story.slug) == (True, "a-headline")
    journal.drop("default", journal.ids("default"))
    client.post(f"/desk/stories/unpublish/{story.pk}/")
    assert not Story.objects.get().live


def test_a_reporter_writes_but_cannot_publish(newsroom: Newsroom) -> None:
    town = section("Town")
    client: Client = client_of(person("local", "Reporter", town))
    client.post("/desk/stories/add/", form_of(town) | {"action-publish": "1"})
    assert not Story.objects.filter(live=True).exists()
    client.post("/desk/stories/add/", form_of(town) | {"action-submit": "1"})
    assert Story.objects.latest("pk").current_workflow_state is not None


def test_people_without_a_role_see_nothing_of_the_desk(newsroom: Newsroom) -> None:
    stranger = User.objects.create(username="stranger")
    assert client_of(stranger).get("/desk/stories/").status_code == 302
