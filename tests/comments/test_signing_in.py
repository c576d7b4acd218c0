"""An account that nobody needs: signed in by a mail's link, for thirty days or until signed out."""

import pytest
from django.test import Client

from newsreel.comments.actions.ban import ban
from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Account, AddressProof, Browser, Comment, Follow
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import OURS, posted, send, stamped
from tests.comments.post_office import PostOffice, mailing
from tests.comments.readers import ANN, do, later, link, signed_in
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft("Fog over the harbour"))


def test_signed_in_a_reader_whose_comment_was_shown_need_not_wait(
    story: Story, office: PostOffice
) -> None:
    with mailing(office, mode="first-time"):
        first = posted(Client(), story, email=ANN)
        assert first.state == "held"
        client = signed_in(office)
        assert posted(client, story, text="Still unknown.").state == "held"
        decide([first.pk], "show", None, later())
        row = posted(client, story, text="Now known.", name="", email="other@example.org")
        assert (row.state, row.author, row.email) == ("shown", "Ann", ANN)
        assert posted(signed_in(office), story, text="On the phone.").state == "shown"
        assert posted(Client(), story, text="Not signed in.", email=ANN).state == "held"
        ban("email", ANN, None, "", None, later())
        assert send(client, stamped(story, text="Banned.", email="")).status_code == 403


def test_a_comment_is_changed_for_a_quarter_of_an_hour_from_any_of_ones_browsers(
    story: Story, office: PostOffice
) -> None:
    posted(signed_in(office), story, text="Typed on the phone.")
    laptop = signed_in(office)
    page = laptop.get("/comments/yours/").content.decode()
    assert "Typed on the phone." in page
    where = page.partition('href="/comments/receipt/')[2].partition('"')[0]
    assert 'name="withdraw"' in laptop.get(f"/comments/receipt/{where}").content.decode()
    laptop.post(f"/comments/amend/{where}", {"text": "Mended."}, **OURS)
    assert Comment.objects.get().text == "Mended."
    Comment.objects.update(posted_at=later(-16))
    assert "/comments/receipt/" not in laptop.get("/comments/yours/").content.decode()


def test_signing_out_here_or_everywhere_ends_every_copy_of_the_cookie(
    story: Story, office: PostOffice
) -> None:
    one, two, three = (signed_in(office) for _ in range(3))
    cookie = one.cookies["signed_in"]
    assert cookie["httponly"]
    assert (cookie["path"], cookie["samesite"]) == ("/comments/", "Lax")
    assert int(cookie["max-age"]) == 30 * 24 * 60 * 60
    assert ANN not in cookie.value
    copies = [Client(cookies=None) for _ in range(3)]
    for client, copy in zip((one, two, three), copies, strict=True):
        copy.cookies["signed_in"] = client.cookies["signed_in"].value
    assert all(is_in(copy) for copy in copies)
    page = one.get("/comments/yours/").content.decode()
    assert "Sign out everywhere" in page
    assert do(one, "/comments/yours/", "sign-out").status_code == 303
    assert [is_in(copy) for copy in copies] == [False, True, True]
    old = link(office)
    do(two, "/comments/yours/", "sign-out-everywhere")
    assert [is_in(copy) for copy in copies] == [False] * 3
    assert Client().get(old).status_code == 410
    # Signed out, the browser is nobody's again.
    assert posted(two, story, text="As a stranger.").reader not in Account.objects.values_list(
        "reader", flat=True
    )
    four = signed_in(office)
    Browser.objects.update(until=later(-1))
    assert not is_in(four)


def is_in(client: Client) -> bool:
    return ANN in client.get("/comments/yours/").content.decode()


def test_signed_in_one_follows_at_once_and_ends_it_from_ones_page(
    story: Story, office: PostOffice
) -> None:
    client = signed_in(office)
    answer = send(client, stamped(story, follow="all"))
    assert answer.headers["Location"].endswith("?follow=following")
    page = client.get("/comments/yours/").content.decode()
    assert "Fog over the harbour" in page
    follow = Follow.objects.get()
    other = Follow.objects.create(
        email="ben@example.org", story=story, language="en", since=later(), due_at=later()
    )
    do(client, "/comments/yours/", "leave", follow=str(other.uuid))
    do(client, "/comments/yours/", "leave", follow="nonsense")
    assert Follow.objects.count() == 2
    do(client, "/comments/yours/", "leave", follow=str(follow.uuid))
    assert Follow.objects.get() == other
    before = AddressProof.objects.count()
    assert do(client, "/comments/yours/", "mail").status_code == 200
    assert AddressProof.objects.count() == before + 1
