"""What moderators do, without a browser: queues, searches, bulk verbs, rules, lists, the audit."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Ban, Comment, Decision, Report, Rule, Word
from newsreel.desk.moderation import Wanted, entry, queue
from tests.desk.moderating import comment
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import section

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def moderator(newsroom_any: Newsroom) -> Client:
    return client_of(person("mo", "Moderator"))


def authors(**wanted: Any) -> list[str]:
    return [one.author for one in queue(Wanted(**wanted)).entries]


def test_queues_and_searches_find_what_they_say(moderator: Client) -> None:
    held = comment(author="Ann", text="The quay is wet", network="192.0.2.0/24", reader="a",
                   reasons=["first", "suspect:wet"])  # fmt: skip
    shown = comment(author="Ben", text="The mole is dry", state="shown", email="ben@example.org")
    comment(author="Cleo", state="hidden", reasons=["filter:97"], reader="a", email="")
    Report.objects.create(comment=shown, reason="abuse", text="Rude.", at=NOW)
    Comment.objects.filter(pk=shown.pk).update(reported=1)
    assert authors() == ["Ann"]
    assert authors(queue="reported") == ["Ben"]
    assert authors(queue="hidden") == ["Cleo"]
    assert authors(queue="all") == ["Cleo", "Ben", "Ann"]
    assert authors(queue="all", words="QUAY") == ["Ann"]
    assert authors(queue="all", words="ben@example.org") == ["Ben"]
    assert authors(queue="all", words="192.0.2") == ["Ann"]
    assert authors(queue="all", reason="filter") == ["Cleo"]
    assert authors(queue="all", reason="suspect") == ["Ann"]
    assert authors(queue="all", story=shown.story_id) == ["Ben"]
    assert sorted(authors(queue="all", by=held.pk)) == ["Ann", "Cleo"]
    assert len(authors(queue="all", section=section("Town").pk)) == 3
    assert authors(queue="all", section=section("Sport").pk) == []
    found = entry(shown.pk)
    assert found is not None
    assert found.reports == (("It insults or threatens somebody", "Rude."),)
    ann = entry(held.pk)
    assert ann is not None
    assert ann.reasons == ("a first comment", "suspect: “wet”")
    page = moderator.get("/desk/comments/?queue=all&q=quay&reason=first&story=x&after=y")
    assert page.status_code == 200
    assert moderator.get("/desk/comments/?queue=nothing").status_code == 200


def test_a_page_of_the_queue_costs_the_same_however_full_it_is(
    moderator: Client, django_assert_max_num_queries: Any
) -> None:
    first = comment(reader="a")
    for n in range(60):
        Comment.objects.create(story=first.story, author=f"A{n}", body="<p>x</p>", reader=f"r{n}")
    with django_assert_max_num_queries(14):
        found = queue(Wanted())
    assert (len(found.entries), found.after) == (50, found.entries[-1].id)
    assert len(queue(Wanted(), found.after).entries) == 11


def test_many_are_decided_at_once_and_each_is_on_record(moderator: Client) -> None:
    rows = [comment(author=name) for name in ("Ann", "Ben", "Cleo")]
    form = {"verb": "hide", "comment": [row.pk for row in rows], "back": "/desk/comments/?q=a"}
    answer = moderator.post("/desk/comments/decide/", form)
    assert answer.headers["Location"] == "/desk/comments/?q=a"
    assert set(Comment.objects.values_list("state", flat=True)) == {"hidden"}
    assert ModelLogEntry.objects.filter(action="newsreel.comment.hide").count() == 3
    log = client_of(person("chief", "Chief editor")).get("/desk/audit/").content.decode()
    assert "Comment hidden" in log
    numbers = list(Decision.objects.values_list("pk", flat=True))
    moderator.post("/desk/comments/decide/", {"verb": "undo", "decision": numbers})
    assert set(Comment.objects.values_list("state", flat=True)) == {"held"}
    assert ModelLogEntry.objects.filter(action="newsreel.comment.undo").count() == 3
    assert moderator.post("/desk/comments/decide/", {"verb": "eat"}).status_code == 400
    for back in ("https://evil.example/", "//evil.example/desk/comments/", "/desk/"):
        answer = moderator.post("/desk/comments/decide/", {"verb": "show", "back": back})
        assert answer.headers["Location"] == "/desk/comments/"


def test_a_decision_settles_reports_and_its_undoing_brings_them_back(moderator: Client) -> None:
    row = comment(state="shown")
    for network in ("a", "b"):
        Report.objects.create(comment=row, reason="spam", network=network, at=NOW)
    Comment.objects.filter(pk=row.pk).update(reported=2)
    (made,) = decide([row.pk], "show", None, NOW)
    row.refresh_from_db()
    assert (row.reported, Report.objects.filter(settled=False).count()) == (0, 0)
    moderator.post("/desk/comments/decide/", {"verb": "undo", "decision": made.pk})
    row.refresh_from_db()
    assert (row.reported, Report.objects.filter(settled=False).count()) == (2, 2)


def test_what_its_author_took_back_stays_taken_back(moderator: Client) -> None:
    row = comment(state="withdrawn")
    assert decide([row.pk], "show", None, NOW) == []
    (made,) = decide([comment().pk], "show", None, NOW)
    Comment.objects.update(state="withdrawn")
    moderator.post("/desk/comments/decide/", {"verb": "undo", "decision": made.pk})
    assert set(Comment.objects.values_list("state", flat=True)) == {"withdrawn"}


@pytest.mark.parametrize(
    ("what", "form", "said"),
    [
        ("note", {"text": " "}, "Write a note."),
        ("answer", {"text": ""}, "Write an answer."),
        ("answer", {"text": "Yes."}, "Show the comment first"),
        ("ban", {"kind": "reader"}, "nothing by which to know"),
        ("ban", {"kind": "planet"}, "nothing by which to know"),
    ],
)
def test_what_cannot_be_done_beside_a_comment_is_said(
    moderator: Client, what: str, form: dict[str, str], said: str
) -> None:
    answer = moderator.post(f"/desk/comments/{comment().pk}/{what}/", form)
    assert (answer.status_code, said in answer.json()["error"]) == (422, True)


def test_lists_of_words_are_set_whole_and_faults_lose_nothing(moderator: Client) -> None:
    moderator.post("/desk/comments/words/", {"suspect": "casino*\n\nbonus", "banned": "pills"})
    assert dict(Word.objects.values_list("pattern", "level")) == {
        "bonus": "suspect",
        "casino*": "suspect",
        "pills": "banned",
    }
    answer = moderator.post("/desk/comments/words/", {"suspect": "*\nloan", "banned": ""})
    page = answer.content.decode()
    assert (answer.status_code, "A pattern needs a letter" in page) == (422, True)
    assert "*\nloan</textarea>" in page
    assert Word.objects.count() == 3
    moderator.post("/desk/comments/words/", {"suspect": "bonus", "banned": "bonus"})
    assert list(Word.objects.values_list("pattern", "level")) == [("bonus", "banned")]


def test_rules_of_sections_are_set_on_one_screen(moderator: Client) -> None:
    news = section("News")
    world = section("World", news)
    form = {f"mode-{news.pk}": "before", f"days-{news.pk}": "14"}
    form |= {f"mode-{world.pk}": "", f"days-{world.pk}": ""}
    assert moderator.post("/desk/comments/rules/", form).status_code == 302
    rule = Rule.objects.get()
    assert (rule.section, rule.mode, rule.close_after) == (news, "before", 14)
    assert rule.closed_to is not None
    page = moderator.get("/desk/comments/rules/").content.decode()
    assert page.count("<td>All wait</td>") == 2
    answer = moderator.post("/desk/comments/rules/", form | {f"days-{news.pk}": "two"})
    assert (answer.status_code, Rule.objects.get().close_after) == (422, 14)
    assert ModelLogEntry.objects.filter(action="newsreel.comment.rule").count() == 1


def test_a_ban_is_added_prolonged_and_lifted(moderator: Client) -> None:
    form = {"kind": "email", "value": "*@Example.org", "days": "7", "note": "Adverts"}
    moderator.post("/desk/comments/bans/", form)
    first = Ban.objects.get()
    assert (first.value, first.note, first.until is not None) == ("*@example.org", "Adverts", True)
    moderator.post("/desk/comments/bans/", form | {"days": "0"})
    assert Ban.objects.get().until is None
    assert "*@example.org" in moderator.get("/desk/comments/bans/").content.decode()
    moderator.post("/desk/comments/bans/", {"lift": str(first.pk)})
    assert not Ban.objects.exists()
    told = ModelLogEntry.objects.filter(
        action__in=["newsreel.comment.ban", "newsreel.comment.unban"]
    )
    assert told.count() == 3
