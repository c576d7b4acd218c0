"""Law 5: however large a change, no commit of it leaves a page that links to nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings

from newsreel.pages import assets, furniture
from newsreel.stories import models
from tests.parts.newsroom import Newsroom
from tests.press.paper import NOON, Paper, paragraph, related
from tests.press.standing import Standing, watched

TOGETHER = 5
STORIES = 40


# What is decided here is the same on both; these write and read in ways of their own.
on_both = pytest.mark.parametrize(
    "paper",
    ["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)],
    indirect=True,
)


@pytest.fixture
def paper(request: pytest.FixtureRequest) -> Iterator[Paper]:
    newsroom: Newsroom = request.getfixturevalue(getattr(request, "param", "newsroom"))
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        made = Paper(newsroom.folder, newsroom.url)
        fill(made)
        made.bake()
        made.together = TOGETHER
        made.new_press()
        yield made
        made.press.close()


@pytest.fixture
def standing(paper: Paper) -> Iterator[Standing]:
    """Every commit is checked; in the end incremental equals clean."""
    with watched(paper.address) as watch:
        yield watch
        paper.bake()
    assert watch.commits > 1
    assert paper.differences() == []


def fill(paper: Paper) -> None:
    """Forty stories of twenty days in nested sections, each related to the one before."""
    news = paper.section("news")
    world = paper.section("world", news)
    places = [news, world, paper.section("africa", world), paper.section("sport")]
    people = [paper.contributor("Ann"), paper.contributor("Bea")]
    topics = [paper.topic("Sea"), paper.topic("Law")]
    for n in range(STORIES):
        paper.story(
            places[n % len(places)],
            by=[people[n % 2]],
            on=[topics[n % 2]],
            headline=f"Headline {n}",
            slug=f"headline-{n}",
            published=NOON + timedelta(hours=12 * n),
            body=[paragraph("Text."), related(f"Headline {n - 1}")],
        )


def section(slug: str) -> models.Section:
    return models.Section.objects.get(slug=slug)


def story_paths(paper: Paper) -> set[str]:
    return {path for path in paper.paths() if "/headline-" in path}


def test_a_section_is_renamed(paper: Paper, standing: Standing) -> None:
    models.Section.objects.filter(slug="world").update(slug="globe", name="Globe")
    paper.bake()
    assert not [path for path in story_paths(paper) if "/world/" in path]
    assert [path for path in story_paths(paper) if "/news/globe/africa/" in path]
    assert standing.most < 100


@on_both
def test_a_section_is_renamed_by_raw_sql_and_back(paper: Paper, standing: Standing) -> None:
    before = story_paths(paper)
    paper.sql("UPDATE stories_section SET slug = 'globe' WHERE slug = 'world'")
    for _ in range(4):
        paper.press.turn()
    paper.sql("UPDATE stories_section SET slug = 'world' WHERE slug = 'globe'")
    paper.bake()
    assert story_paths(paper) == before


def test_a_section_moves_below_another(paper: Paper, standing: Standing) -> None:
    models.Section.objects.filter(slug="world").update(parent=section("sport"))
    paper.bake()
    assert [path for path in story_paths(paper) if path.startswith("/sport/world/africa/")]


def test_a_section_becomes_a_top_one(paper: Paper, standing: Standing) -> None:
    models.Section.objects.filter(slug="world").update(parent=None)
    paper.bake()
    assert [path for path in story_paths(paper) if path.startswith("/world/africa/")]


def test_two_sections_change_their_slugs_at_once(paper: Paper, standing: Standing) -> None:
    for old, new in (("news", "x"), ("sport", "news"), ("x", "sport")):
        models.Section.objects.filter(slug=old, parent=None).update(slug=new)
    paper.bake()
    assert [path for path in story_paths(paper) if path.startswith("/sport/world/")]


def test_the_chrome_changes(paper: Paper, standing: Standing) -> None:
    models.Section.objects.filter(slug="sport").update(name="Games", slug="games")
    paper.bake()
    paper.section("culture")
    paper.bake()
    assert {"/games/", "/culture/", "/culture/feed.xml"} <= paper.paths()


@on_both
def test_sixty_stories_come_at_once_linked_to_each_other(paper: Paper, standing: Standing) -> None:
    sport, number = section("sport"), STORIES
    models.Story.objects.bulk_create(
        paper.unsaved(
            sport,
            headline=f"Headline {number + n}",
            slug=f"headline-{number + n}",
            published=NOON - timedelta(days=n % 7),
            body=[related(f"Headline {number + (n * 7 + 1) % 60}"), related(f"Headline {n}")],
        )
        for n in range(60)
    )
    models.Byline.objects.bulk_create(
        models.Byline(story=story, contributor=models.Contributor.objects.get(slug="ann"))
        for story in models.Story.objects.filter(section=sport, bylines=None)
    )
    paper.bake()
    assert len(story_paths(paper)) == STORIES + 60


def test_every_slug_is_renamed_by_one_statement(paper: Paper, standing: Standing) -> None:
    paper.sql("UPDATE stories_story SET slug = 'new-' || slug")
    paper.bake()
    assert len([path for path in paper.paths() if "/new-headline-" in path]) == STORIES
    assert len(story_paths(paper)) == STORIES  # the redirects


def test_all_stories_are_retracted_at_once(paper: Paper, standing: Standing) -> None:
    models.Story.objects.update(live=False, retraction_reason="All of it was wrong.")
    paper.bake()
    assert len(story_paths(paper)) == STORIES
    assert not [path for path in paper.paths() if path.endswith("/2015/10/")]


@on_both
def test_many_stories_are_deleted(paper: Paper, standing: Standing) -> None:
    models.Story.objects.filter(section__slug__in=["world", "africa"]).delete()
    paper.bake()
    gone = {path for path in story_paths(paper) if path.endswith("/history/")}
    assert len(gone) == STORIES / 2
    assert len(story_paths(paper) - gone) == STORIES


def test_all_stories_move_to_another_day_and_section(paper: Paper, standing: Standing) -> None:
    models.Story.objects.filter(section__slug="news").update(
        section=section("sport"),
        published_on=NOON.date() - timedelta(days=3),
        first_published_at=NOON - timedelta(days=3),
    )
    paper.bake()
    assert len([path for path in story_paths(paper) if path.startswith("/sport/2015/10/26/")]) == 10


@on_both
def test_small_changes_come_in_the_midst_of_a_large_one(paper: Paper, standing: Standing) -> None:
    paper.press.turn()
    models.Section.objects.filter(slug="news").update(slug="nova")
    changes = [
        lambda: models.Story.objects.filter(slug="headline-39").update(headline="Anew"),
        lambda: models.Story.objects.filter(slug="headline-38").update(slug="renamed"),
        lambda: models.Story.objects.filter(slug="headline-37").update(live=False),
        lambda: models.Story.objects.filter(slug="headline-1").delete(),
        lambda: models.Section.objects.filter(slug="africa").update(slug="afrika"),
        lambda: paper.story(section("world"), body=[related("Headline 12")]),
        lambda: models.Story.objects.filter(slug="headline-4").update(section=section("sport")),
    ]
    for change in changes:
        paper.press.turn()
        change()
    paper.bake()


def test_a_story_is_corrected_before_any_page_of_a_large_change_is_baked(
    paper: Paper, standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its address is one of those that change, and so are those of the feeds that show it; every
    other page still links there. The queue is not in order yet."""
    monkeypatch.setattr("newsreel.press.press.ORDERED", 20)
    for mark in ("a", "b"):
        for story in models.Story.objects.all():
            models.Story.objects.filter(pk=story.pk).update(slug=f"{mark}-{story.pk}")
        paper.bake()
    paper.together = 30
    paper.new_press()
    paper.press.turn()
    models.Section.objects.filter(slug="news").update(slug="nova")
    assert paper.press.turn().queued
    for story in models.Story.objects.filter(section__slug="nova")[:3]:
        models.Story.objects.filter(pk=story.pk).update(headline="Corrected")
        assert f"{story.section.slug}/feed.xml" in "".join(paper.press.turn().written)


@on_both
def test_a_new_style_stands_beside_the_old_while_a_page_names_it(
    paper: Paper, standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = assets.ASSETS["newsreel.css"]
    new = assets.Asset("newsreel.0123456789ab.css", old.type, old.body + b"p{color:red}")
    monkeypatch.setattr(assets, "ASSETS", {**assets.ASSETS, "newsreel.css": new})
    names = {asset.name: asset for asset in assets.ASSETS.values()}
    # A new style comes with a new process, which remembers no furniture.
    monkeypatch.setattr(furniture, "_sets", {})
    fingerprint = assets.Assets.fingerprint
    monkeypatch.setattr("newsreel.pages.typeset.fingerprint", lambda: "changed")
    monkeypatch.setattr("newsreel.pages.furniture._sets", {})
    assert fingerprint(assets.Assets()) == ",".join(names)
    paper.new_press()
    paper.press.turn()
    assert {old.url, new.url} <= paper.paths()
    paper.bake()
    assert new.url in paper.paths()
    assert old.url not in paper.paths()
