"""What keeps a story from going public, on every way there, and what is said about it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision, Workflow, WorkflowState

from newsreel.desk.actions.begin import begin
from newsreel.desk.models import Template
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.ready import NotReadyError, faults_of
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.tick import tick
from newsreel.stories.models import Byline, Contributor, Picture, Story
from tests.desk.people import client_of, form_of, person
from tests.desk.test_desk import picture
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, paragraph, section

MUTE = "has no alternative text"


def mute() -> Picture:
    return take_in(picture(), title="A mill")


def in_body(*pictures: Picture) -> str:
    import json

    return json.dumps(
        [
            {"type": "picture", "value": {"picture": p.pk, "caption": ""}, "id": f"b{n}"}
            for n, p in enumerate(pictures)
        ]
    )


def said_to(client: Client) -> str:
    return client.get("/desk/").content.decode()


def by_the_button(story: Story, client: Client) -> None:
    form = form_of(story.section, headline=story.headline, lead_picture=story.lead_picture_id)
    client.post(f"/desk/stories/edit/{story.pk}/", {**form, "action-publish": "1"})


def by_a_new_story(story: Story, client: Client) -> None:
    form = form_of(story.section, headline="Another", lead_picture=story.lead_picture_id)
    client.post("/desk/stories/add/", {**form, "action-publish": "1"})


def by_the_schedule_of_the_form(story: Story, client: Client) -> None:
    form = form_of(story.section, headline=story.headline, lead_picture=story.lead_picture_id)
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    data = {**form, "action-publish": "1", "go_live_at": later}
    client.post(f"/desk/stories/edit/{story.pk}/", data)


def by_the_last_approval(story: Story, client: Client) -> None:
    state = Workflow.objects.get(name="Second pair of eyes").start(story, person("writer"))
    task = state.current_task_state_id
    client.post(f"/desk/stories/workflow/action/{story.pk}/approve/{task}/", {})
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    "way", [by_the_button, by_a_new_story, by_the_schedule_of_the_form, by_the_last_approval]
)
def test_no_screen_publishes_a_picture_that_says_nothing(newsroom: Newsroom, way: Any) -> None:
    story = draft("The mill", lead_picture=mute())
    client = client_of(person("ana"))
    way(story, client)
    assert not Story.objects.filter(live=True).exists()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    shown = said_to(client)
    assert f"The lead picture (“A mill”) {MUTE}" in shown
    assert "The draft is kept" in shown
    assert "panel-child-story-lead_picture-section" in shown


def test_no_action_publishes_it_either(newsroom_any: Newsroom) -> None:
    story = draft("The mill", lead_picture=mute())
    with pytest.raises(NotReadyError, match=MUTE):
        publish(story)
    with pytest.raises(NotReadyError, match=MUTE):
        schedule(story, go_live_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(NotReadyError, match=MUTE):
        story.get_latest_revision().publish()
    assert not Story.objects.get().live


def test_a_picture_that_fell_silent_is_not_published_at_its_time(newsroom: Newsroom) -> None:
    told = take_in(picture(), title="A mill", alt="A mill")
    story = draft("The mill", lead_picture=told)
    due = timezone.now() + timedelta(hours=1)
    schedule(story, go_live_at=due)
    Picture.objects.update(description="")
    tick(due)
    assert not Story.objects.get().live


def test_the_fault_names_the_picture_of_the_body(newsroom: Newsroom) -> None:
    told = take_in(picture(), title="A door", alt="A door")
    quiet = take_in(picture(80), title="A mill")
    story = draft(body=in_body(told, quiet))
    (fault,) = faults_of(story)
    assert fault.sentence.startswith("Picture 2 of the body (“A mill”) has no alternative text")
    assert (fault.field, fault.block) == ("body", "b1")


def test_a_decorative_picture_and_a_described_one_go_out(newsroom: Newsroom) -> None:
    told = take_in(picture(), title="A door", alt="A door")
    quiet = take_in(picture(80), title="A line")
    Picture.objects.filter(pk=quiet.pk).update(is_decorative=True)
    assert publish(draft(lead_picture=told, body=in_body(quiet))).live


def test_there_is_a_template_for_every_kind(newsroom: Newsroom) -> None:
    kinds = {kind for kind, _ in Story._meta.get_field("kind").choices}
    assert {template.kind for template in Template.objects.all()} == kinds
    client = client_of(person("ana", "Reporter", section()))
    for template in Template.objects.all():
        page = client.get(f"/desk/stories/add/?template={template.pk}").content.decode()
        assert f'<option value="{template.kind}" selected' in page
    for asked in ("0", "x", "9" * 30):
        assert client.get(f"/desk/stories/add/?template={asked}").status_code == 200


def test_a_prompt_that_still_stands_is_not_published(newsroom: Newsroom) -> None:
    story = begin(draft("A talk"), Template.objects.get(kind="interview"))
    contributor = Contributor.objects.create(name="Ana", slug="ana", locale=story.locale)
    story.bylines = [Byline(contributor=contributor)]
    assert {fault.sentence[:32] for fault in faults_of(story)} == {
        "The body still says “[Who speaks",
        "The body still says “[Question?]",
        "The body still says “[Answer.]”,",
    }
    story.body = paragraph("[…] he said nothing [of it].")
    assert faults_of(story) == ()


def test_an_opinion_needs_a_byline(newsroom: Newsroom) -> None:
    story = draft(kind="opinion")
    with pytest.raises(NotReadyError, match="needs a byline"):
        publish(story)
    Template.objects.filter(kind="opinion").update(needs_byline=False)
    assert publish(story).live


def test_templates_are_the_chief_editors_to_change(newsroom: Newsroom) -> None:
    for role, may in (("Chief editor", True), ("Editor", False), ("Reporter", False)):
        client = client_of(person(role.replace(" ", ""), role))
        answer = client.get("/desk/templates/")
        assert (answer.status_code == 200) == may, role
