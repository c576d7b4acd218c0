"""An embargo: no way makes a story public before its end, but for whoever may lift it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.models import Revision, Workflow

from newsreel.desk.preview import render_preview
from newsreel.stories.actions.embargo import embargo, lift
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.tick import tick
from newsreel.stories.models import Story
from tests.desk.people import person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


def test_publishing_under_embargo_waits_for_its_end(newsroom_any: Newsroom) -> None:
    ends = timezone.now() + timedelta(hours=2)
    story = draft()
    embargo(story, ends)
    story = publish(story)
    assert not story.live
    assert not tick(ends - timedelta(seconds=1)).published
    assert tick(ends).published == (story.pk,)
    story = Story.objects.get()
    assert (story.live, story.first_published_at, story.embargoed_until) == (True, ends, None)


def test_an_approval_and_an_earlier_schedule_wait_as_well(newsroom: Newsroom) -> None:
    ends = timezone.now() + timedelta(hours=2)
    early, approved = draft("Early"), draft("Approved")
    schedule(early, go_live_at=ends - timedelta(hours=1))
    embargo(early, ends)
    embargo(approved, ends)
    chief = person("chief")
    Workflow.objects.get(name="Second pair of eyes").start(approved, chief)
    state = Story.objects.get(pk=approved.pk).current_workflow_state
    assert state is not None
    state.current_task_state.task.specific.on_action(
        state.current_task_state.specific, chief, "approve"
    )
    assert not tick(ends - timedelta(minutes=1)).published
    assert not Story.objects.filter(live=True).exists()
    assert set(tick(ends).published) == {early.pk, approved.pk}


def test_no_row_under_embargo_is_public_whoever_writes_it(newsroom_any: Newsroom) -> None:
    story = draft()
    embargo(story, timezone.now() + timedelta(hours=2))

    def by_sql() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE stories_story SET live = true")

    for way in (lambda: Story.objects.update(live=True), by_sql):
        with pytest.raises(IntegrityError), transaction.atomic():
            way()
    assert not Story.objects.get().live


def test_an_embargo_is_lifted_or_shortened_by_whoever_may(newsroom: Newsroom) -> None:
    ends = timezone.now() + timedelta(hours=2)
    editor, chief = person("ed", "Editor"), person("cleo", "Chief editor")
    story = embargo(draft(), ends, user=editor)
    embargo(story, ends + timedelta(hours=1), user=editor)
    for attempt in (lambda: lift(story, user=editor), lambda: embargo(story, ends, user=editor)):
        with pytest.raises(PermissionDenied, match="before its time"):
            attempt()
    lift(story, user=chief)
    assert publish(Story.objects.get(), user=editor).live


def test_an_embargo_is_for_what_is_not_public_and_lies_ahead(newsroom: Newsroom) -> None:
    with pytest.raises(ValidationError, match="public already"):
        embargo(publish(draft()), timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError, match="in the future"):
        embargo(draft(), timezone.now())


def test_a_story_under_embargo_has_a_preview(newsroom: Newsroom) -> None:
    story = draft("The budget")
    embargo(story, timezone.now() + timedelta(hours=1))
    shown = render_preview(Story.objects.get(), None)  # type: ignore[arg-type]
    assert b"The budget" in shown.content
    assert Story.objects.get().embargoed_until is not None
    assert Revision.objects.count() == 1
