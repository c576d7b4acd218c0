"""A reader's browser, as far as Django sees it: the form of a story, sent."""

from typing import Any

from django.conf import settings
from django.test import Client

from newsreel.comments import stamps
from newsreel.comments.models import Comment
from newsreel.stories.models import Story

OURS = {"headers": {"origin": settings.WAGTAILADMIN_BASE_URL}}


def form(story: Story, **values: str) -> dict[str, str]:
    """What the form on the story's page sends."""
    uuid = str(story.uuid)
    typed = {"story": uuid, "mark": stamps.form_mark(uuid), "name": "Ann", "text": "Well said."}
    return typed | {"email": "", "website": ""} | values


def stamped(story: Story, **values: str) -> dict[str, str]:
    """The same, confirmed."""
    return form(story, **values) | {"stamp": stamps.stamp(str(story.uuid))}


def send(client: Client, form: dict[str, str], **more: Any) -> Any:
    return client.post("/comments/post/", form, **{**OURS, **more})


def posted(client: Client, story: Story, **values: str) -> Comment:
    """A comment that was taken in; the newest row."""
    answer = send(client, stamped(story, **values))
    assert answer.status_code == 303, answer.content.decode()
    return Comment.objects.latest("id")
