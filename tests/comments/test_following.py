"""A reader follows a thread by e-mail: by a link that a mail brings, until one press ends it."""

import pytest
from django.test import Client

from newsreel.comments.actions.ban import ban
from newsreel.comments.actions.decide import decide, undo
from newsreel.comments.actions.mail import AwayError, Postman
from newsreel.comments.models import AddressProof, Comment, Follow, Notice
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import OURS, posted, send, stamped
from tests.comments.post_office import PostOffice, link_in, mailing
from tests.comments.readers import ANN, asked, followed, later, receipt_of
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft("Fog over the harbour"))


def test_nothing_is_sent_before_the_link_of_a_mail_is_confirmed_by_a_press(
    story: Story, office: PostOffice
) -> None:
    first = posted(Client(), story)
    page = Client().get(receipt_of(first)).content.decode()
    assert "Follow this thread" in page
    answer = asked(first)
    assert "A mail is on its way." in Client().get(answer.headers["Location"]).content.decode()
    assert office.mails == []  # the clerk sends, not the answer
    assert Postman().round(later()) == 1
    (mail,) = office.mails
    assert (mail["To"], mail["From"]) == (ANN, "The Harbour <news@example.org>")
    assert mail["Subject"].strip() == "Newsreel: follow “Fog over the harbour”?"
    assert "Well said." not in mail.get_content()  # nothing of what strangers typed
    where = link_in(mail, "follow/confirm")
    for _ in range(2):  # programs that look through mails open every link
        looked = Client().get(where)
        assert (looked.status_code, Follow.objects.count()) == (200, 0)
    assert "Yes, tell me" in looked.content.decode()
    assert Client().post(where, headers={"origin": "https://evil.example"}).status_code == 403
    assert Client().post(where, **OURS).status_code == 200
    row = Follow.objects.get()
    assert (row.email, row.what, row.story_id) == (ANN, "answers", story.pk)
    assert Postman().round(later()) == 0


def test_answers_are_mailed_with_a_link_that_ends_it_by_one_press(
    story: Story, office: PostOffice
) -> None:
    mine = posted(Client(), story, text="I was there.")
    followed(office, mine)
    answer = posted(Client(), story, name="Ben", text="So was I.\nAll day.", parent=str(mine.uuid))
    posted(Client(), story, name="Cleo", text="Elsewhere.")
    assert Postman().round(later()) == 1
    mail = office.mails[-1]
    assert mail["Subject"].strip() == "Newsreel: new comments on “Fog over the harbour”"
    text = mail.get_content().replace("\r", "")
    assert "Ben answers you" in text
    assert "> So was I.\n> All day." in text
    assert f"/comments/at/{answer.uuid}/" in text
    assert "Cleo" not in text
    assert mail.get_content_type() == "text/plain"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    where = link_in(mail, "unfollow")
    assert mail["List-Unsubscribe"].strip("<>").endswith(where)
    looked = Client().get(where).content.decode()
    assert Follow.objects.count() == 1
    assert "End these mails" in looked
    # As a mail program does it: no page of ours, no cookie.
    done = Client().post(where, {"List-Unsubscribe": "One-Click"})
    assert (done.status_code, Follow.objects.count()) == (200, 0)
    assert Client().post(where).status_code == 200
    assert Client().get(where).status_code == 200
    posted(Client(), story, name="Ben", text="Again.", parent=str(mine.uuid))
    assert Postman().round(later(60)) == 0


def test_all_comments_are_told_but_ones_own_and_each_once(story: Story, office: PostOffice) -> None:
    ann = Client()
    old = posted(Client(), story, name="Old", text="Before.")
    mine = posted(ann, story, text="I was there.", email=ANN)
    followed(office, mine, "all")
    posted(ann, story, text="And once more.")
    posted(Client(), story, text="Mine as well.", email="Ann@Example.org")
    held = posted(Client(), story, name="Ben", text="See https://example.org")
    late = posted(Client(), story, name="Cleo", text="It was cold.")
    assert held.state == "held"
    postman = Postman()
    assert postman.round(later()) == 1
    text = office.mails[-1].get_content()
    assert "It was cold." in text
    for other in ("Before.", "once more", "Mine as well", "example.org/", "> See"):
        assert other not in text.replace("ann@", "")
    # Shown after a later one was told of: told of now, and once, whatever is decided later.
    decide([held.pk], "show", None, later())
    assert postman.round(later(11)) == 1
    assert "> See https://example.org" in office.mails[-1].get_content()
    made = decide([late.pk, old.pk], "hide", None, later())
    undo([one.pk for one in made], None)
    decide([held.pk], "hide", None, later())
    decide([held.pk], "show", None, later())
    assert Postman().round(later(30)) == 0
    assert Notice.objects.count() == 6


def test_what_comes_within_minutes_is_gathered_into_one_mail(
    story: Story, office: PostOffice
) -> None:
    followed(office, posted(Client(), story), "all")
    before = len(office.mails)
    posted(Client(), story, text="One")
    assert Postman().round(later()) == 1
    for n in range(25):
        posted(Client(), story, name=f"Reader {n}", text=f"Number {n}")
    assert Postman().round(later(9)) == 0
    assert Postman().round(later(11)) == 1
    text = office.mails[-1].get_content()
    assert "Number 0\n" in text.replace("\r", "")
    assert "Number 20" not in text
    assert "And 5 more." in text
    assert len(office.mails) == before + 2


def test_comments_of_banned_and_hidden_authors_never_go_out(
    story: Story, office: PostOffice
) -> None:
    followed(office, posted(Client(), story), "all")
    far = {"HTTP_X_FORWARDED_FOR": "192.0.2.77"}
    send(Client(), stamped(story, text="From a banned network"), **far)
    posted(Client(), story, text="From a banned address", email="spam@casino.example")
    hidden = posted(Client(), story, text="Hidden since")
    third = Client()
    by_browser = posted(third, story, text="By a banned browser")
    posted(Client(), story, text="Good")
    ban("network", "192.0.2.0/24", None, "", None, later())
    ban("email", "*@casino.example", None, "", None, later())
    ban("reader", by_browser.reader, None, "", None, later())
    decide([hidden.pk], "hide", None, later())
    assert Postman().round(later()) == 1
    text = office.mails[-1].get_content()
    assert "Good" in text
    assert "banned" not in text
    assert "Hidden" not in text


def test_a_mail_that_was_taken_before_a_kill_comes_again_and_is_known_as_the_same(
    story: Story, office: PostOffice
) -> None:
    followed(office, posted(Client(), story), "all")
    posted(Client(), story, text="Once")
    office.breaks = True
    with pytest.raises(AwayError):
        Postman().round(later())
    office.breaks = False
    assert Postman().round(later(5)) == 1
    first, second = office.mails[-2:]
    assert first["Message-ID"] == second["Message-ID"]
    assert Postman().round(later(60)) == 0


def test_while_no_server_answers_everything_waits_and_one_refused_stops_no_other(
    story: Story, office: PostOffice
) -> None:
    mine = posted(Client(), story)
    assert asked(mine).status_code == 303
    assert asked(mine, "gone@example.org").status_code == 303
    away = PostOffice()
    away.close()
    with mailing(away), pytest.raises(AwayError):
        Postman().round(later())
    assert not AddressProof.objects.exclude(tries=0).exists()
    office.refused.add("gone@example.org")
    assert Postman().round(later()) == 1
    assert office.to(ANN)
    for n in range(1, 12):
        Postman().round(later(n * 61))
    assert list(AddressProof.objects.values_list("email", flat=True)) == [ANN]


def test_what_readers_type_cannot_write_a_mails_headers(story: Story, office: PostOffice) -> None:
    Story.objects.update(headline="Fog\r\nBcc: all@example.org")
    mine = posted(Client(), story)
    followed(office, mine, "all")
    row = posted(Client(), story, text="Hello\n.\n\nBcc: all@example.org")
    Comment.objects.filter(pk=row.pk).update(author="Eve\r\nBcc: all@example.org" + "e" * 90)
    assert Postman().round(later()) == 1
    mail = office.mails[-1]
    assert mail["Bcc"] is None
    assert mail["To"] == ANN
    assert "Fog Bcc: all@example.org" in mail["Subject"]
    assert "\n> .\n" in mail.get_content().replace("\r", "")
    assert asked(mine, "ann@example.org\r\nBcc: x@example.org").status_code == 422


def test_the_step_before_posting_asks_as_well_and_wants_an_address_for_it(
    story: Story, office: PostOffice
) -> None:
    sent = stamped(story, follow="answers")
    page = send(Client(), sent)
    assert (page.status_code, Comment.objects.count()) == (422, 0)
    assert "Give the e-mail address to which it is to go." in page.content.decode()
    assert 'name="follow" value="answers" checked' in page.content.decode()
    for _ in range(2):  # the same, sent again, asks once
        answer = send(Client(), sent | {"email": ANN})
        assert answer.status_code == 303
    proof = AddressProof.objects.get()
    assert (proof.email, proof.what, proof.mailed_at) == (ANN, "answers", None)


def test_an_address_is_told_to_nobody_but_the_browser_that_typed_it(
    story: Story, office: PostOffice
) -> None:
    ann = Client()
    mine = posted(ann, story, email=ANN)
    assert f'value="{ANN}"' in ann.get(receipt_of(mine)).content.decode()
    followed(office, mine)
    followed(office, mine, "all", "ben@example.org")
    for path in (receipt_of(mine), f"/comments/write/{mine.uuid}/", f"/comments/at/{mine.uuid}/"):
        assert ANN not in Client().get(path).content.decode()
    posted(Client(), story, name="Cleo", text="All of them.", email="cleo@example.org")
    Postman().round(later())
    for mail in office.mails:
        others = {ANN, "ben@example.org", "cleo@example.org"} - {mail["To"]}
        assert not [one for one in others if one in mail.as_string()]


def test_where_no_mail_is_sent_nothing_is_offered(story: Story, office: PostOffice) -> None:
    for house in ({"mail_from": ""}, {"follow_minutes": 0}):
        with mailing(office, **house):
            mine = posted(Client(), story, text=f"With {house}")
            assert "Follow this thread" not in Client().get(receipt_of(mine)).content.decode()
            assert 'name="follow"' not in send(Client(), stamped(story, name="")).content.decode()
            assert asked(mine).status_code == 404
            sent = send(Client(), stamped(story, text=f"By {house}", follow="all", email=ANN))
            assert sent.headers["Location"].endswith("/")
    assert not AddressProof.objects.exists()


def test_nobody_is_sent_many_mails_by_others(story: Story, office: PostOffice) -> None:
    mine = posted(Client(), story)
    for n in range(8):
        answer = asked(mine, ANN.upper() if n % 2 else ANN, HTTP_X_FORWARDED_FOR=f"10.0.{n}.1")
        assert answer.status_code == 303  # whose address it is stays untold
    assert AddressProof.objects.filter(email=ANN).count() == 5
    for n in range(20):
        asked(mine, f"reader-{n}@example.org", HTTP_X_FORWARDED_FOR="10.9.9.9")
    answer = asked(mine, "another@example.org", HTTP_X_FORWARDED_FOR="10.9.9.10")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")


def test_a_link_is_good_for_its_own_purpose_and_time(story: Story, office: PostOffice) -> None:
    asked(posted(Client(), story))
    Postman().round(later())
    where = link_in(office.mails[-1], "follow/confirm")
    token = where.split("/")[4]
    for other in ("yours", "unfollow", "receipt", "follow"):
        answer = Client().post(f"/comments/{other}/{token}/", {"do": "erase-all"}, **OURS)
        assert answer.status_code in (404, 405, 410, 422), other
    AddressProof.objects.update(mailed_at=later(-60 * 49))
    assert Client().post(where, **OURS).status_code == 410
    assert Client().post(f"{where[:-4]}AAA/", **OURS).status_code == 410
    assert not Follow.objects.exists()
