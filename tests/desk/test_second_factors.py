"""Second factors over HTTP: added, asked for by every way in, required, reset."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from wagtail.models import ModelLogEntry

from newsreel.desk.actions.sign_in_link import make_sign_in_link
from newsreel.desk.models import RecoveryCode, SecondFactor
from tests.desk.people import client_of, person
from tests.desk.signing import PASSWORD, attempt, cheap_hashes, is_in, with_app, with_password
from tests.desk.test_desk import path_of
from tests.parts.newsroom import Newsroom

__all__ = ["cheap_hashes"]
pytestmark = pytest.mark.usefixtures("cheap_hashes")


def test_an_app_is_enrolled_and_asked_for_from_then_on(newsroom_any: Newsroom) -> None:
    ana = with_password("ana")
    client = Client()
    attempt(client, "ana", PASSWORD)
    page = client.get("/desk/account/sign-in/app/").content.decode()
    secret = re.search(r"data-secret>(\w+)<", page)
    assert secret is not None
    app = pyotp.TOTP(secret[1])
    wrong = client.post("/desk/account/sign-in/app/", {"code": "000000"})
    assert b"This code is wrong" in wrong.content
    client.post("/desk/account/sign-in/app/", {"code": app.now()})
    page = client.post("/desk/account/sign-in/codes/").content.decode()
    recovery = re.findall(r"<code>([\w-]+)</code>", page)
    assert len(recovery) == 10
    assert secret[1].encode() not in bytes(SecondFactor.objects.get().secret)

    later = Client()
    assert attempt(later, "ana", PASSWORD)["Location"] == "/desk/login/second/"
    assert not is_in(later)
    assert later.post("/desk/login/second/", {"code": "123456"}).status_code == 200
    used = later.post("/desk/login/second/", {"code": app.now()})
    assert used.status_code == 200, "the code that enrolled the app is used up"
    SecondFactor.objects.update(counter=0)
    assert later.post("/desk/login/second/", {"code": app.now()})["Location"] == "/desk/stories/"
    assert is_in(later)

    again = Client()
    attempt(again, "ana", PASSWORD)
    assert again.post("/desk/login/second/", {"code": recovery[0].upper()}).status_code == 302
    once = Client()
    attempt(once, "ana", PASSWORD)
    assert once.post("/desk/login/second/", {"code": recovery[0]}).status_code == 200
    assert not is_in(once)
    assert RecoveryCode.objects.filter(user=ana).count() == 9


def test_a_sign_in_link_asks_for_the_second_factor_too(newsroom: Newsroom) -> None:
    ana = with_password("ana")
    app = with_app(ana)
    client = Client()
    link = path_of(make_sign_in_link(ana))
    assert client.post(link)["Location"] == "/desk/login/second/"
    assert not is_in(client)
    client.post("/desk/login/second/", {"code": app.now()})
    assert is_in(client)


def test_codes_are_not_guessed_and_not_used_twice(newsroom: Newsroom) -> None:
    ana = with_password("ana")
    app = with_app(ana)
    code, clients = app.now(), [Client(), Client()]
    for client in clients:
        attempt(client, "ana", PASSWORD)
    done = [client.post("/desk/login/second/", {"code": code}) for client in clients]
    assert [answer.status_code for answer in done] == [302, 200]
    guesser = Client()
    attempt(guesser, "ana", PASSWORD)
    statuses = [
        guesser.post("/desk/login/second/", {"code": f"{n:06}"}).status_code for n in range(10)
    ]
    assert statuses[-1] == 429
    SecondFactor.objects.update(counter=0)
    assert guesser.post("/desk/login/second/", {"code": app.now()}).status_code == 429


def test_the_step_between_is_over_after_ten_minutes_and_with_the_password(
    newsroom: Newsroom,
) -> None:
    ana = with_password("ana")
    app = with_app(ana)
    client = Client()
    attempt(client, "ana", PASSWORD)
    ana.set_password("another harbour")
    ana.save()
    answer = client.post("/desk/login/second/", {"code": app.now()})
    assert answer["Location"] == "/desk/login/"
    assert not is_in(client)


@pytest.mark.parametrize("who", ["in the role", "may do everything", "another role"])
def test_a_role_may_be_made_to_have_a_second_factor(newsroom: Newsroom, who: str) -> None:
    user = person("ana", "" if who == "may do everything" else "Administrator")
    if who == "another role":
        user.groups.set([Group.objects.get(name="Editor")])
    client = client_of(user)
    with override_settings(REQUIRE_SECOND_FACTOR=["Administrator"]):
        asked = client.get("/desk/stories/")
        if who == "another role":
            assert asked.status_code == 200
            return
        assert asked["Location"] == "/desk/account/sign-in/"
        assert b"Your role needs a second factor" in client.get("/desk/account/sign-in/").content
        user.set_password(PASSWORD)
        user.save()
        client = Client()
        attempt(client, "ana", PASSWORD)
        page = client.get("/desk/account/sign-in/app/").content.decode()
        secret = re.search(r"data-secret>(\w+)<", page)
        assert secret is not None
        client.post("/desk/account/sign-in/app/", {"code": pyotp.TOTP(secret[1]).now()})
        assert client.get("/desk/stories/").status_code == 200


def test_an_administrator_resets_what_was_lost_and_nobody_else_does(newsroom: Newsroom) -> None:
    ana = with_password("ana")
    with_app(ana)
    theirs = client_of(ana)
    address = f"/desk/users/sign-in/{ana.pk}/"
    chief = client_of(person("chief", "Chief editor"))
    chief.post(address, {"which": "factors"})
    assert SecondFactor.objects.exists()
    root = client_of(person("root"))
    assert b"Authenticator app" in root.get(address).content
    root.post(address, {"which": "factors"})
    assert not SecondFactor.objects.exists()
    assert not is_in(theirs), "their sessions ended"
    entry = ModelLogEntry.objects.get(action="newsreel.second_factor_reset")
    assert (str(entry.user), entry.label) == ("root", "ana")


def test_changes_of_ones_own_sign_in_need_a_fresh_one(newsroom: Newsroom) -> None:
    ana = with_password("ana")
    with_app(ana)
    client = client_of(ana, ago=timedelta(minutes=31))
    factor = SecondFactor.objects.get()
    answer = client.post(f"/desk/account/sign-in/remove/{factor.pk}/")
    assert answer["Location"].startswith("/desk/login/")
    assert SecondFactor.objects.exists()
    other = with_password("ben")
    visitor = Client()
    attempt(visitor, "ben", PASSWORD)
    assert visitor.post(f"/desk/account/sign-in/remove/{factor.pk}/").status_code == 404
    assert not SecondFactor.objects.filter(user=other).exists()
