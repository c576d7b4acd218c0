"""A story's page as a draft would make it: laid over the rows, rendered, and taken back.

The draft is written in a transaction that is never committed, and the page is rendered from what
that transaction sees, by the same code as the page that readers get. Nothing is stored, nothing
journalled. (On SQLite the writer is held for as long as one page takes: some milliseconds.) A
banner says what it is; without it the page is byte for byte the one that publishing would make.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.module_loading import import_string

from newsreel.stories.actions.publish import as_published
from newsreel.stories.actions.record import take_back
from newsreel.stories.models import Story


def render_preview(story: Story, request: HttpRequest) -> HttpResponse:
    """The draft's page as it would be if it were published now, under a banner."""
    page = page_of(story, timezone.now())
    return HttpResponse(under_banner(page, banner(story)), content_type="text/html; charset=utf-8")


def page_of(story: Story, now: datetime) -> bytes:
    """The page that publishing this draft at ``now`` would make.

    ``settings.STORY_RENDERER`` names what renders: from a story's number to the page's bytes, read
    through the connection ``default``, within whose transaction the draft lies.
    """
    render: Any = import_string(settings.STORY_RENDERER)
    pk = story.pk
    with transaction.atomic():
        before = Story.objects.filter(pk=pk).first() if pk else None
        as_published(story, before, now)
        story.save()
        if before is not None and before.retracted_at:
            take_back(story, now)
        body: bytes = render(story.pk)
        transaction.set_rollback(True)
    story.pk = pk
    return body


def banner(story: Story, shared: bool = False) -> bytes:
    """What a preview says of itself: HTML without a blank at either end."""
    return (
        render_to_string("desk/preview/banner.html", {"story": story, "shared": shared})
        .strip()
        .encode()
    )


def under_banner(page: bytes, banner: bytes) -> bytes:
    """The page with the banner as the first thing in its body."""
    start = page.index(b">", page.index(b"<body")) + 1
    return page[:start] + banner + page[start:]
