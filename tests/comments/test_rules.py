"""How comments are taken, by the rules of story, sections and site; and which pages show it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreel.comments.actions.rule import close_by_age, set_rule
from newsreel.comments.models import Comment, Rule
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Section, Story
from tests.comments.desk import form, posted, send, stamped
from tests.parts.newsroom import Newsroom
from tests.press.paper import NOON, Paper
from tests.stories.desks import draft, section


def site(**more: Any) -> Any:
    return override_settings(COMMENTS={"mode": "first-time", "box": None, "proof_cost": 0} | more)


NOW = datetime(2015, 11, 12, 9, tzinfo=UTC)


@pytest.fixture
def story(newsroom: Newsroom) -> Iterator[Story]:
    with site():
        yield publish(draft(section=section("World", section("News"))))


def rule(owner: Section | Story, mode: str = "", days: int | None = None) -> None:
    set_rule(owner, mode, days, None, datetime.now(UTC))


def test_the_nearest_rule_that_says_anything_holds(story: Story) -> None:
    def state() -> str:
        Comment.objects.all().delete()
        return posted(Client(), story).state

    assert state() == "held"
    rule(section("News"), "after")
    assert state() == "shown"
    rule(story.section, "before")
    assert posted(Client(), story, text="And this?").reasons == ["before"]
    rule(story, "after")
    assert state() == "shown"
    rule(story, "", 30)
    assert state() == "held"
    rule(story)
    rule(story.section)
    rule(section("News"))
    assert not Rule.objects.exists()
    with site(mode="after"):
        assert state() == "shown"


def test_where_links_wait_all_else_is_shown_at_once(story: Story) -> None:
    rule(story, "links")
    client = Client()
    assert posted(client, story, text="Well said.").state == "shown"
    linked = posted(client, story, text="It stands at https://example.org/a")
    assert (linked.state, linked.reasons) == ("held", ["links"])


def test_a_closed_section_takes_nothing_but_for_a_story_with_a_rule_of_its_own(
    story: Story,
) -> None:
    rule(section("News"), "after")
    said = posted(Client(), story, text="In time.")
    assert Client().get(f"/comments/write/{said.uuid}/").status_code == 200
    rule(section("News"), "closed")
    assert Client().get(f"/comments/write/{said.uuid}/").status_code == 403
    answer = send(Client(), stamped(story, text="Too late?"))
    assert (answer.status_code, "Too late?" in answer.content.decode()) == (403, True)
    rule(story, "after")
    assert send(Client(), stamped(story)).status_code == 303
    with site(mode="closed"):
        assert send(Client(), stamped(story, text="And now?")).status_code == 303
    Story.objects.update(comments_open=False)
    assert send(Client(), form(story)).status_code == 403


def test_what_is_no_rule_is_refused_with_the_reason(story: Story) -> None:
    with pytest.raises(ValidationError, match="no such way"):
        rule(story, "sometimes")
    with pytest.raises(ValidationError, match="36,500"):
        rule(story, "", -1)


@pytest.fixture(params=["newsroom", pytest.param("newsroom_postgres", marks=pytest.mark.postgres)])
def paper(request: pytest.FixtureRequest) -> Iterator[Paper]:
    newsroom: Newsroom = request.getfixturevalue(request.param)
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]), site():
        made = Paper(newsroom.folder, newsroom.url)
        yield made
        assert made.differences() == []
        made.press.close()


def test_closing_bakes_the_pages_that_lose_their_form_and_no_others(paper: Paper) -> None:
    news, sport = paper.section("news"), paper.section("sport")
    world = paper.section("world", news)
    one, two = paper.story(world), paper.story(sport)
    paper.bake()
    where = f"/news/world/{one.published_on:%Y/%m/%d}/{one.slug}/"

    set_rule(world, "before", None, None, NOW)
    assert paper.bake() == []
    set_rule(news, "closed", None, None, NOW)
    assert paper.bake() == []  # the nearer rule still holds
    set_rule(world, "", None, None, NOW)
    assert paper.bake() == [where]
    assert "Comments are closed." in paper.body(where).decode()
    assert "/comments/post/" not in paper.body(where).decode()
    set_rule(one, "after", None, None, NOW)
    assert paper.bake() == [where]
    assert "/comments/post/" in paper.body(where).decode()
    set_rule(two, "closed", None, None, NOW)
    assert paper.bake() == [f"/sport/{two.published_on:%Y/%m/%d}/{two.slug}/"]


def test_the_day_turns_and_the_stories_of_one_day_close(paper: Paper) -> None:
    news = paper.section("news")
    days = [date(2015, 10, 28), date(2015, 10, 29), date(2015, 10, 30)]
    stories = [
        paper.story(news, published=NOON + timedelta(days=(day - NOON.date()).days)) for day in days
    ]
    where = [f"/news/{day:%Y/%m/%d}/{s.slug}/" for day, s in zip(days, stories, strict=True)]
    paper.bake()
    set_rule(news, "", 14, None, NOW)  # on the 12th: what is of 29 October or older
    assert sorted(paper.bake()) == where[:2]
    assert close_by_age(NOW + timedelta(hours=3)) == 0
    assert close_by_age(NOW + timedelta(days=1)) == 1
    assert paper.bake() == where[2:]
    assert "Comments are closed." in paper.body(where[2]).decode()
    answer = send(Client(), stamped(stories[2]))
    assert answer.status_code == 403
    set_rule(stories[2], "", 0, None, NOW)
    assert paper.bake() == where[2:]
    assert send(Client(), stamped(stories[2])).status_code == 303
    set_rule(news, "", None, None, NOW)
    assert sorted(paper.bake()) == where[:2]


def test_the_sites_own_limit_comes_from_its_settings(paper: Paper) -> None:
    old = paper.story(paper.section("news"))
    paper.bake()
    where = f"/news/{old.published_on:%Y/%m/%d}/{old.slug}/"
    assert close_by_age(NOW) == 0
    with site(close_after=7):
        assert (close_by_age(NOW), close_by_age(NOW)) == (1, 0)
        assert paper.bake() == [where]
        assert close_by_age(NOW + timedelta(days=1)) == 1
        assert paper.bake() == []
    assert close_by_age(NOW) == 1
    assert paper.bake() == [where]


_CHANGES = st.lists(
    st.tuples(
        st.integers(0, 6),  # a section, a story, or the clock
        st.sampled_from(["", "after", "before", "closed"]),
        st.sampled_from([None, 0, 13, 14, 60]),
        st.booleans(),  # whether it is baked before the next change
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=_CHANGES)
def test_whatever_rules_are_set_the_pages_are_as_from_nothing(
    newsroom: Newsroom, changes: list[tuple[int, str, int | None, bool]]
) -> None:
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]), site(close_after=20):
        paper = Paper(newsroom.folder)
        paper.wipe()
        Rule.objects.all().delete()
        news, sport = paper.section("news"), paper.section("sport")
        world = paper.section("world", news)
        stories = [paper.story(one, published=NOON) for one in (news, world, sport)]
        paper.bake()
        now = NOW
        for which, mode, days, baked in changes:
            if which == 6:
                now += timedelta(days=days or 1)
                close_by_age(now)
            else:
                set_rule([news, world, sport, *stories][which], mode, days, None, now)
            if baked:
                paper.bake()
        paper.bake()
        assert paper.differences() == []
        paper.press.close()
