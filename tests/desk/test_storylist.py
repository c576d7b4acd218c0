"""The list of stories: what it can be narrowed to, and what is done to several at once."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Workflow

from newsreel.desk.views import listing, storylist
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.retract import retract
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import Byline, Contributor, Story, Topic
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section

LIST = "/desk/stories/"


def listed(client: Client, query: str) -> set[str]:
    """The headlines that the list shows."""
    page = client.get(f"{LIST}?{query}").content.decode()
    return set(re.findall(r'<span id="snippet_\d+_title">(.*?)</span>', page))


@pytest.fixture
def stories(newsroom_any: Newsroom) -> dict[str, Story]:
    """A story in each state."""
    town, harbour = section("Town"), section("Harbour", parent=section("Town"))
    names = "public drafted draft waiting scheduled down retracted".split()
    made = {name: draft(name, section=harbour if name == "public" else town) for name in names}
    for name in ("public", "drafted", "down", "retracted"):
        publish(made[name], now=datetime(2026, 5, 1 + len(name), 12, tzinfo=UTC))
    work = Story.objects.get(pk=made["drafted"].pk).get_latest_revision_as_object()
    work.standfirst = "Not yet."
    work.save_revision()
    Workflow.objects.get(name="Second pair of eyes").start(made["waiting"], person("root"))
    schedule(made["scheduled"], go_live_at=timezone.now() + timedelta(hours=1))
    unpublish(Story.objects.get(pk=made["down"].pk))
    retract(Story.objects.get(pk=made["retracted"].pk), "Wrong.")
    return {name: Story.objects.get(pk=story.pk) for name, story in made.items()}


def test_the_list_is_narrowed_to_a_state(stories: dict[str, Story]) -> None:
    client = client_of(person("ana"))
    assert listed(client, "") == set(stories)
    assert listed(client, "state=public") == {"public", "drafted"}
    assert listed(client, "state=draft") == {"draft", "waiting", "scheduled"}
    for state in ("drafted", "waiting", "scheduled", "down", "retracted"):
        assert listed(client, f"state={state}") == {state}, state


def test_a_section_brings_those_below_it(stories: dict[str, Story]) -> None:
    client = client_of(person("ana"))
    town, harbour = section("Town"), section("Harbour", parent=section("Town"))
    assert listed(client, f"section={town.pk}") == set(stories)
    assert listed(client, f"section={harbour.pk}") == {"public"}


def test_kind_author_and_dates_narrow_it_together(stories: dict[str, Story]) -> None:
    client = client_of(person("ana"))
    story = stories["public"]
    ana = Contributor.objects.create(name="Ana Prieto", slug="ana", locale=story.locale)
    Byline.objects.create(story=story, contributor=ana)
    Story.objects.filter(pk__in=[story.pk, stories["down"].pk]).update(kind="opinion")
    assert listed(client, "kind=opinion") == {"public", "down"}
    assert listed(client, "kind=opinion&kind=news") == set(stories)
    assert listed(client, "author=prieto") == {"public"}
    assert listed(client, "author=prieto&kind=news") == set()
    day = story.published_on
    assert listed(client, f"published_on_from={day}&published_on_to={day}") == {"public"}
    assert listed(client, f"published_on_to={day - timedelta(days=1)}") == {"down"}
    assert listed(client, "q=public&kind=opinion") == {"public"}
    assert listed(client, "q=yet") == {"drafted"}


def test_the_list_says_that_it_counts_no_further(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FURTHEST", 3)
    monkeypatch.setattr(storylist, "FURTHEST", 3)
    for n in range(5):
        draft(f"Story {n}")
    client = client_of(person("ana"))
    for query in ("", "kind=news"):
        assert "3+ stories" in client.get(f"{LIST}?{query}").content.decode()
    Story.objects.filter(pk__gt=Story.objects.order_by("pk")[1].pk).delete()
    assert "2 stories" in client.get(f"{LIST}?kind=news").content.decode()


def test_the_list_asks_for_numbers_and_then_for_one_page(newsroom: Newsroom) -> None:
    for n in range(3):
        draft(f"Story {n}")
    client = client_of(person("ana"))
    client.get(f"{LIST}?kind=news&q=story")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{LIST}?kind=news&q=story")
    rows = [q["sql"] for q in queries if "stories_story" in q["sql"] and "standfirst" in q["sql"]]
    assert len(rows) == 1
    assert "IN (" in rows[0]


# -- several at once -------------------------------------------------------------------------


def bulk(client: Client, verb: str, stories: list[Story], **form: Any) -> Any:
    chosen = "&".join(f"id={story.pk}" for story in stories)
    return client.post(f"/desk/bulk/stories/story/{verb}/?{chosen}&next={LIST}", form, follow=True)


def logged(story: Story) -> list[str]:
    rows = ModelLogEntry.objects.for_instance(story).order_by("timestamp", "id")
    return list(rows.values_list("action", flat=True))


def test_several_are_published_and_taken_down(newsroom_any: Newsroom) -> None:
    first, second = draft("First"), draft("Second")
    client = client_of(person("ed", "Editor"))
    page = bulk(client, "publish", [first, second])
    assert "2 stories are published." in page.content.decode()
    assert Story.objects.filter(live=True).count() == 2
    assert logged(first) == ["wagtail.publish"]
    page = bulk(client, "unpublish", [first, second])
    assert not Story.objects.filter(live=True).exists()
    # What cannot be done is said of each, and stops no other.
    publish(Story.objects.get(pk=first.pk))
    page = bulk(client, "unpublish", [first, second]).content.decode()
    assert "1 story is taken down." in page
    assert "“Second”: It is not public." in page


def test_several_are_moved_and_filed_and_their_drafts_come_along(newsroom_any: Newsroom) -> None:
    stories = [publish(draft("First")), draft("Second")]
    sport = section("Sport")
    sea = Topic.objects.create(name="Sea", slug="sea", locale=sport.locale)
    client = client_of(person("ed", "Editor"))
    bulk(client, "move", stories, section=sport.pk)
    bulk(client, "topics", stories, put=[sea.pk])
    for story in stories:
        row = Story.objects.get(pk=story.pk)
        work = row.get_latest_revision_as_object()
        assert row.section == work.section == sport
        assert list(row.topics.all()) == list(work.topics.all()) == [sea]
    assert logged(stories[0])[-2:] == ["newsreel.move", "newsreel.topics"]
    bulk(client, "topics", stories, take=[sea.pk])
    assert not Story.topics.through.objects.exists()


def test_several_are_deleted_by_whoever_may(newsroom_any: Newsroom) -> None:
    story = publish(draft("First"))
    bulk(client_of(person("ed", "Editor")), "delete", [story])
    assert Story.objects.exists()
    bulk(client_of(person("chief", "Chief editor")), "delete", [story])
    assert not Story.objects.exists()
    assert logged(story)[-1] == "wagtail.delete"


@pytest.mark.parametrize("verb", ["publish", "unpublish", "move", "topics", "delete"])
def test_no_verb_reaches_another_beats_stories(newsroom: Newsroom, verb: str) -> None:
    town, sport = section("Town"), section("Sport")
    sea = Topic.objects.create(name="Sea", slug="sea", locale=town.locale)
    other = draft("Another's secret", section=sport)
    if verb == "unpublish":
        publish(other)
    before = list(Story.objects.filter(pk=other.pk).values())
    client = client_of(person("chief", "Chief editor", town))
    page = bulk(client, verb, [other], section=town.pk, put=[sea.pk])
    assert "secret" not in page.content.decode()
    assert list(Story.objects.filter(pk=other.pk).values()) == before
    assert not Story.topics.through.objects.exists()


def test_a_story_is_not_moved_into_anothers_section(newsroom: Newsroom) -> None:
    town, sport = section("Town"), section("Sport")
    story = draft("Mine", section=town)
    bulk(client_of(person("ed", "Editor", town)), "move", [story], section=sport.pk)
    assert Story.objects.get().section == town


def test_all_means_all_of_the_list_that_one_came_from(newsroom: Newsroom) -> None:
    draft("News")
    opinion = draft("Opinion", kind="opinion")
    client = client_of(person("chief", "Chief editor"))
    address = "/desk/bulk/stories/story/delete/?id=all&next=/desk/stories/%3Fkind%3Dopinion"
    asked = client.get(address).content.decode()
    assert f"/desk/stories/edit/{opinion.pk}/" in asked
    client.post(address)
    assert [story.headline for story in Story.objects.all()] == ["News"]
