"""Law 6: a change costs what it shows, however much stands in the archive."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from newsreel.stories import models
from tests.parts.newsroom import Newsroom
from tests.press.paper import NOON, Paper


@pytest.fixture(params=["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)])
def paper(request: pytest.FixtureRequest) -> Iterator[Paper]:
    newsroom: Newsroom = request.getfixturevalue(request.param)
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        made = Paper(newsroom.folder, newsroom.url)
        yield made
        assert made.differences() == []
        made.press.close()


def fill(paper: Paper, months: int) -> models.Section:
    """Two stories in each of so many months, by Ann, on the sea, in News > World; baked."""
    news = paper.section("news")
    world = paper.section("world", news)
    by, on = [paper.contributor("Ann")], [paper.topic("Sea")]
    for n in range(2 * months):
        paper.story(world, by=by, on=on, published=NOON - timedelta(days=30.5 * (n // 2) + n % 2))
    paper.bake()
    return world


def publish(paper: Paper, section: models.Section, **fields: object) -> tuple[list[str], int]:
    """What the press looks at when one more story comes, and how often it asks the rows."""
    everybody, everything = list(models.Contributor.objects.all()), list(models.Topic.objects.all())
    paper.story(section, by=everybody, on=everything, **fields)
    with CaptureQueriesContext(connections["press"]) as asked:
        turn = paper.press.turn()
    assert not turn.failed
    return sorted(turn.rendered), len(asked)


def without_numbers(surfaces: list[str]) -> list[str]:
    return sorted(name for name in surfaces if not name.startswith("story:"))


def test_a_story_into_an_archive_of_years_costs_what_it_costs_in_a_small_one(
    paper: Paper,
) -> None:
    section = fill(paper, months=16)
    later = NOON + timedelta(hours=1)
    few, few_questions = publish(paper, section, published=later)
    paper.wipe()
    section = fill(paper, months=32)
    many, many_questions = publish(paper, section, published=later)
    assert len(without_numbers(many)) == len(without_numbers(few))
    assert many_questions == few_questions


def test_the_first_story_of_a_month_looks_at_the_months_beside_it(paper: Paper) -> None:
    section = fill(paper, months=3)
    looked, _ = publish(paper, section, published=NOON - timedelta(days=1_000))
    months = [name for name in looked if name.startswith(("month:", "contributor-month:"))]
    assert len(months) == 3 * (3 + 1)


def test_the_last_story_to_leave_a_month_takes_it_out_of_the_lists(paper: Paper) -> None:
    section = fill(paper, months=3)
    only = paper.story(section, published=NOON - timedelta(days=1_000))
    paper.bake()
    models.Story.objects.filter(pk=only.pk).update(live=False)
    assert "/news/world/" in paper.bake()
    with_it = paper.story(section, published=NOON - timedelta(days=1))
    paper.bake()
    models.Story.objects.filter(pk=with_it.pk).update(live=False)
    looked = paper.press.turn().rendered
    assert sum(name.startswith("month:") for name in looked) == 2  # its own, of two sections


def test_two_stories_that_open_a_month_together_open_it(paper: Paper) -> None:
    section = fill(paper, months=2)
    early = NOON - timedelta(days=1_000)
    models.Story.objects.bulk_create(
        [paper.unsaved(section, published=early), paper.unsaved(section, published=early)]
    )
    written = paper.bake()
    assert {"/news/", "/news/world/", "/news/world/2013/02/"} <= set(written)
