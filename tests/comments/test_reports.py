"""Readers report a comment: without script, once each, and after some of them it waits again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from newsreel.comments.actions.decide import decide, undo
from newsreel.comments.models import Comment, Report
from newsreel.stories.actions.publish import publish
from tests.comments.desk import OURS
from tests.comments.test_thread import said
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

SITE = {"mode": "after", "box": None, "proof_cost": 0, "reports": 3}


@pytest.fixture
def comment(newsroom_any: Newsroom) -> Comment:
    return said(publish(draft()), "Buy my boat.")


def report(comment: Comment, network: int, **values: str) -> Any:
    """As a reader of this network does: opens the form, and sends it."""
    client, where = Client(), f"/comments/report/{comment.uuid}/"
    page = client.get(where).content.decode()
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    form = {"reason": "spam", "text": "", "stamp": stamp} | values
    return client.post(where, form, HTTP_X_FORWARDED_FOR=f"10.0.{network}.9", **OURS)


def state(comment: Comment) -> tuple[str, int]:
    comment.refresh_from_db()
    return comment.state, comment.reported


@override_settings(COMMENTS=SITE)
def test_reports_from_three_networks_put_a_comment_back_in_the_queue(comment: Comment) -> None:
    for _ in range(3):
        assert report(comment, 1).status_code == 200
    assert state(comment) == ("shown", 1)
    assert "Thank you" in report(comment, 2, text="An advertisement.").content.decode()
    assert state(comment) == ("shown", 2)
    report(comment, 3)
    assert (state(comment), comment.reasons) == (("held", 3), ["reported"])
    assert report(comment, 4).status_code == 404
    assert Report.objects.get(network="10.0.2.0/24").text == "An advertisement."


@override_settings(COMMENTS=SITE)
def test_what_a_moderator_leaves_standing_is_not_taken_down_by_reports_again(
    comment: Comment,
) -> None:
    for network in range(3):
        report(comment, network)
    made = decide([comment.pk], "show", None, datetime.now(UTC))
    assert state(comment) == ("shown", 0)
    for network in range(3, 8):
        report(comment, network)
    assert state(comment) == ("shown", 5)
    decide([comment.pk], "show", None, datetime.now(UTC))
    assert state(comment) == ("shown", 0)
    assert undo([made[0].pk], None) == []  # another decision came after it
    assert Report.objects.filter(settled=True).count() == 8


@override_settings(COMMENTS=SITE | {"reports": 0})
def test_a_house_may_keep_readers_from_taking_anything_down(comment: Comment) -> None:
    for network in range(9):
        report(comment, network)
    assert state(comment) == ("shown", 9)


@override_settings(COMMENTS=SITE)
def test_the_newsrooms_own_words_are_not_taken_down_by_readers(comment: Comment) -> None:
    Comment.objects.update(staff=True)
    for network in range(4):
        report(comment, network)
    assert state(comment) == ("shown", 4)


@override_settings(COMMENTS=SITE)
def test_one_network_can_report_ten_times_an_hour(comment: Comment) -> None:
    others = [said(comment.story, f"Other {n}") for n in range(11)]
    answers = [report(one, 7).status_code for one in others]
    assert answers == [200] * 10 + [429]
    Report.objects.update(at=datetime.now(UTC) - timedelta(minutes=61))
    assert report(others[10], 7).status_code == 200


@override_settings(COMMENTS=SITE)
def test_a_report_says_what_is_missing_and_comes_from_our_pages_alone(comment: Comment) -> None:
    page = report(comment, 1, reason="", text="See the <b>link</b>").content.decode()
    assert "Choose what is wrong with it." in page
    assert 'role="alert"' in page
    assert "See the &lt;b&gt;link&lt;/b&gt;</textarea>" in page
    assert report(comment, 1, reason="nonsense").status_code == 422
    assert report(comment, 1, text="x" * 1001).status_code == 422
    assert report(comment, 1, stamp="").status_code == 422
    where = f"/comments/report/{comment.uuid}/"
    evil = {"headers": {"origin": "https://evil.example"}}
    assert Client().post(where, {"reason": "spam"}, **evil).status_code == 403
    assert state(comment) == ("shown", 0)
    Comment.objects.update(state="held")
    assert Client().get(where).status_code == 404
