"""Sessions: listed, ended, and of a bounded life."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from newsreel.desk.entrance import brakes
from newsreel.desk.models import Session, User
from tests.desk.people import client_of, person
from tests.desk.signing import PASSWORD, attempt, cheap_hashes, is_in, with_password
from tests.parts.newsroom import Newsroom

__all__ = ["cheap_hashes"]
pytestmark = pytest.mark.usefixtures("cheap_hashes")

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@override_settings(SESSION_COOKIE_SECURE=True)
def test_under_https_the_cookies_are_secure(newsroom: Newsroom) -> None:
    with_password("ana")
    client = Client()
    client.post("/desk/login/", {"username": "ana", "password": PASSWORD}, secure=True)
    assert client.cookies["sessionid"]["secure"]
    assert client.cookies[brakes.KNOWN]["secure"]


def test_sessions_are_listed_and_ended(newsroom_any: Newsroom) -> None:
    with_password("ana")
    here, phone, desk = Client(), Client(), Client()
    attempt(here, "ana", PASSWORD, user_agent=FIREFOX, x_forwarded_for="192.0.2.77")
    for client in (phone, desk):
        attempt(client, "ana", PASSWORD, x_forwarded_for="2001:db8:1:2::9")
    page = here.get("/desk/account/sign-in/").content.decode()
    assert "Firefox on Linux" in page
    assert "192.0.2.0/24" in page
    assert "2001:db8:1::/56" in page
    assert phone.cookies["sessionid"].value not in page
    mark = Session.objects.get(pk=phone.cookies["sessionid"].value).mark
    here.post("/desk/account/sign-in/sessions/", {"which": mark})
    assert [is_in(client) for client in (here, phone, desk)] == [True, False, True]
    here.post("/desk/account/sign-in/sessions/", {"which": "others"})
    assert [is_in(client) for client in (here, desk)] == [True, False]
    visitor = client_of(person("ben", "Reporter"))
    own = Session.objects.get(pk=here.cookies["sessionid"].value)
    visitor.post("/desk/account/sign-in/sessions/", {"which": own.mark})
    assert is_in(here)
    root = client_of(person("root"))
    root.post(f"/desk/users/sign-in/{own.user_id}/", {"which": own.mark})
    assert not is_in(here)


@pytest.mark.parametrize("way", ["in the account", "by an administrator", "by a reset"])
def test_another_password_ends_every_other_session(newsroom: Newsroom, way: str) -> None:
    ana = with_password("ana")
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        attempt(client, "ana", PASSWORD)
    new = "another harbour at dusk"
    if way == "in the account":
        form = dict(re.findall(r'name="((?:name_email|theme|locale)[^"]*)"[^>]*value="([^"]*)"',
                               here.get("/desk/account/").content.decode()))  # fmt: skip
        form |= {"name_email-first_name": "A", "name_email-last_name": "B",
                 "name_email-email": "a@example.org", "theme-theme": "system",
                 "theme-contrast": "system", "theme-density": "default",
                 "password-old_password": PASSWORD, "password-new_password1": new,
                 "password-new_password2": new}  # fmt: skip
        here.post("/desk/account/", form)
    else:
        User.objects.get(pk=ana.pk).set_password(new)
        changed = User.objects.get(pk=ana.pk)
        changed.set_password(new)
        changed.save()
    assert User.objects.get(pk=ana.pk).check_password(new)
    assert is_in(here) == (way == "in the account")
    assert not is_in(elsewhere)
    assert Session.objects.filter(user=ana).count() == (way == "in the account")


@pytest.mark.parametrize("field", ["began_at", "seen_at"])
def test_a_session_ends_with_its_time_and_when_nothing_is_done(
    newsroom: Newsroom, field: str
) -> None:
    client = client_of(person("ana", "Reporter"))
    assert is_in(client)
    hours = 336 if field == "began_at" else 72
    Session.objects.update(**{field: timezone.now() - timedelta(hours=hours - 1)})
    assert is_in(client)
    Session.objects.update(**{field: timezone.now() - timedelta(hours=hours)})
    assert not is_in(client)
