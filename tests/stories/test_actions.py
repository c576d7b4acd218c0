"""The verbs of a story: what each writes, what it refuses, and that it is on record."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry

from newsreel.live.actions.on_air import set_on_air
from newsreel.stories.actions.arrange import arrange
from newsreel.stories.actions.breaking import break_news
from newsreel.stories.actions.move import move
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.rename import rename
from newsreel.stories.actions.renditions import make
from newsreel.stories.actions.retract import retract
from newsreel.stories.actions.schedule import schedule
from newsreel.stories.actions.tick import late, tick
from newsreel.stories.actions.unpublish import unpublish
from newsreel.stories.models import Almanac, FormerAddress, FrontPage, Story
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, paragraph, section
from tests.stories.test_pictures import drawn

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def logged(story: Story) -> list[str]:
    rows = ModelLogEntry.objects.for_instance(story).order_by("timestamp", "id")
    return list(rows.values_list("action", flat=True))


def edit(story: Story, **values: object) -> Story:
    """Save a further draft, as the editor does."""
    work = story.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(work, name, value)
    work.save_revision()
    return Story.objects.get(pk=story.pk)


def test_publishing_makes_the_slug_of_the_headline_and_the_day_of_the_moment(
    newsroom_any: Newsroom,
) -> None:
    story = publish(draft("Él dijo: «¡Basta!» — 3 días"), now=NOON)
    assert story.slug == "el-dijo-basta-3-dias"
    assert (story.first_published_at, story.published_on) == (NOON, date(2026, 11, 23))
    assert story.live
    assert logged(story) == ["wagtail.publish"]


def test_saving_a_draft_journals_nothing(newsroom_any: Newsroom) -> None:
    story = publish(draft(), now=NOON)
    journalled()
    edit(story, headline="Another headline")
    draft("Never seen")
    assert journalled() == []


def test_publishing_journals_the_story_alone(newsroom_any: Newsroom) -> None:
    story = draft()
    journalled()
    publish(story, now=NOON)
    assert journalled() == [("stories_story", "U", story.pk)]


def test_two_headlines_of_a_day_get_two_addresses(newsroom_any: Newsroom) -> None:
    slugs = [publish(draft("Weather"), now=NOON).slug for _ in range(3)]
    assert slugs == ["weather", "weather-2", "weather-3"]
    assert publish(draft("Weather"), now=NOON + timedelta(days=1)).slug == "weather"


def test_a_former_address_is_not_given_to_another_story(newsroom_any: Newsroom) -> None:
    first = publish(draft("Weather"), now=NOON)
    rename(first, "storm")
    assert publish(draft("Weather"), now=NOON).slug == "weather-2"


def test_publishing_again_keeps_the_day_and_the_address(newsroom_any: Newsroom) -> None:
    story = publish(draft("Weather"), now=NOON)
    story = edit(story, headline="Storm")
    story = publish(story, now=NOON + timedelta(days=2))
    assert (story.headline, story.slug, story.published_on) == ("Storm", "weather", NOON.date())


def test_a_change_of_the_text_moves_updated_at(newsroom_any: Newsroom) -> None:
    later = NOON + timedelta(hours=1)
    story = publish(draft(body=paragraph("One.")), now=NOON)
    assert story.updated_at is None
    story = publish(edit(story, body=paragraph("Two.")), now=later)
    assert story.updated_at == later


def test_a_minor_change_or_none_leaves_updated_at(newsroom_any: Newsroom) -> None:
    story = publish(draft(body=paragraph("Oen.")), now=NOON)
    story = publish(edit(story, body=paragraph("One.")), now=NOON, minor=True)
    story = publish(edit(story, comments_open=False), now=NOON)
    assert story.updated_at is None


def test_the_editors_own_time_of_the_update_counts(newsroom_any: Newsroom) -> None:
    story = publish(draft(body=paragraph("One.")), now=NOON)
    by_hand = NOON + timedelta(minutes=5)
    story = edit(story, body=paragraph("Two."), updated_at=by_hand)
    assert publish(story, now=NOON + timedelta(hours=3)).updated_at == by_hand


def test_an_unpublished_story_keeps_its_day_for_the_410(newsroom_any: Newsroom) -> None:
    story = unpublish(publish(draft(), now=NOON))
    story.refresh_from_db()
    assert not story.live
    assert story.published_on == NOON.date()
    assert logged(story)[-1] == "wagtail.unpublish"


def test_a_retraction_says_why_and_publishing_takes_it_back(newsroom_any: Newsroom) -> None:
    story = publish(draft(), now=NOON)
    retract(story, "The figures were wrong.", now=NOON)
    story = Story.objects.get()
    assert (story.live, story.retracted_at) == (False, NOON)
    assert story.retraction_reason == "The figures were wrong."
    story = publish(story, now=NOON)
    assert (story.live, story.retracted_at, story.retraction_reason) == (True, None, "")
    assert logged(story) == ["wagtail.publish", "newsreel.retract", "wagtail.publish"]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_retraction_without_a_reason_is_refused(newsroom: Newsroom, reason: str) -> None:
    story = publish(draft(), now=NOON)
    with pytest.raises(ValidationError, match="says why"):
        retract(story, reason)
    assert Story.objects.get().live


def test_moving_leaves_a_trail_and_the_draft_moves_along(newsroom_any: Newsroom) -> None:
    world = section("World")
    story = publish(draft("Weather"), now=NOON)
    story = edit(story, headline="Storm")
    move(story, world)
    was = FormerAddress.objects.get()
    assert (was.story_id, was.section_id, was.slug) == (story.pk, section().pk, "weather")
    assert publish(Story.objects.get(pk=story.pk), now=NOON).section == world


def test_moving_to_where_the_slug_is_taken_finds_another(newsroom_any: Newsroom) -> None:
    world = section("World")
    publish(draft("Weather", section=world), now=NOON)
    story = publish(draft("Weather"), now=NOON)
    assert move(story, world).slug == "weather-2"


def test_a_slug_that_is_taken_is_refused(newsroom_any: Newsroom) -> None:
    publish(draft("Weather"), now=NOON)
    story = publish(draft("Storm"), now=NOON)
    with pytest.raises(ValidationError, match="Another story"):
        rename(story, "weather")
    assert rename(story, "gale").slug == "gale"


def test_a_scheduled_story_is_published_by_the_tick_of_its_time(newsroom_any: Newsroom) -> None:
    then = timezone.now() + timedelta(hours=2)
    story = schedule(draft(), go_live_at=then)
    assert not story.live
    assert not tick(then - timedelta(seconds=1)).published
    assert tick(then).published == (story.pk,)
    story.refresh_from_db()
    assert (story.live, story.first_published_at, story.go_live_at) == (True, then, None)
    assert "wagtail.publish.scheduled" in logged(story)


def test_a_story_expires_at_its_time(newsroom_any: Newsroom) -> None:
    then = timezone.now() + timedelta(hours=2)
    story = schedule(draft(), expire_at=then)
    assert story.live
    assert tick(then).expired == (story.pk,)
    story.refresh_from_db()
    assert (story.live, story.expired) == (False, True)
    assert not tick(then + timedelta(seconds=1)).expired


def test_a_schedule_in_the_past_is_refused(newsroom: Newsroom) -> None:
    with pytest.raises(ValidationError, match="future"):
        schedule(draft(), go_live_at=timezone.now() - timedelta(seconds=1))


def test_the_day_turns_once_and_in_the_newsrooms_zone(newsroom_any: Newsroom) -> None:
    assert tick(NOON).day == date(2026, 11, 23)
    journalled()
    assert not tick(NOON + timedelta(hours=11, minutes=59))
    assert journalled() == []
    assert tick(NOON + timedelta(hours=12)).day == date(2026, 11, 24)
    assert journalled() == [("stories_almanac", "U", 1)]
    assert Almanac.objects.count() == 1


def test_a_story_that_fails_at_its_time_does_not_stop_the_others(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    then = timezone.now() + timedelta(hours=2)
    broken, sound = schedule(draft("A"), go_live_at=then), schedule(draft("B"), go_live_at=then)
    revision = broken.latest_revision
    revision.content = revision.content | {"section": 99_999}
    revision.save()
    due = tick(then)
    assert (due.published, due.failed) == ((sound.pk,), (broken.pk,))
    # It is tried at each tick; the log says it once, and `newsreel status` as long as it lasts.
    for second in range(1, 40):
        assert tick(then + timedelta(seconds=second)).failed == (broken.pk,)
    assert len([r for r in caplog.records if "could not be published" in r.message]) == 1
    (one,) = late(then + timedelta(seconds=40))
    assert (one.story, one.headline, one.due) == (broken.pk, "A", then)
    revision.content = broken.get_latest_revision().content | {"section": section().pk}
    revision.save()
    assert tick(then + timedelta(seconds=41)).published == (broken.pk,)
    assert late(then + timedelta(hours=1)) == []


def test_the_ticker_waits_a_while_for_the_pictures_of_a_page(newsroom: Newsroom) -> None:
    then = timezone.now() + timedelta(hours=2)
    slow = schedule(draft("A", lead_picture=take_in(drawn(), title="A", alt="A")), go_live_at=then)
    picture = take_in(drawn(300), title="B", alt="B")
    quick = schedule(draft("B", lead_picture=picture), go_live_at=then)
    assert not tick(then).published
    make(picture)
    assert tick(then + timedelta(seconds=1)).published == (quick.pk,)
    assert not tick(then + timedelta(seconds=9)).published
    # A page with a picture still missing is better than a story that is late.
    assert tick(then + timedelta(seconds=10)).published == (slow.pk,)


def test_the_front_page_writes_only_what_moves(newsroom_any: Newsroom) -> None:
    one, two, three = (publish(draft(name), now=NOON) for name in ("One", "Two", "Three"))
    locale = Locale.objects.get()
    arrange(locale, one, [two, three])
    journalled()
    arrange(locale, one, [two, three])
    assert journalled() == []
    arrange(locale, three, [two])
    assert [table for table, _, _ in journalled()] == [
        "stories_frontpage",
        "stories_frontpagesecond",
    ]
    assert [s.story for s in FrontPage.objects.get().seconds.all()] == [two]
    with pytest.raises(ValidationError, match="once"):
        arrange(locale, one, [one])


def test_the_breaking_line_and_the_channel_are_rows(newsroom_any: Newsroom) -> None:
    journalled()
    break_news(Locale.objects.get(), " Bridge   opens ")
    set_on_air("on", "Morning")
    set_on_air("on", "Morning")
    assert [(table, op) for table, op, _ in journalled()] == [
        ("stories_breakingline", "I"),
        ("stories_breakingline", "U"),
        ("live_channel", "U"),
    ]


def test_a_user_without_the_right_changes_nothing(newsroom: Newsroom) -> None:
    nobody = get_user_model().objects.create(username="nobody")
    story = publish(draft(), now=NOON)
    journalled()
    world = section("World")
    journalled()
    for attempt in (
        lambda: publish(story, user=nobody),
        lambda: unpublish(story, user=nobody),
        lambda: retract(story, "Why not", user=nobody),
        lambda: move(story, world, user=nobody),
        lambda: rename(story, "x", user=nobody),
        lambda: schedule(story, expire_at=timezone.now() + timedelta(days=1), user=nobody),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert journalled() == []
