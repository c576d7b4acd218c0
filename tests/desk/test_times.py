"""On time, and when it was wrong: the desk's screens for both, by forms and in a browser."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Revision
from wagtail.test.utils.form_data import rich_text

from newsreel.stories.actions.correct import correct
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.tick import tick
from newsreel.stories.models import Correction, FormerAddress, Hold, Story, Version
from tests.desk.house import Desk, address, desk
from tests.desk.people import client_of, form_of, person
from tests.parts.axe import WAGTAILS, Axe
from tests.parts.newsroom import Newsroom
from tests.parts.shots import shot
from tests.stories.desks import draft, section
from tests.stories.test_actions import edit
from tests.stories.test_record import body, drafted, said

__all__ = ["address", "desk"]  # fixtures


def of_body(*texts: str) -> dict[str, str]:
    """A body as the editor's browser sends it, with the ids that it was given."""
    form = {"body-count": str(len(texts))}
    for n, text in enumerate(texts):
        form |= {
            f"body-{n}-type": "paragraph",
            f"body-{n}-order": str(n),
            f"body-{n}-deleted": "",
            f"body-{n}-id": f"p{n}",
            f"body-{n}-value": rich_text(f"<p>{text}</p>"),
        }
    return form


def post(story: Story, name: str = "edit", **values: str) -> str:
    """What somebody who may do everything is told."""
    client = client_of(person(f"ana{timezone.now().timestamp()}"))
    answer = client.post(f"/desk/stories/{name}/{story.pk}/", values, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def scheduled(story: Story) -> list[datetime]:
    rows = Revision.objects.for_instance(story).filter(approved_go_live_at__isnull=False)
    return [moment.astimezone(UTC) for moment in rows.values_list("approved_go_live_at", flat=True)]


def test_a_time_is_of_the_newsrooms_clock_and_the_nights_it_jumps_are_told(
    newsroom: Newsroom, settings: object
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"  # type: ignore[attr-defined]
    settings.WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]  # type: ignore[attr-defined]
    wanted = {
        "2098-06-01 06:00": (datetime(2098, 6, 1, 4, tzinfo=UTC), ""),
        "2037-10-25 02:30": (datetime(2037, 10, 25, 0, 30, tzinfo=UTC), "02:30 twice"),
        "2037-03-29 02:30": (datetime(2037, 3, 29, 1, tzinfo=UTC), "put forward over 02:30"),
    }
    for wall, (moment, sentence) in wanted.items():
        story = draft(f"At {wall}")
        form = form_of(story.section, headline=story.headline, go_live_at=wall)
        told = post(story, **{**form, "action-publish": "1"})
        assert scheduled(story) == [moment]
        assert sentence in told
        assert not Story.objects.get(pk=story.pk).live


def test_a_correction_on_its_screen_and_what_it_refuses(newsroom: Newsroom) -> None:
    story = publish(draft(body=body("It cost nine million.", "The end.")))
    told = post(story, "correct", said="eight million", says="9", kind="correction", note="x")
    assert "The story does not say “eight million”" in told
    assert "It cost nine million." in told
    told = post(story, "correct", said="nine million", says="nine thousand", kind="correction")
    assert "in plain words" in told
    told = post(
        story, "correct", said="nine million", says="nine thousand", kind="correction", note="No."
    )
    assert "is corrected" in told
    assert said(story)[0] == "It cost nine thousand."


def test_a_draft_says_what_kind_of_change_it_is_and_the_record_follows(newsroom: Newsroom) -> None:
    story = publish(draft(body=body("One.", "Two.")))
    form = form_of(story.section, headline=story.headline) | of_body("One.", "Two!")
    told = post(story, **form, change_note="It was two.", **{"action-publish": "1"})
    assert "Say what kind of change" in told
    both = {"change_kind": "correction", "change_note": "It was two.", "change_minor": "on"}
    assert "leave it out or untick" in post(story, **form, **both, **{"action-publish": "1"})
    del both["change_minor"]
    post(story, **form, **both, **{"action-publish": "1"})
    note = Correction.objects.get()
    assert (note.note, note.said, note.says) == ("It was two.", "Two.", "Two!")
    form = form_of(story.section, headline="Mended") | of_body("One.", "Two!")
    post(story, **form, change_minor="on", **{"action-publish": "1"})
    assert list(Version.objects.values_list("minor", flat=True)) == [False, True]


def test_a_form_opened_before_a_correction_does_not_undo_it_when_published(
    newsroom: Newsroom,
) -> None:
    story = publish(draft(body=body("One.", "Two.")))
    opened = str(story.latest_revision_id)
    correct(story, said="One", says="Won", note="x")
    form = form_of(story.section, headline=story.headline) | of_body("One.", "Two, longer.")
    post(story, **form, loaded_revision_id=opened, **{"action-publish": "1"})
    assert said(story)[:1] == ["Won."]
    assert "Two, longer." in said(story)[1]
    # Both changed the first paragraph: the draft is kept, and shown beside the public text.
    opened = str(Story.objects.get().latest_revision_id)
    correct(story, said="Won", says="Once", note="x")
    form = form_of(story.section, headline=story.headline) | of_body("One?", "Two, longer.")
    told = post(story, **form, loaded_revision_id=opened, **{"action-publish": "1"})
    assert "both changed a paragraph" in told
    assert "Once." in told
    assert said(story)[:1] == ["Once."]
    assert "One?" in drafted(story).body.raw_data[0]["value"]


def test_moving_and_renaming_at_the_desk_leaves_redirects(newsroom: Newsroom) -> None:
    story = publish(draft("Weather"))
    world = section("World")
    for place, slug in ((world, "weather"), (world, "storm"), (story.section, "storm")):
        post(story, **form_of(place, headline="Weather", slug=slug), **{"action-publish": "1"})
    story.refresh_from_db()
    assert (story.section.name, story.slug) == ("News", "storm")
    left = FormerAddress.objects.order_by("id").values_list("section_id", "slug")
    assert list(left) == [
        (story.section_id, "weather"), (world.pk, "weather"), (world.pk, "storm")
    ]  # fmt: skip


def test_an_update_on_schedule_in_the_browser(desk: Desk, axe: Axe) -> None:
    page, then = desk.page, timezone.now() + timedelta(days=1)
    story = publish(
        draft(
            "The harbour bridge opens",
            standfirst="After nine years.",
            body=body("It cost nine million.", "The mayor cut the ribbon.", "It opens at noon."),
        )
    )
    update = edit(
        story,
        headline="The harbour bridge is open",
        body=body("It cost nine million.", "The mayor cut the ribbon.", "It opened at one."),
    )
    schedule(update, go_live_at=then)
    desk.open(f"/desk/stories/correct/{story.pk}/")
    page.get_by_label("It said").fill("nine million")
    page.get_by_label("It says now").fill("nine thousand")
    page.get_by_label("Note for readers").fill("The sum was wrong by a factor of a thousand.")
    assert axe(page, but=WAGTAILS) == []
    shot(page, "correct")
    page.get_by_role("button", name="Correct this story").click()
    expect(page.get_by_text("is corrected").first).to_be_visible()
    assert scheduled(story) == [then]
    # A second correction, of what the update rewrites: the update is held.
    desk.open(f"/desk/stories/correct/{story.pk}/")
    page.get_by_label("It said").fill("at noon")
    page.get_by_label("It says now").fill("at twelve")
    page.get_by_label("Note for readers").fill("Say the hour.")
    page.get_by_role("button", name="Correct this story").click()
    desk.open("/desk/")
    expect(page.get_by_role("heading", name="Held")).to_be_visible()
    assert axe(page, but=WAGTAILS) == []
    shot(page, "held")
    assert not tick(then).published
    page.get_by_role("link", name="See both").click()
    desk.check("the two texts")
    page.get_by_label("The draft's").check()
    assert axe(page, but=WAGTAILS) == []
    shot(page, "both-texts")
    page.get_by_role("button", name="Make the draft of this").click()
    expect(page.get_by_text("back on the schedule").first).to_be_visible()
    desk.check("after choosing")
    assert not Hold.objects.exists()
    assert tick(then).published == (story.pk,)
    assert said(story) == [
        "It cost nine thousand.", "The mayor cut the ribbon.", "It opened at one."
    ]  # fmt: skip


def test_an_embargo_and_a_retraction_in_the_browser(desk: Desk, axe: Axe) -> None:
    page, story = desk.page, draft("The budget", body=body("Nobody knows."))
    desk.open(f"/desk/stories/embargo/{story.pk}/")
    page.get_by_label("Nobody may read it before").fill("2098-06-01 06:00")
    page.keyboard.press("Escape")
    assert axe(page, but=WAGTAILS) == []
    shot(page, "embargo")
    page.get_by_role("button", name="Save the embargo").click()
    expect(page.get_by_text("under embargo until").first).to_be_visible()
    desk.open("/desk/stories/")
    expect(page.get_by_text("Embargo until 1 June 2098")).to_be_visible()
    public = publish(draft("A mistake", body=body("It never happened.")))
    desk.open(f"/desk/stories/retract/{public.pk}/")
    page.get_by_label("Why is it retracted?").fill("The source withdrew what it had said.")
    assert axe(page, but=WAGTAILS) == []
    shot(page, "retract")
    page.get_by_role("button", name="Retract this story").click()
    expect(page.get_by_text("is retracted").first).to_be_visible()
    desk.check("after the retraction")
    assert not Story.objects.get(pk=public.pk).live
