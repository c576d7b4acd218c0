"""The newsroom's search: drafts included, newest first, bounded; kept by the database itself."""

import pytest
from django.db import connection

from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story, Unindexed
from newsreel.stories.search import begin_anew, best, find, keep_up
from newsreel.stories.search.keeping import _index
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, paragraph


def edit(story: Story, headline: str) -> None:
    work = story.get_latest_revision_as_object()
    work.headline = headline
    work.save_revision()


def test_headline_standfirst_and_body_are_found_in_drafts_too(newsroom_any: Newsroom) -> None:
    public = publish(draft("Fog at sea", standfirst="Ferries wait.", body=paragraph("A foghorn.")))
    hidden = draft("Fog on land", body=paragraph("Nobody heard <b>the</b> bell &amp; whistle."))
    assert find("fog") == [hidden.pk, public.pk]
    assert find("FERRIES wait") == [public.pk]
    assert find("bell whistle") == [hidden.pk]
    assert find("foghorn bell") == []
    assert find("fog", public=True) == [public.pk]
    assert find("foghorn", public=True, headline=True) == []
    assert find("paragraph") == find("") == find("!?") == []


def test_the_last_word_may_be_begun(newsroom_any: Newsroom) -> None:
    story = publish(draft("Harbour master resigns"))
    assert find("harbour mas") == [story.pk]
    assert find("harb master") == []


def test_words_of_any_script_are_found_with_and_without_their_marks(newsroom: Newsroom) -> None:
    story = publish(draft("الضباب يغلق الميناء"))
    spanish = publish(draft("El camión volvió"))
    assert find("الضباب الميناء") == [story.pk]
    assert find("camion") == find("camión") == [spanish.pk]


def test_what_changes_is_found_as_it_is_and_no_more_as_it_was(newsroom_any: Newsroom) -> None:
    story = publish(draft("Fog at sea"))
    assert find("fog") == [story.pk]
    Story.objects.filter(pk=story.pk).update(headline="Sun at sea")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stories_story SET standfirst = 'Warm'")
    assert (find("fog", public=True), find("sun"), find("warm")) == ([], [story.pk], [story.pk])
    edit(story, "Storm at sea")
    assert (find("storm"), find("storm", public=True)) == ([story.pk], [])
    edit(story, "Calm at sea")
    assert (find("storm"), find("calm")) == ([], [story.pk])
    Story.objects.get(pk=story.pk).delete()
    assert find("sea") == []


def test_what_is_taken_down_is_found_by_the_newsroom_alone(newsroom_any: Newsroom) -> None:
    story = publish(draft("Fog at sea"))
    Story.objects.update(live=False)
    assert (find("fog"), find("fog", public=True)) == ([story.pk], [])


def test_no_more_are_given_than_asked_for_and_those_are_the_newest(newsroom_any: Newsroom) -> None:
    numbers = [draft(f"Fog {n}").pk for n in range(6)]
    assert find("fog", 4) == numbers[:1:-1]


def test_headlines_come_first_where_something_is_offered(newsroom_any: Newsroom) -> None:
    headline = publish(draft("Fog at sea"))
    body = publish(draft("Sun at sea", body=paragraph("There was fog.")))
    assert best(Story.objects.all(), "fog", 5) == [headline.pk, body.pk]
    assert best(Story.objects.filter(pk=body.pk), "fog", 5) == [body.pk]


def test_an_index_that_was_lost_is_made_anew(newsroom: Newsroom) -> None:
    story = publish(draft("Fog at sea"))
    assert keep_up() > 0
    assert keep_up() == 0
    assert not begin_anew()
    for file in newsroom.folder.glob("search.db*"):
        file.unlink()
    assert begin_anew()
    assert Unindexed.objects.count() == 1
    assert find("fog") == [story.pk]


@pytest.mark.parametrize("words", ['"', "fog*", "NEAR(", "a AND", "headline:", "-", "'); DROP"])
def test_no_words_break_the_search(newsroom_any: Newsroom, words: str) -> None:
    story = draft("Fog a headline near drop")
    assert find(f"fog {words}") in ([], [story.pk])
    assert not _index().is_empty()
