"""Who must read a story before it is public: by section, inherited, and past nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import TaskState, Workflow

from newsreel.desk.models import User
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.ready import NotReadyError
from newsreel.stories.models import Section, Story
from tests.desk.people import client_of, form_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section


def two_pairs(name: str = "Town", *, needed: bool = True) -> Section:
    found = section(name)
    found.workflow = Workflow.objects.get(name="Two pairs of eyes")
    found.needs_workflow = needed
    found.save()
    return found


def approve(story: Story, user: User) -> None:
    state = Story.objects.get(pk=story.pk).current_workflow_task_state
    client_of(user).post(f"/desk/stories/workflow/action/{story.pk}/approve/{state.pk}/")


def test_a_section_inherits_its_workflow_from_above(newsroom: Newsroom) -> None:
    town = two_pairs()
    quay = section("Quay", parent=section("Harbour", parent=town))
    assert str(draft(section=quay).get_workflow()) == "Two pairs of eyes"
    assert str(draft(section=section("World")).get_workflow()) == "Second pair of eyes"
    quay.workflow = Workflow.objects.get(name="Second pair of eyes")
    quay.save()
    assert str(draft(section=quay).get_workflow()) == "Second pair of eyes"
    assert quay.reading()[1]


def test_nobody_publishes_past_it(newsroom: Newsroom) -> None:
    town, free = two_pairs(), section("Free")
    public = publish(draft("Public already", section=town))
    for user in (person("chief", "Chief editor"), person("boss")):
        story = draft("The quay", section=town)
        client = client_of(user)
        form = form_of(town, headline="The quay")
        client.post(f"/desk/stories/edit/{story.pk}/", {**form, "action-publish": "1"})
        assert (
            "needs “Two pairs of eyes”: submit the story" in client.get("/desk/").content.decode()
        )
        # Nor a change of what is public here by moving it to a section that asks less.
        moved = form_of(free, headline="Changed")
        client.post(f"/desk/stories/edit/{public.pk}/", {**moved, "action-publish": "1"})
        with pytest.raises(NotReadyError):
            publish(draft("Another", section=town), user=user)
    assert [story.headline for story in Story.objects.filter(live=True)] == ["Public already"]


def test_the_two_pairs_are_of_two_people_and_not_the_writers(newsroom: Newsroom) -> None:
    town = two_pairs()
    story = draft(section=town)
    writer, berta = person("writer", "Editor"), person("berta", "Editor")
    story.get_workflow().start(story, writer)
    approve(story, berta)
    for user in (berta, writer):
        approve(story, user)
        assert not Story.objects.get().live, user
    approve(story, person("carla", "Chief editor"))
    assert Story.objects.get().live
    assert TaskState.objects.filter(status="approved").count() == 2


def test_whoever_wrote_in_it_meanwhile_is_no_other_pair(newsroom: Newsroom) -> None:
    story = draft(section=two_pairs())
    berta, carla = person("berta", "Editor"), person("carla", "Chief editor")
    story.get_workflow().start(story, person("writer", "Reporter"))
    approve(story, berta)
    changed = Story.objects.get().get_latest_revision_as_object()
    changed.headline = "Changed by the second reader"
    changed.save_revision(user=carla)
    approve(story, carla)
    assert not Story.objects.get().live
    approve(story, person("dora", "Editor"))
    assert Story.objects.get().headline == "Changed by the second reader"


def test_an_approval_ends_with_the_next_change(newsroom: Newsroom) -> None:
    town = two_pairs()
    story = draft(section=town)
    berta, carla = person("berta", "Editor"), person("carla", "Chief editor")
    story.get_workflow().start(story, person("writer", "Reporter"))
    approve(story, berta)
    approve(story, carla)
    assert Story.objects.get().live
    changed = Story.objects.get().get_latest_revision_as_object()
    changed.headline = "Changed by one alone"
    changed.save_revision(user=carla)
    with pytest.raises(NotReadyError, match="submit the story"):
        publish(Story.objects.get(), user=carla)
    assert Story.objects.get().headline != "Changed by one alone"


def test_what_was_approved_goes_out_at_its_time(newsroom: Newsroom) -> None:
    from newsreel.stories.actions.tick import tick

    town = two_pairs()
    due = timezone.now() + timedelta(hours=1)
    story = draft(section=town, go_live_at=due)
    story.get_workflow().start(story, person("writer", "Reporter"))
    approve(story, person("berta", "Editor"))
    approve(story, person("carla", "Editor"))
    assert not Story.objects.get().live
    tick(due)
    assert Story.objects.get().live


def test_the_chief_editor_sets_it_in_the_section(newsroom: Newsroom) -> None:
    town = section("Town")
    workflow = Workflow.objects.get(name="Two pairs of eyes")
    form = {"name": "Town", "slug": "town", "position": 1, "description": "", "parent": ""}
    form |= {"workflow": workflow.pk, "needs_workflow": "on"}
    client_of(person("berta", "Editor")).post(f"/desk/sections/edit/{town.pk}/", form)
    town.refresh_from_db()
    assert not town.needs_workflow
    client_of(person("carla", "Chief editor")).post(f"/desk/sections/edit/{town.pk}/", form)
    town.refresh_from_db()
    assert (town.workflow, town.needs_workflow) == (workflow, True)
