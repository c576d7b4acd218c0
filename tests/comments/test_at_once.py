"""What somebody else decides holds for the next comment, in workers that keep their connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client, override_settings

from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Ban, Comment, Rule, Word
from newsreel.comments.stamps import reader_of
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Section, Story
from tests.comments.desk import posted, send, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

SITE = override_settings(COMMENTS={"mode": "first-time", "box": None, "proof_cost": 0})


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft())


def elsewhere(do: Callable[[], object]) -> None:
    """By another connection, which is closed then."""

    def work() -> None:
        do()
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


@SITE
def test_a_decision_a_word_a_ban_and_a_rule_hold_at_once(story: Story) -> None:
    client, now = Client(), datetime.now(UTC)
    first = posted(client, story, text="I saw it from the pier.")
    assert first.state == "held"
    elsewhere(partial(decide, [first.pk], "show", None, now))
    assert posted(client, story, text="And it was blue.").state == "shown"

    elsewhere(partial(Word.objects.create, pattern="casin*", level="suspect"))
    assert posted(client, story, text="Better than the casinos.").reasons == ["suspect:casin*"]
    elsewhere(Word.objects.all().delete)
    assert posted(client, story, text="The casino is shut.").state == "shown"

    reader = reader_of(client.cookies["reader"].value)
    until = now + timedelta(hours=1)
    ban = partial(Ban.objects.create, kind="reader", value=reader, made_at=now, until=until)
    elsewhere(ban)
    assert send(client, stamped(story, text="May I?")).status_code == 403
    elsewhere(partial(Ban.objects.update, until=now - timedelta(seconds=1)))
    assert posted(client, story, text="May I now?").state == "shown"
    network = partial(Ban.objects.create, kind="network", value="10.9.0.0/16", made_at=now)
    elsewhere(network)
    banned = send(client, stamped(story, text="And I?"), HTTP_X_FORWARDED_FOR="10.9.8.7")
    assert banned.status_code == 403
    elsewhere(Ban.objects.all().delete)

    elsewhere(partial(Rule.objects.create, section=story.section, mode="before"))
    assert posted(client, story, text="Who reads this?").reasons == ["before"]
    elsewhere(partial(Rule.objects.update, mode="closed"))
    assert send(client, stamped(story, text="Anybody?")).status_code == 403
    elsewhere(Rule.objects.all().delete)

    elsewhere(partial(decide, [first.pk], "hide", None, now))
    elsewhere(partial(Comment.objects.exclude(pk=first.pk).update, state="hidden"))
    assert posted(client, story, text="I saw it again.").reasons == ["first"]


@SITE
def test_a_section_that_moves_takes_the_rule_of_its_new_place_along(story: Story) -> None:
    above = Section.objects.create(name="Closed", slug="closed", locale=story.locale)
    Rule.objects.create(section=above, mode="closed")
    client = Client()
    assert posted(client, story).state == "held"
    elsewhere(partial(Section.objects.filter(pk=story.section_id).update, parent=above))
    assert send(client, stamped(story, text="Still?")).status_code == 403
