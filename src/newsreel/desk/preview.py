"""A story's page as a draft would make it: laid over the rows, rendered, and taken back.

The draft is written in a transaction that is never committed, and the page is rendered from what
that transaction sees, by the same code as the page that readers get. Nothing is stored, nothing
journalled. (On SQLite the writer is held for as long as one page takes: some milliseconds.)
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from newsreel.stories.actions.publish import make_ready
from newsreel.stories.models import Story


def render_preview(story: Story, request: HttpRequest) -> HttpResponse:
    """The draft's page as it would be if it were published now.

    ``settings.STORY_RENDERER`` names what renders: from a story's number to the page's bytes, read
    through the connection ``default``, within whose transaction the draft lies.
    """
    render: Any = import_string(settings.STORY_RENDERER)
    pk = story.pk
    with transaction.atomic():
        before = Story.objects.filter(pk=pk).first() if pk else None
        make_ready(story, before, timezone.now())
        story.live = True
        story.save()
        body = render(story.pk)
        transaction.set_rollback(True)
    story.pk = pk
    return HttpResponse(body, content_type="text/html; charset=utf-8")
