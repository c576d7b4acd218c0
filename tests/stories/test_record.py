"""The public record of a story's changes: by whatever way its text is changed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision, Workflow

from newsreel.stories.actions.correct import correct
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.retract import retract
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.tick import tick
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import Byline, Contributor, Correction, Hold, Story, Version
from tests.desk.people import person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, paragraph, section
from tests.stories.test_actions import NOON, edit

LATER = NOON + timedelta(hours=1)


def body(*texts: str) -> str:
    return json.dumps(
        [
            {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"p{n}"}
            for n, text in enumerate(texts)
        ]
    )


def said(story: Story) -> list[str]:
    """The paragraphs of the public row."""
    row = Story.objects.get(pk=story.pk)
    return [block["value"].removeprefix("<p>").removesuffix("</p>") for block in row.body.raw_data]


def drafted(story: Story) -> Story:
    latest = Story.objects.get(pk=story.pk).latest_revision
    assert latest is not None
    return latest.as_object()  # type: ignore[no-any-return]


def public(*texts: str, **values: Any) -> Story:
    return publish(draft(body=body(*texts or ("One.", "Two.", "Three.")), **values), now=NOON)


def versions(story: Story) -> list[tuple[str, bool]]:
    return list(Version.objects.filter(story=story).values_list("headline", "minor"))


# -- what the database keeps --------------------------------------------------------------------


def test_every_way_of_changing_the_text_leaves_what_it_said(newsroom_any: Newsroom) -> None:
    story = public(headline="One")
    publish(edit(story, headline="Two"), now=LATER)
    row = Story.objects.get()
    row.headline = "Three"
    row.save()
    Story.objects.update(headline="Four")
    Story.objects.bulk_update([Story(pk=story.pk, headline="Five")], ["headline"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stories_story SET headline = 'Six'")
    assert [headline for headline, _ in versions(story)] == ["One", "Two", "Three", "Four", "Five"]
    first = Version.objects.earliest("id")
    assert (first.replaced_at, first.body) == (LATER, json.loads(body("One.", "Two.", "Three.")))


def test_drafts_and_what_shows_no_text_leave_nothing(newsroom_any: Newsroom) -> None:
    story = public()
    edit(story, headline="A draft")
    draft("Never public")
    Story.objects.update(comments_open=False, slug="elsewhere")
    assert versions(story) == []


def test_what_is_edited_while_a_story_is_down_is_one_change(newsroom_any: Newsroom) -> None:
    story = unpublish(public(headline="One"))
    row = Story.objects.get()
    for headline in ("Secret", "Not yet", "Two"):
        row.headline = headline
        row.save()
        row.save_revision()
    publish(Story.objects.get(), now=LATER)
    assert versions(story) == [("One", False)]
    assert Version.objects.get().replaced_at == LATER


def test_names_that_change_alone_are_a_change(newsroom_any: Newsroom) -> None:
    story = public()
    ann = Contributor.objects.create(name="Ann", slug="ann", locale=story.locale)
    publish(edit(story, bylines=[Byline(contributor=ann, role="in Brussels")]), now=LATER)
    publish(edit(story, bylines=[]), now=LATER)
    assert list(Version.objects.values_list("byline", flat=True)) == ["", "Ann (in Brussels)"]


def test_a_story_that_is_deleted_takes_its_record_along(newsroom_any: Newsroom) -> None:
    story = public()
    correct(story, said="One.", says="Won.", note="A typing error.")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM stories_story")
    assert not Version.objects.exists()
    assert not Correction.objects.exists()


# -- correcting ---------------------------------------------------------------------------------


def test_a_correction_puts_the_phrase_right_and_is_on_record(newsroom_any: Newsroom) -> None:
    story = public("It cost <b>nine million</b> &amp; more.", "Two.")
    story = correct(
        story,
        said="nine million & more",
        says="nine thousand & less",
        note="The sum was wrong.",
        now=LATER,
    )
    assert said(story) == ["It cost <b>nine thousand &amp; less</b>.", "Two."]
    assert story.updated_at == LATER
    assert (story.change_kind, story.change_note, story.change_minor) == ("", "", False)
    note = Correction.objects.get()
    assert (note.kind, note.at, note.day) == ("correction", LATER, LATER.date())
    assert (note.said, note.says) == ("nine million & more", "nine thousand & less")
    assert note.version == Version.objects.get()
    entry = ModelLogEntry.objects.get(action="newsreel.correct")
    assert entry.data["note"] == "The sum was wrong."


def test_a_typing_error_is_mended_without_a_word_but_not_without_record(
    newsroom_any: Newsroom,
) -> None:
    story = correct(public("Teh bridge."), said="Teh", says="The", minor=True, now=LATER)
    assert said(story) == ["The bridge."]
    assert story.updated_at is None
    assert versions(story) == [(story.headline, True)]
    assert not Correction.objects.exists()
    assert ModelLogEntry.objects.get(action="newsreel.correct").data["kind"] == "minor"


def test_a_note_alone_leaves_the_text(newsroom: Newsroom) -> None:
    story = correct(public(), kind="clarification", note="“Two” means two a day.", now=LATER)
    assert said(story) == ["One.", "Two.", "Three."]
    assert Correction.objects.get().kind == "clarification"
    assert versions(story) == []


def test_the_headline_a_caption_and_a_list_can_be_corrected(newsroom: Newsroom) -> None:
    blocks = [{"type": "list", "id": "l", "value": {"ordered": False, "items": [
        {"type": "item", "id": "i", "value": "<p>Nine <i>boats</i></p>"}]}},
        {"type": "quotation", "id": "q", "value": {"text": "<p>It’s late.</p>", "attribution": ""}},
    ]  # fmt: skip
    story = publish(draft("The brigde", lead_caption="In Oslo", body=json.dumps(blocks)), now=NOON)
    correct(story, said="brigde", says="bridge", minor=True)
    correct(story, said="Oslo", says="Bergen", note="It is Bergen.")
    correct(story, said="Nine boats", says="Eight boats", note="Eight.")
    story = correct(story, said="It's late", says="It’s early", note="She said early.")
    assert (story.headline, story.lead_caption) == ("The bridge", "In Bergen")
    listing, quotation = (block["value"] for block in story.body.raw_data)
    assert listing["items"][0]["value"] == "<p>Eight boats</p>"
    assert quotation["text"] == "<p>It’s early.</p>"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"said": "Four.", "says": "4", "note": "x"}, "does not say"),
        ({"said": "One. Two.", "says": "4", "note": "x"}, "does not say"),
        ({"said": "o", "says": "4", "note": "x"}, "5 times"),
        ({"says": "4", "note": "x"}, "Copy here"),
        ({}, "Say what"),
        ({"said": "One.", "says": "1."}, "plain words"),
        ({"said": "One.", "says": "One.", "note": "x"}, "already"),
        ({"said": "One.", "says": "1.", "note": "x", "minor": True}, "untick"),
        ({"kind": "retraction", "note": "x"}, "not “retraction”"),
    ],
)
def test_a_correction_that_cannot_be_made_says_why_and_changes_nothing(
    newsroom: Newsroom, values: dict[str, Any], sentence: str
) -> None:
    story = public("One.", "Two, too.")
    with pytest.raises(ValidationError, match=sentence):
        correct(story, **values)
    assert said(story) == ["One.", "Two, too."]
    assert Revision.objects.count() == 1


def test_what_is_not_public_is_not_corrected_and_not_by_everybody(newsroom: Newsroom) -> None:
    with pytest.raises(ValidationError, match="Only a public story"):
        correct(draft(body=paragraph("One.")), said="One", says="Two", note="x")
    with pytest.raises(PermissionDenied):
        correct(public(), said="One", says="1", note="x", user=person("ria", "Reporter"))


def test_a_published_draft_says_itself_what_kind_of_change_it_is(newsroom_any: Newsroom) -> None:
    story = public()
    story = edit(
        story, body=body("One.", "Two, it turned out.", "Three."), change_kind="correction",
        change_note="It was two.",
    )  # fmt: skip
    story = publish(story, now=LATER)
    note = Correction.objects.get()
    assert (note.note, note.said, note.says) == ("It was two.", "Two.", "Two, it turned out.")
    assert (story.change_kind, story.change_note) == ("", "")
    publish(edit(story, body=body("One."), change_minor=True), now=LATER)
    assert [minor for _, minor in versions(story)] == [False, True]


# -- retractions --------------------------------------------------------------------------------


def test_a_retraction_is_on_record_and_stays_there_when_taken_back(newsroom_any: Newsroom) -> None:
    story = public(headline="One")
    retract(story, "The source withdrew.", now=LATER)
    note = Correction.objects.get()
    assert (note.kind, note.note, note.at) == ("retraction", "The source withdrew.", LATER)
    publish(story, now=LATER + timedelta(hours=1))
    note.refresh_from_db()
    assert note.taken_back_at == LATER + timedelta(hours=1)
    assert Story.objects.get().retraction_reason == ""


# -- updates beside corrections -----------------------------------------------------------------


def test_an_update_waits_for_its_time_while_corrections_go_out_before_it(
    newsroom_any: Newsroom,
) -> None:
    story = public("One.", "Two.", "Three.")
    then = timezone.now() + timedelta(hours=2)
    update = edit(story, headline="The update", body=body("One.", "Two.", "Three, and more."))
    schedule(update, go_live_at=then)
    assert Story.objects.get().headline != "The update"
    correct(story, said="One", says="Won", note="x")
    correct(story, said="Won.", says="Once.", note="y")
    assert said(story) == ["Once.", "Two.", "Three."]
    assert drafted(story).headline == "The update"
    assert tick(then).published == (story.pk,)
    assert said(story) == ["Once.", "Two.", "Three, and more."]
    assert Story.objects.get().headline == "The update"
    assert not Hold.objects.exists()


def test_a_correction_of_what_the_update_rewrites_holds_the_update_and_loses_nothing(
    newsroom_any: Newsroom,
) -> None:
    story = public("One.", "Two.")
    then = timezone.now() + timedelta(hours=2)
    schedule(edit(story, body=body("One, rewritten.", "Two.")), go_live_at=then)
    correct(story, said="One", says="Won", note="x")
    held = Hold.objects.get()
    assert held.due_at == then
    assert "both changed a paragraph" in held.reason
    assert not tick(then).published
    assert said(story) == ["Won.", "Two."]
    assert [block["value"] for block in drafted(story).body.raw_data] == [
        "<p>One, rewritten.</p>", "<p>Two.</p>"
    ]  # fmt: skip
    assert ModelLogEntry.objects.filter(action="newsreel.hold").count() == 1


def test_a_change_by_any_other_way_is_merged_too_or_holds_the_schedule(
    newsroom_any: Newsroom,
) -> None:
    story, other = public(headline="One"), public(headline="Uno")
    then = timezone.now() + timedelta(hours=2)
    schedule(edit(story, body=body("New.")), go_live_at=then)
    schedule(edit(other, headline="Eins"), go_live_at=then)
    Story.objects.filter(pk=story.pk).update(headline="By the shell")
    Story.objects.filter(pk=other.pk).update(headline="By the shell")
    due = tick(then)
    assert (due.published, due.failed) == ((story.pk,), (other.pk,))
    story.refresh_from_db()
    assert (story.headline, said(story)) == ("By the shell", ["New."])
    assert Hold.objects.get().story == other
    assert tick(then + timedelta(seconds=1)).failed == ()


def test_an_update_of_a_story_that_came_by_the_thousand_does_not_take_it_down(
    newsroom_any: Newsroom,
) -> None:
    Story.objects.bulk_create([
        Story(headline="Old", slug="old", section=section(), locale=section().locale, live=True,
              first_published_at=NOON, published_on=NOON.date(), body=body("One.", "Two."))
    ])  # fmt: skip
    story = Story.objects.get()
    then = timezone.now() + timedelta(hours=2)
    schedule(edit(story, headline="New"), go_live_at=then)
    story.refresh_from_db()
    assert (story.live, story.headline) == (True, "Old")
    correct(story, said="Two", says="2", note="x")
    tick(then)
    story.refresh_from_db()
    assert (story.live, story.headline, said(story)) == (True, "New", ["One.", "2."])


def test_a_draft_in_work_takes_a_correction_in_and_its_approval_goes_on(
    newsroom_any: Newsroom,
) -> None:
    story = edit(public(), headline="In work")
    Workflow.objects.get(name="Second pair of eyes").start(story, person("ria"))
    correct(story, said="One", says="Won", note="x")
    story = Story.objects.get()
    assert story.current_workflow_state is not None
    state = story.current_workflow_state.current_task_state
    assert state.revision == story.latest_revision
    assert drafted(story).headline == "In work"
    assert drafted(story).body.raw_data[0]["value"] == "<p>Won.</p>"
    publish(story)
    assert said(story)[0] == "Won."


def test_a_form_that_was_open_before_the_correction_does_not_undo_it(newsroom: Newsroom) -> None:
    story = public()
    work = story.get_latest_revision_as_object()
    work.loaded_revision = story.latest_revision_id
    correct(story, said="One", says="Won", note="x")
    work.body = body("One.", "Two.", "Three, longer.")
    work.save_revision()
    publish(Story.objects.get())
    assert said(story) == ["Won.", "Two.", "Three, longer."]


def test_publishing_into_a_disagreement_is_refused_and_the_draft_is_kept(
    newsroom: Newsroom,
) -> None:
    story = edit(public(), headline="Mine")
    Story.objects.update(headline="By the shell")
    with pytest.raises(ValidationError, match="both changed the headline"):
        publish(story)
    assert Story.objects.get().headline == "By the shell"
    assert drafted(story).headline == "Mine"


def test_every_change_of_the_text_moves_the_time_of_the_update(newsroom: Newsroom) -> None:
    story, moments = public(), []
    for hour in (1, 2, 3):
        story = publish(
            edit(story, headline=f"No. {hour}"), now=NOON + timedelta(hours=hour, seconds=7)
        )
        moments.append(story.updated_at)
    assert moments == [NOON + timedelta(hours=hour, seconds=7) for hour in (1, 2, 3)]


def test_the_moment_of_a_correction_is_the_newsrooms_day(newsroom: Newsroom, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    correct(public(), note="x", now=datetime(2026, 11, 23, 20, tzinfo=UTC))
    assert str(Correction.objects.get().day) == "2026-11-24"
