"""Bans: by browser, address and network, to their end, and told to whom they hold."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from newsreel.comments.bans import address_of, banned, email_key, spelt
from newsreel.comments.models import Ban, Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import posted, send, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return publish(draft())


def ban(kind: str, value: str, until: datetime | None = None) -> None:
    Ban.objects.create(kind=kind, value=spelt(kind, value), until=until, made_at=NOW)


@pytest.mark.parametrize(
    ("value", "address", "holds"),
    [
        ("192.0.2.0/24", "192.0.2.77", True),
        ("192.0.2.0/24", "192.0.3.1", False),
        ("192.0.2.77", "192.0.2.77", True),
        ("192.0.2.77", "192.0.2.78", False),
        ("192.0.2.77", "::ffff:192.0.2.77", True),
        ("10.0.0.0/8", "10.200.1.2", True),
        ("2001:db8::/32", "2001:db8:9::1", True),
        ("2001:db8:1::/48", "2001:db8:2::1", False),
        ("2001:DB8:0:0::1/64", "2001:db8::ffff", True),
    ],
)
def test_a_network_is_banned_by_its_prefix(
    newsroom: Newsroom, value: str, address: str, holds: bool
) -> None:
    ban("network", value)
    assert (banned(None, "", address_of(address), NOW) is not None) is holds


@pytest.mark.parametrize(
    ("value", "email", "holds"),
    [
        ("Spam@Example.org", "spam@example.org", True),
        ("spam@example.org", "SPAM+1@example.ORG", True),
        ("spam@example.org", "ham@example.org", False),
        ("*@example.org", "anybody@example.org", True),
        ("@example.org", "anybody@mail.example.org", True),
        ("*@example.org", "anybody@anexample.org", False),
    ],
)
def test_an_address_is_banned_however_it_is_written(
    newsroom: Newsroom, value: str, email: str, holds: bool
) -> None:
    ban("email", value)
    assert (banned(None, email, None, NOW) is not None) is holds


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "nobody"),
        ("email", "*@"),
        ("email", "*@org"),
        ("network", "0.0.0.0/0"),
        ("network", "10.0.0.0/7"),
        ("network", "::/8"),
        ("network", "all of it"),
        ("reader", " "),
        ("planet", "earth"),
    ],
)
def test_what_would_ban_everybody_or_nobody_is_refused(kind: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        spelt(kind, value)


def test_a_ban_ends_in_time_and_the_longest_holds(newsroom: Newsroom) -> None:
    ban("email", "a@example.org", NOW + timedelta(days=1))
    ban("reader", "r", NOW + timedelta(days=3))
    found = banned("r", "a@example.org", None, NOW)
    assert found
    assert found.until == NOW + timedelta(days=3)
    assert banned("r", "a@example.org", None, NOW + timedelta(days=4)) is None
    ban("network", "192.0.2.1")
    found = banned("r", "", address_of("192.0.2.1"), NOW)
    assert found
    assert found.until is None
    assert banned(None, "", None, NOW) is None
    assert email_key(" A+b@Example.ORG ") == "a@example.org"


def test_whoever_is_banned_is_told_and_keeps_the_words(story: Story) -> None:
    client = Client()
    reader = posted(client, story).reader
    ban("reader", reader, datetime.now(UTC) + timedelta(days=2))
    answer = send(client, stamped(story, text="I have more to say."))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You cannot comment here" in page
    assert "until" in page
    assert "I have more to say." in page
    far = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    ban("network", "203.0.113.0/24")
    assert send(Client(), stamped(story, text="From there"), **far).status_code == 403
    assert Comment.objects.count() == 1
    assert send(Client(), stamped(story, text="From elsewhere")).status_code == 303
