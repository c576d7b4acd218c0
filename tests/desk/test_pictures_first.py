"""Whoever publishes, by whichever button, waits for the pictures of the page."""

from threading import Thread
from time import sleep

import pytest
from django.db import connections
from wagtail.models import Workflow

from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.renditions import make_files
from newsreel.stories.models import PictureFile, Story
from tests.desk.people import client_of, form_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section
from tests.stories.test_pictures import drawn


def worker(picture: int) -> Thread:
    """The clerk, who comes to the picture a moment later."""

    def work() -> None:
        sleep(0.5)
        make_files.call(picture)
        connections.close_all()

    thread = Thread(target=work)
    thread.start()
    return thread


@pytest.mark.parametrize("button", ["approve", "approve in the editor", "publish"])
def test_the_page_is_public_with_its_pictures(newsroom: Newsroom, button: str) -> None:
    picture = take_in(drawn(), title="Bridge", alt="A bridge")
    story = draft(lead_picture=picture)
    if button != "publish":
        Workflow.objects.get(name="Second pair of eyes").start(story, person("asks"))
    client = client_of(person("chief"))
    address = f"/desk/stories/edit/{story.pk}/"
    form = form_of(section(), lead_picture=picture.pk)
    thread = worker(picture.pk)
    if button == "approve":
        task = story.current_workflow_state.current_task_state_id
        client.post(f"/desk/stories/workflow/action/{story.pk}/approve/{task}/", {"comment": ""})
    elif button == "publish":
        client.post(address, form | {"action-publish": "1"})
    else:
        words = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        client.post(address, form | words)
    made = PictureFile.objects.filter(picture=picture).exists()
    assert (Story.objects.get(pk=story.pk).live, made) == (True, True)
    thread.join()
