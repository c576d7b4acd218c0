"""A reader posts: nothing is lost, nothing comes twice, and everybody is told the truth."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from newsreel.comments import stamps
from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.retract import retract
from newsreel.stories.models import Story
from tests.comments.desk import OURS, form, posted, send, stamped
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

AFTER = override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return publish(draft())


def test_without_script_a_second_step_asks_and_keeps_what_was_typed(story: Story) -> None:
    client = Client()
    asked = send(client, form(story, text="Is <b>that</b> so?", email="ann@example.org"))
    assert (asked.status_code, Comment.objects.count()) == (200, 0)
    page = asked.content.decode()
    assert "Is &lt;b&gt;that&lt;/b&gt; so?</textarea>" in page
    assert 'value="ann@example.org"' in page
    assert 'name="stamp" value="' in page
    assert asked.headers["Cache-Control"] == "private, no-store"


def test_a_confirmed_comment_is_kept_and_its_author_sees_what_became_of_it(story: Story) -> None:
    client = Client()
    answer = send(client, stamped(story))
    assert answer.status_code == 303
    kept = Comment.objects.get()
    assert (kept.author, kept.body, kept.state) == ("Ann", "<p>Well said.</p>", "held")
    assert kept.reasons == ["first", "proof"]
    receipt = client.get(answer.headers["Location"])
    assert "A moderator reads it before it appears." in receipt.content.decode()
    decide([kept.pk], "show", None, datetime.now(UTC))
    receipt = client.get(answer.headers["Location"])
    assert f"/comments/at/{kept.uuid}/" in receipt.content.decode()
    found = client.get(f"/comments/at/{kept.uuid}/")
    short = str(kept.uuid)[:8]
    assert found.headers["Location"].endswith(f"/the-harbour-bridge-opens/#comment-{short}")


def test_a_reader_who_was_shown_before_need_not_wait_again(story: Story) -> None:
    client = Client()
    first = posted(client, story)
    decide([first.pk], "show", None, datetime.now(UTC))
    assert posted(client, story, text="And again.").state == "shown"
    assert posted(Client(), story, text="Somebody else.").state == "held"


def test_the_same_post_sent_twice_is_one_comment_and_gets_the_same_answer(story: Story) -> None:
    client = Client()
    first, second = (send(client, stamped(story)) for _ in range(2))
    assert Comment.objects.count() == 1
    assert (first.status_code, second.status_code) == (303, 303)
    old = Comment.objects.get()
    assert {stamps.comment_of(a.headers["Location"].split("/")[3]) for a in (first, second)} == {
        str(old.uuid)
    }
    Comment.objects.update(posted_at=datetime.now(UTC) - timedelta(minutes=11))
    send(client, stamped(story))
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "  "}, "Give a name."),
        ({"text": " \n "}, "Write a comment."),
        ({"text": "x" * 6001}, "too long"),
        ({"email": "ann@"}, "not an e-mail address"),
        ({"parent": "0" * 32}, "no longer there"),
        ({"parent": "nonsense"}, "no longer there"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    story: Story, values: dict[str, str], said: str
) -> None:
    answer = send(Client(), stamped(story, **{"text": "My words.", **values}))
    page = answer.content.decode()
    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert said in page
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page
    assert values.get("text", "My words.").strip()[:100] in page


def test_a_form_of_another_story_or_site_is_refused(story: Story) -> None:
    assert send(Client(), stamped(story, mark="0" * 16)).status_code == 400
    assert send(Client(), {}).status_code == 400
    other = stamps.stamp("another story")
    assert send(Client(), stamped(story) | {"stamp": other}).status_code == 200
    assert Comment.objects.count() == 0


def test_a_stamp_that_is_too_old_is_asked_for_again(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = stamped(story)
    monkeypatch.setattr(stamps, "STAMP_AGE", -1)
    answer = send(Client(), sent)
    assert (answer.status_code, Comment.objects.count()) == (200, 0)


@AFTER
@pytest.mark.parametrize(
    ("headers", "status", "state"),
    [
        ({"origin": "https://evil.example"}, 403, None),
        ({"origin": "null"}, 403, None),
        ({"sec-fetch-site": "cross-site", **OURS["headers"]}, 403, None),
        ({"referer": "https://evil.example/x"}, 403, None),
        ({"sec-fetch-site": "same-origin"}, 303, "shown"),
        ({"referer": "http://127.0.0.1:8000/news/"}, 303, "shown"),
        ({}, 303, "held"),
    ],
)
def test_posts_from_other_sites_are_refused_and_unknown_ones_wait(
    story: Story, headers: dict[str, str], status: int, state: str | None
) -> None:
    answer = send(Client(), stamped(story), headers=headers)
    assert answer.status_code == status
    assert list(Comment.objects.values_list("state", flat=True)) == ([state] if state else [])


@AFTER
def test_what_is_doubtful_waits_and_says_why(story: Story) -> None:
    client = Client()
    assert posted(client, story).state == "shown"
    assert posted(Client(), story, text="See https://example.org").reasons == ["links"]
    assert posted(Client(), story, website="x", text="Trapped.").reasons == ["trap"]
    long = "The ferry has been late on every single morning of this month."
    assert posted(Client(), story, text=long).state == "shown"
    assert posted(Client(), story, text=long.upper() + "!!").reasons == ["like", "shouting"]


def test_one_network_cannot_flood_and_its_words_are_kept(story: Story) -> None:
    far = {"HTTP_X_FORWARDED_FOR": "192.0.2.77"}
    for n in range(6):
        assert send(Client(), stamped(story, text=f"Number {n}"), **far).status_code == 303
    answer = send(Client(), stamped(story, text="One more"), HTTP_X_FORWARDED_FOR="192.0.2.78")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "One more</textarea>" in answer.content.decode()
    assert send(Client(), stamped(story, text="Number 3"), **far).status_code == 303
    assert Comment.objects.count() == 6
    assert send(Client(), stamped(story), HTTP_X_FORWARDED_FOR="198.51.100.1").status_code == 303


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0, "per_story": 3})
def test_many_at_once_on_one_story_are_all_kept_and_those_beyond_wait(story: Story) -> None:
    rows = [posted(Client(), story, text=f"Number {n}") for n in range(5)]
    assert [row.state for row in rows] == ["shown"] * 3 + ["held"] * 2
    assert rows[-1].reasons == ["crowd"]
    Comment.objects.update(posted_at=datetime.now(UTC) - timedelta(minutes=2))
    assert posted(Client(), story, text="Later").state == "shown"
    assert posted(Client(), publish(draft("Another")), text="Elsewhere").state == "shown"


def test_a_closed_or_withdrawn_story_takes_none_and_gives_the_words_back(story: Story) -> None:
    Story.objects.update(comments_open=False)
    answer = send(Client(), stamped(story, text="Too late?"))
    assert (answer.status_code, "Too late?" in answer.content.decode()) == (403, True)
    Story.objects.update(comments_open=True)
    retract(Story.objects.get(), "It was wrong.")
    answer = send(Client(), stamped(story, text="Gone?"))
    assert (answer.status_code, "Gone?" in answer.content.decode()) == (410, True)
    with override_settings(COMMENTS={"mode": "closed", "box": None}):
        assert send(Client(), stamped(story)).status_code == 410
    assert Comment.objects.count() == 0


@AFTER
def test_an_answer_stands_below_what_it_answers(story: Story) -> None:
    client = Client()
    first = posted(client, story)
    page = client.get(f"/comments/write/{first.uuid}/").content.decode()
    assert f'name="parent" value="{first.uuid}"' in page
    assert "Well said." in page
    reply = posted(client, story, text="Indeed.", parent=str(first.uuid))
    assert reply.parent == first
    by_short_name = posted(client, story, text="Very much so.", parent=str(first.uuid)[:8])
    assert by_short_name.parent == first
    assert client.get("/comments/write/00000000-0000-0000-0000-000000000000/").status_code == 404


@AFTER
def test_a_comment_is_found_by_its_id_and_by_the_short_name_that_pages_use(story: Story) -> None:
    first = posted(Client(), story)
    row = Comment.objects.get(pk=first.pk)
    short = f"{story.uuid}/{str(row.uuid)[:8]}"
    for verb in ("at", "write", "report"):
        by_id = Client().get(f"/comments/{verb}/{row.uuid}/")
        by_name = Client().get(f"/comments/{verb}/{short}/")
        assert by_id.status_code == by_name.status_code == (302 if verb == "at" else 200)
        assert by_id.headers.get("Location") == by_name.headers.get("Location")
        for other in (f"{row.uuid}/{short[-8:]}", f"{story.uuid}/{'0' * 8}", f"{short}0"):
            assert Client().get(f"/comments/{verb}/{other}/").status_code == 404


@AFTER
def test_an_author_may_change_and_take_back_for_a_quarter_of_an_hour(story: Story) -> None:
    client = Client()
    where = send(client, stamped(story)).headers["Location"].replace("receipt", "amend")
    assert client.post(where, {"text": "Better *said*."}, **OURS).status_code == 303
    row = Comment.objects.get()
    assert (row.body, row.state) == ("<p>Better <em>said</em>.</p>", "shown")
    assert row.edited_at is not None
    assert client.post(where, {"text": ""}, **OURS).status_code == 422
    assert client.post(where, {"text": "x"}, headers={"origin": "http://x"}).status_code == 403
    client.post(where, {"text": "Now https://example.org"}, **OURS)
    assert Comment.objects.get().state == "held"
    assert client.post(where, {"withdraw": "1"}, **OURS).status_code == 303
    row.refresh_from_db()
    assert (row.state, row.text, row.body, row.author) == ("withdrawn", "", "", "")
    assert client.post(where, {"text": "Back"}, **OURS).status_code == 409
    late = send(client, stamped(story, text="Late")).headers["Location"]
    Comment.objects.update(posted_at=datetime.now(UTC) - timedelta(minutes=16))
    assert client.post(late.replace("receipt", "amend"), {"text": "x"}, **OURS).status_code == 409
    assert client.get("/comments/receipt/forged/").status_code == 404


@AFTER
def test_a_program_gets_json(story: Story) -> None:
    client = Client()
    stamp = client.get(f"/comments/stamp/{story.uuid}/").json()["stamp"]
    wants = {"headers": {**OURS["headers"], "accept": "application/json"}}
    answer = send(client, form(story) | {"stamp": stamp}, **wants)
    assert (answer.status_code, answer.json()["state"]) == (201, "shown")
    answer = send(client, form(story, name=""), **wants)
    assert (answer.status_code, answer.json()["faults"]) == (422, {"name": "name_missing"})


def test_what_readers_type_becomes_paragraphs_links_emphasis_and_quotations(story: Story) -> None:
    text = "> He said so\n\nNo, *he* did **not**: https://example.org/a?b=1&c=2.\nx_y_z 2*3*4"
    assert posted(Client(), story, text=text).body == (
        "<blockquote><p>He said so</p></blockquote><p>No, <em>he</em> did <strong>not</strong>: "
        '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
        "https://example.org/a?b=1&amp;c=2</a>.<br>x_y_z 2*3*4</p>"
    )
