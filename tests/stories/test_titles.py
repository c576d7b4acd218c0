"""When a title with no address and a headline are the same, on either database."""

from pathlib import Path

import pytest
from django.db import connections, transaction

from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories import models
from newsreel.stories.reads.story import story_titled
from newsreel.stories.titles import FoldedTitle, same_title, stored_forms
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper

SAME = [
    ("Who is Who in Syria's Civil War?", "Who Is Who in Syria’s Civil War?"),
    ("“We stay,” says the crew", '"We stay," says the crew'),
    ("„Wir bleiben“, sagt die Crew", "»Wir bleiben«, sagt die Crew"),
    ("A  bridge \u00a0 opens", " A bridge opens "),
    ("Budget – where it went", "Budget — Where it went"),
    ("ÉTAT d'urgence", "État d’urgence"),
    ("حاجز إستر", "«حاجز إستر»"),
]
OTHER = [("A bridge opens", "A bridge opened"), ("Budget - cut", "Budget cut"), ("?", "!")]


def found(title: str) -> str:
    """The headline of the story that a related entry of this title leads to."""
    with transaction.atomic(using="press"), reading_from(Snapshot("press")), recording():
        story = story_titled(title)
    return story.title if story else ""


def test_case_quotes_dashes_and_spaces_make_no_other_title(newsroom_any: Newsroom) -> None:
    paper = Paper(newsroom_any.folder, newsroom_any.url)
    section = paper.section("news")
    for title, headline in SAME:
        story = paper.story(section, headline=headline)
        assert same_title(title) == same_title(headline)
        stored = models.Story.objects.annotate(folded=FoldedTitle("headline")).get(pk=story.pk)
        assert stored.folded in stored_forms(title), title
        assert found(title) == headline
        assert found(headline) == headline
        story.delete()
    for title, headline in OTHER:
        paper.story(section, headline=headline)
        assert found(title) == ""
    paper.press.close()


def test_a_title_is_looked_up_in_the_index(newsroom: Newsroom, tmp_path: Path) -> None:
    asked = models.Story.objects.annotate(folded=FoldedTitle("headline")).filter(folded__in=["a"])
    assert "story_by_title" in asked.values_list("id").explain()


@pytest.mark.postgres
def test_the_index_is_used_on_postgresql_too(newsroom_postgres: Newsroom) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
    asked = models.Story.objects.annotate(folded=FoldedTitle("headline")).filter(folded__in=["a"])
    assert "story_by_title" in asked.values_list("id").explain()
