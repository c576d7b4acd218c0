"""Plenty of stories: the same each time, in any slices, and of use as load."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from newsreel.sample.paper import KINDS, Paper, read_paper
from newsreel.sample.plenty import CONTRIBUTORS, SECTIONS, TOPICS, PlainStory, plenty


@pytest.fixture(scope="module")
def stories() -> list[PlainStory]:
    return list(plenty(20_000))


@pytest.fixture(scope="module")
def paper() -> Paper:
    return read_paper()


def test_a_story_depends_on_its_number_alone(stories: list[PlainStory]) -> None:
    assert list(plenty(20_000, start=7_000, stop=7_050)) == stories[7_000:7_050]
    assert next(plenty(20_000, seed=2, start=7_000)) != stories[7_000]


def test_they_are_filed_in_the_sections_of_the_sample(
    stories: list[PlainStory], paper: Paper
) -> None:
    assert set(SECTIONS) <= {section.path for section in paper.sections}
    assert set(CONTRIBUTORS) <= {contributor.slug for contributor in paper.contributors}
    assert set(TOPICS) <= {topic.slug for topic in paper.topics}
    assert {story.section for story in stories} == set(range(len(SECTIONS)))
    assert {story.contributor for story in stories} == set(range(len(CONTRIBUTORS)))
    assert {topic for story in stories for topic in story.topics} == set(range(len(TOPICS)))
    assert {story.kind for story in stories} == set(KINDS)


def test_their_times_rise_over_twenty_years(stories: list[PlainStory]) -> None:
    times = [story.published for story in stories]
    assert times == sorted(times)
    until = datetime(2026, 11, 1, tzinfo=UTC)
    assert until - timedelta(days=20 * 365) <= times[0] < times[-1] < until
    assert {time.hour for time in times} == set(range(5, 24))


def test_slugs_never_meet_and_headlines_seldom(stories: list[PlainStory]) -> None:
    slugs = [story.slug for story in stories]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert max(map(len, slugs)) <= 100
    assert len({story.headline for story in stories}) > 18_000


def test_bodies_are_eight_to_fourteen_blocks_of_about_four_kilobytes(
    stories: list[PlainStory],
) -> None:
    sizes = [len(story.body.encode()) for story in stories]
    assert 3_300 < sum(sizes) / len(sizes) < 4_500
    types = set()
    for story in stories[:2_000]:
        blocks = json.loads(story.body)
        assert 8 <= len(blocks) <= 14
        assert len({block["id"] for block in blocks}) == len(blocks)
        types |= {block["type"] for block in blocks}
    assert types == {"paragraph", "heading", "quotation", "list", "related"}


def test_no_slot_stays_open_and_no_sentence_comes_twice(stories: list[PlainStory]) -> None:
    for story in stories[:2_000]:
        assert "%" not in story.headline + story.standfirst + story.slug + story.body
        text = " ".join(re.findall(r"<p>(.*?)</p>", story.body))
        sentences = [sentence for sentence in text.split(". ") if len(sentence) > 25]
        assert len(set(sentences)) == len(sentences)


def test_related_boxes_name_stories_that_are_there(stories: list[PlainStory]) -> None:
    headlines = {story.headline for story in stories}
    related = [
        block["value"]
        for story in stories[:2_000]
        for block in json.loads(story.body)
        if block["type"] == "related"
    ]
    assert len(related) > 400
    assert {value["title"] for value in related} <= headlines
