"""The desk's entrance over HTTP: brakes on whoever guesses, and nothing said of who is who."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsreel.desk.actions.sign_in_link import make_sign_in_link
from newsreel.desk.entrance import brakes
from newsreel.desk.models import Brake, User
from tests.desk.people import person
from tests.desk.signing import PASSWORD, attempt, cheap_hashes, is_in, said, with_password
from tests.desk.test_desk import path_of
from tests.parts.newsroom import Newsroom

__all__ = ["cheap_hashes"]
pytestmark = pytest.mark.usefixtures("cheap_hashes")


def test_a_right_password_opens_the_desk_and_leads_on(newsroom_any: Newsroom) -> None:
    with_password("ana")
    client = Client()
    answer = attempt(client, "ana", PASSWORD)
    assert answer["Location"] == "/desk/stories/"
    assert is_in(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/desk/")
    away = Client().post(
        "/desk/login/", {"username": "ana", "password": PASSWORD, "next": "https://evil.example/"}
    )
    assert away["Location"] == "/desk/"


def test_every_failure_is_told_in_the_same_words(newsroom: Newsroom) -> None:
    with_password("ana")
    gone = with_password("gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    person("linked", "Reporter")  # has no password
    pages = {
        name: said(attempt(Client(), name, "wrong")) for name in ("ana", "gone", "linked", "nobody")
    }
    pages["gone, right password"] = said(attempt(Client(), "gone", PASSWORD))
    assert len({tuple(words) for words in pages.values()}) == 1, pages
    assert pages["nobody"][0].startswith("Your username and password didn&#x27;t match")


def test_guessing_at_a_name_is_slowed_down_whether_it_exists_or_not(newsroom_any: Newsroom) -> None:
    with_password("ana")
    for name in ("ana", "nobody"):
        answers = [attempt(Client(), name, f"guess {n}") for n in range(brakes.OF_ACCOUNT + 1)]
        assert [a.status_code for a in answers] == [200] * brakes.OF_ACCOUNT + [429]
        assert "Too many attempts" in said(answers[-1])[0]
    right = attempt(Client(), "ana", PASSWORD)
    assert right.status_code == 429, "the right password is not even looked at"
    # A quarter of an hour later, whatever was tried meanwhile, the brake has let go.
    Brake.objects.update(since=timezone.now() - brakes.QUARTER)
    assert attempt(Client(), "ana", PASSWORD).status_code == 302


def test_a_stranger_who_guesses_does_not_keep_the_owner_out(newsroom: Newsroom) -> None:
    with_password("ana")
    known = Client()
    attempt(known, "ana", PASSWORD)
    known.post("/desk/logout/")
    for n in range(brakes.OF_ACCOUNT + 1):
        attempt(Client(), "ana", f"guess {n}", x_forwarded_for="203.0.113.9")
    assert attempt(known, "ana", PASSWORD).status_code == 302
    link = path_of(make_sign_in_link(User.objects.get(username="ana")))
    assert Client().post(link).status_code == 302


def test_one_network_guesses_at_many_names_only_so_often(newsroom: Newsroom) -> None:
    for n in range(brakes.OF_NETWORK):
        attempt(Client(), f"name-{n}", "x", x_forwarded_for=f"198.51.100.{n % 250}")
    network = {"x_forwarded_for": "198.51.100.251"}
    assert attempt(Client(), "ana", "x", **network).status_code == 429
    assert attempt(Client(), "ana", "x", x_forwarded_for="203.0.113.1").status_code == 200


def test_guesses_at_once_are_counted_together(newsroom_any: Newsroom) -> None:
    limit, done = brakes.Limit("together", 7), []

    def guess() -> None:
        done.append(brakes.take([limit]))
        connections.close_all()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done.count(True) == 7
    assert Brake.objects.get(key="together").count == 7


def test_a_forgotten_password_tells_nobody_whether_there_is_an_account(
    newsroom: Newsroom,
) -> None:
    from django_tasks_db.models import DBTaskResult

    with_password("ana")
    pages = []
    for email in ("ana@example.org", "nobody@example.org"):
        answer = Client().post("/desk/password_reset/", {"email": email})
        pages.append((answer.status_code, answer["Location"]))
    assert pages[0] == pages[1] == (302, "/desk/password_reset/done/")
    waiting = DBTaskResult.objects.filter(task_path__endswith="send_reset")
    assert waiting.count() == 2, "the worker looks for the account, not the answer"
    for _ in range(10):
        Client().post("/desk/password_reset/", {"email": "ana@example.org"})
    assert waiting.count() == 1 + brakes.OF_RESET


def test_what_happens_at_the_entrance_is_on_record(newsroom: Newsroom) -> None:
    with_password("ana")
    attempt(Client(), "ana", "wrong", x_forwarded_for="192.0.2.5")
    attempt(Client(), "hunter2 in the wrong field", "x")
    attempt(Client(), "ana", PASSWORD, x_forwarded_for="192.0.2.5")
    told = ModelLogEntry.objects.filter(action__startswith="newsreel.sign_in").order_by("pk")
    assert [(e.action, e.label, e.data["network"]) for e in told] == [
        ("newsreel.sign_in_failed", "ana", "192.0.2.0/24"),
        ("newsreel.sign_in", "ana", "192.0.2.0/24"),
    ]


def test_a_form_of_another_site_is_refused(newsroom: Newsroom) -> None:
    with_password("ana")
    client = Client(enforce_csrf_checks=True)
    assert attempt(client, "ana", PASSWORD).status_code == 403
    assert "frame-ancestors 'none'" in client.get("/desk/login/")["Content-Security-Policy"]
    assert client.get("/desk/login/")["X-Frame-Options"] == "DENY"
