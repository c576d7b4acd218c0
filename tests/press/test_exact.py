"""What one change bakes again, named exactly: over-baking fails as loudly as under-baking."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from wagtail.models import Locale

from newsreel.comments.models import Comment
from newsreel.stories import models
from newsreel.stories.actions.arrange import arrange, sketch
from newsreel.stories.actions.breaking import break_news
from newsreel.stories.actions.correct import correct
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.rename import rename
from newsreel.stories.actions.retract import retract
from tests.parts.newsroom import Newsroom
from tests.press.paper import NOON, Paper, paragraph, related


@pytest.fixture(params=["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)])
def paper(request: pytest.FixtureRequest) -> Iterator[Paper]:
    newsroom: Newsroom = request.getfixturevalue(request.param)
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        made = Paper(newsroom.folder, newsroom.url)
        yield made
        assert made.differences() == []
        made.press.close()


@pytest.fixture
def story(paper: Paper) -> models.Story:
    """The one story of a small paper, by Ann, on the sea, in News > World; everything baked."""
    news = paper.section("news")
    world = paper.section("world", news)
    paper.section("sport")
    made = paper.story(world, by=[paper.contributor("Ann")], on=[paper.topic("Sea")])
    paper.bake()
    return made


STORY = "/news/world/2015/10/29/story-1/"
LISTINGS = [
    "/",
    "/by/ann/",
    "/by/ann/2015/10/",
    "/news/",
    "/news/2015/10/29/",
    "/news/world/",
    "/news/world/2015/10/29/",
    "/topics/sea/",
    "/topics/sea/2015/10/",
]
FEEDS = ["/feed.json", "/feed.xml", "/news/feed.json", "/news/feed.xml", "/news/world/feed.json",
         "/news/world/feed.xml"]  # fmt: skip


def pages(paths: list[str]) -> list[str]:
    """Without what `wire` made of the same change."""
    return [p for p in paths if "feed" not in p and "sitemap" not in p]


def test_saving_a_draft_bakes_nothing(paper: Paper, story: models.Story) -> None:
    story.headline = "A headline nobody may see yet"
    story.save_revision()
    assert paper.bake() == []


def test_saving_what_is_there_already_bakes_nothing(paper: Paper, story: models.Story) -> None:
    story.save()
    models.Story.objects.update(headline="Story 1")
    assert paper.bake() == []


def test_a_draft_never_published_bakes_nothing(paper: Paper, story: models.Story) -> None:
    paper.story(story.section, by=list(models.Contributor.objects.all()), live=False)
    assert paper.bake() == []


def test_a_changed_body_bakes_the_story_and_its_record_alone(
    paper: Paper, story: models.Story
) -> None:
    models.Story.objects.update(body='[{"type": "paragraph", "value": "<p>Anew.</p>", "id": "a"}]')
    assert pages(paper.bake()) == [STORY, f"{STORY}history/"]


def test_a_changed_headline_bakes_the_story_and_the_lists_that_name_it(
    paper: Paper, story: models.Story
) -> None:
    models.Story.objects.update(headline="Anew")
    assert pages(paper.bake()) == sorted([STORY, f"{STORY}history/", *LISTINGS])


def test_a_correction_bakes_the_story_its_record_and_the_corrections(
    paper: Paper, story: models.Story
) -> None:
    correct(story, said="Text", says="Words", note="It is words.", now=NOON)
    lists = ["/corrections/", "/corrections/2015/10/"]
    assert pages(paper.bake()) == sorted([STORY, f"{STORY}history/", *lists])
    correct(story, kind="clarification", note="All of them.", now=NOON + timedelta(days=3))
    more = ["/corrections/", "/corrections/2015/11/", "/corrections/2015/10/"]
    assert pages(paper.bake()) == sorted([STORY, f"{STORY}history/", *more])


def test_a_mended_typing_error_bakes_the_story_alone(paper: Paper, story: models.Story) -> None:
    correct(story, said="Text", says="Words", minor=True)
    assert pages(paper.bake()) == [STORY]


def test_the_record_moves_with_its_story_and_goes_with_it(
    paper: Paper, story: models.Story
) -> None:
    correct(story, said="Text", says="Words", note="It is words.", now=NOON)
    paper.bake()
    for slug in ("anew", "again", "story-1", "last"):
        rename(models.Story.objects.get(), slug)
    assert paper.bake()
    last = STORY.replace("story-1", "last")
    former = [STORY.replace("story-1", slug) for slug in ("story-1", "anew", "again")]
    for there in former:
        assert paper.answer(there) == (301, last)
        assert paper.answer(f"{there}history/") == (301, f"{last}history/")
    retract(models.Story.objects.get(), "It was wrong.", now=NOON)
    written = paper.bake()
    assert "/corrections/" in written
    assert paper.answer(last)[0] == paper.answer(f"{last}history/")[0] == 410
    for there in former:
        assert paper.answer(f"{there}history/") == (301, f"{last}history/")
    publish(models.Story.objects.get())
    paper.bake()
    assert paper.answer(last)[0] == paper.answer(f"{last}history/")[0] == 200
    models.Story.objects.get().delete()
    paper.bake()
    for there in (last, *former):
        assert paper.answer(there)[0] == paper.answer(f"{there}history/")[0] == 410


def test_a_record_comes_to_be_by_what_is_said_now(paper: Paper, story: models.Story) -> None:
    """A version that says what the story says is no record; it is one once the story says other."""
    said = story.body.raw_data
    for body in ([paragraph("Other words.")], list(said)):
        models.Story.objects.update(body=json.dumps(body))
    models.Version.objects.order_by("id").last().delete()
    models.Version.objects.update(byline="Ann")
    paper.bake()
    assert paper.answer(f"{STORY}history/")[0] == 404
    models.Contributor.objects.update(name="Anna")
    assert pages(paper.bake()) == sorted([STORY, f"{STORY}history/", *LISTINGS])
    models.Contributor.objects.update(name="Ann")
    paper.bake()
    assert paper.answer(f"{STORY}history/")[0] == 404
    other = paper.contributor("Bea")
    models.Byline.objects.update(contributor=other)
    paper.bake()
    assert paper.answer(f"{STORY}history/")[0] == 200


def test_a_second_story_of_the_day_bakes_its_page_the_lists_and_the_months(
    paper: Paper, story: models.Story
) -> None:
    second = paper.story(
        story.section,
        by=list(models.Contributor.objects.all()),
        on=list(models.Topic.objects.all()),
        published=story.first_published_at,
    )
    page = STORY.replace("story-1", second.slug)
    months = ["/news/2015/10/", "/news/world/2015/10/"]
    assert pages(paper.bake()) == sorted([page, *LISTINGS, *months])


def test_a_renamed_slug_bakes_the_new_page_the_redirect_and_what_links_there(
    paper: Paper, story: models.Story
) -> None:
    paper.sql("UPDATE stories_story SET slug = 'anew'")
    moved = STORY.replace("story-1", "anew")
    assert pages(paper.bake()) == sorted([STORY, moved, *LISTINGS])
    plate = next(
        iter(paper.store.driver.rows("SELECT status FROM press_plate WHERE path = ?", [STORY]))
    )
    assert plate == (301,)


def test_a_retraction_bakes_the_410_and_takes_the_story_out_of_the_lists(
    paper: Paper, story: models.Story
) -> None:
    models.Story.objects.update(live=False, retraction_reason="It was wrong.")
    gone = ["/by/ann/2015/10/", "/news/2015/10/", "/news/2015/10/29/", "/news/world/2015/10/",
            "/news/world/2015/10/29/", "/topics/sea/2015/10/"]  # fmt: skip
    stay = ["/", "/by/ann/", "/news/", "/news/world/", "/topics/sea/"]
    assert pages(paper.bake()) == sorted([STORY, *gone, *stay])
    assert not paper.paths() & set(gone)
    assert STORY in paper.paths()


def test_a_renamed_contributor_bakes_what_shows_the_name(paper: Paper, story: models.Story) -> None:
    models.Contributor.objects.update(name="Anna")
    assert pages(paper.bake()) == sorted([STORY, *LISTINGS])


def test_a_renamed_topic_bakes_its_pages_and_the_stories_on_it(
    paper: Paper, story: models.Story
) -> None:
    models.Topic.objects.update(name="The sea")
    assert pages(paper.bake()) == [STORY, "/topics/sea/", "/topics/sea/2015/10/"]


def test_a_story_far_away_bakes_nothing_of_this_section(paper: Paper, story: models.Story) -> None:
    sport = models.Section.objects.get(slug="sport")
    other = paper.story(sport)
    day = "/sport/2015/10/29/"
    assert pages(paper.bake()) == sorted(
        ["/", "/sport/", "/sport/2015/10/", day, f"{day}{other.slug}/"]
    )


def test_an_arriving_title_bakes_the_story_whose_related_box_waits_for_it(
    paper: Paper, story: models.Story
) -> None:
    sport = models.Section.objects.get(slug="sport")
    waiting = paper.story(sport, body=[related("The Ferry Comes Back")])
    paper.bake()
    models.Story.objects.filter(pk=story.pk).update(headline="the ferry comes back")
    page = f"/sport/2015/10/29/{waiting.slug}/"
    assert page in paper.bake()


def test_the_breaking_line_bakes_the_state_and_the_fronts_only(
    paper: Paper, story: models.Story
) -> None:
    english = Locale.objects.get(language_code="en")
    models.BreakingLine.objects.create(locale=english, text="Storm closes the harbour")
    assert pages(paper.bake()) == ["/", "/news/", "/news/world/", "/sport/", "/state.json"]


def test_news_breaks_and_the_line_comes_off_without_a_look_at_the_archive(
    paper: Paper, story: models.Story
) -> None:
    english = Locale.objects.get(language_code="en")
    for _ in range(3):
        paper.story(story.section)
    paper.bake()
    fronts = ["/", "/news/", "/news/world/", "/sport/", "/state.json"]
    surfaces = ["home:en", *(f"section:{s}" for s in (1, 2, 3)), "state:en"]
    for text, link in (("Storm closes the harbour", story), ("", None)):
        break_news(english, text, link)
        turn = paper.press.run_until_done()
        assert sorted(turn.written) == fronts
        # Nothing else was even rendered, to find that it is the same.
        assert sorted(turn.rendered) == surfaces


def test_every_page_asks_for_what_is_happening_now(paper: Paper, story: models.Story) -> None:
    seen = 0
    for path in paper.paths():
        body = paper.body(path)
        if body.startswith(b"<!doctype html>"):
            seen += 1
            assert b'data-state="/state.json"' in body, path
            assert b"/assets/newsreel." in body, path
    assert seen > 15


def test_a_line_links_to_its_story_only_while_that_is_public(
    paper: Paper, story: models.Story
) -> None:
    english = Locale.objects.get(language_code="en")
    break_news(english, "Storm closes the harbour", story)
    paper.bake()
    assert STORY.encode() in paper.body("/state.json")
    models.Story.objects.update(live=False, retraction_reason="It was no storm.")
    assert "/state.json" in paper.bake()
    assert STORY.encode() not in paper.body("/state.json")


def test_a_comment_bakes_the_story_and_the_lists_that_count_it(
    paper: Paper, story: models.Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreel.press.pace.BEAT", 0.02)
    other = paper.story(models.Section.objects.get(slug="sport"))
    paper.bake()

    def say(**fields: object) -> Comment:
        values = {"story": story, "author": "Ann", "body": "<p>So.</p>", "state": "shown"}
        return Comment.objects.create(**values | fields)

    first = say()
    assert pages(paper.bake()) == sorted([STORY, *LISTINGS])
    for path in LISTINGS:
        assert f'<a class="talk" href="{STORY}#comments">1 comment</a>' in paper.body(path).decode()
    say(state="held")
    assert paper.bake() == []
    for change in ({"body": "<p>No.</p>"}, {"picked": True}):
        Comment.objects.filter(pk=first.pk).update(**change)
        assert pages(paper.bake()) == [STORY]
    # A section's page that lists another story, but not this one, is not even rendered.
    say(story=other, parent=None)
    turn = paper.press.run_until_done()
    assert set(turn.rendered) == {"home:en", f"section:{other.section_id}",
        f"story:{other.pk}", f"day:{other.section_id}:2015-10-29"}  # fmt: skip
    Comment.objects.filter(pk=first.pk).update(state="hidden")
    assert pages(paper.bake()) == sorted([STORY, *LISTINGS])
    assert b'class="talk"' not in paper.body("/news/")


def test_an_arrangement_of_the_front_page_bakes_the_home_page_alone(
    paper: Paper, story: models.Story
) -> None:
    second = paper.story(story.section)
    paper.bake()
    sketch(story.locale, story, [second])
    assert paper.bake() == []
    arrange(story.locale, story, [second])
    assert paper.bake() == ["/"]


def test_the_turn_of_the_day_bakes_the_home_page_alone(paper: Paper, story: models.Story) -> None:
    models.Almanac.objects.update(today="2026-11-24")
    assert pages(paper.bake()) == ["/"]


def test_another_tagline_in_the_settings_bakes_what_reads_the_settings(
    paper: Paper, story: models.Story
) -> None:
    from django.conf import settings

    before = paper.paths()
    paper.facts = {"site": "2"}
    with override_settings(NEWSREEL={**settings.NEWSREEL, "site.tagline": "Since 1974"}):
        paper.new_press()
        written = set(paper.bake())
        assert written
        assert written <= before
        assert {"/", STORY} <= written
        paper.facts = {"site": "1"}
    paper.new_press()
    paper.bake()


def test_a_large_move_comes_to_an_end(paper: Paper, story: models.Story) -> None:
    """What leaves its old path goes through the queue twice, and no oftener."""
    for _ in range(5):
        paper.story(story.section)
    paper.together = 2
    paper.new_press()
    paper.bake()
    models.Section.objects.filter(slug="world").update(slug="globe")
    turns = 0
    while not paper.press.turn().idle or paper.store.waiting():
        turns += 1
        assert turns < 20
    assert not any(path.startswith("/news/world/") and "*" not in path for path in paper.paths())


def test_a_language_that_comes_later_gets_its_pages_at_once(
    paper: Paper, story: models.Story
) -> None:
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("ar", "العربية")]):
        Locale.objects.create(language_code="ar")
        written = set(paper.bake())
        assert {"/", "/ar/", "/ar/404/", "/ar/feed.xml", STORY} <= written
        assert paper.differences() == []
        Locale.objects.filter(language_code="ar").delete()
        assert "/ar/" in paper.bake()
        assert "/ar/" not in paper.paths()
    paper.new_press()
