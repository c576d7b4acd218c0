"""One's own comments, by proof of an e-mail address: seen, taken along, erased."""

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from newsreel.comments.actions.ban import ban
from newsreel.comments.actions.decide import decide
from newsreel.comments.actions.mail import Postman
from newsreel.comments.actions.note import note
from newsreel.comments.actions.take_in import Incoming, Taking
from newsreel.comments.models import (
    Account,
    AddressProof,
    Ban,
    Browser,
    Comment,
    Follow,
    Note,
    Report,
)
from newsreel.comments.reads import thread
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import posted, send, stamped
from tests.comments.post_office import PostOffice, mailing
from tests.comments.readers import ANN, ask, do, followed, later, link, signed_in
from tests.desk.people import person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

NET = {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft("Fog over the harbour"))


def test_the_answer_does_not_tell_whether_an_address_is_known(
    story: Story, office: PostOffice
) -> None:
    posted(Client(), story, email=ANN)
    pages = [ask(Client(), who).content.decode().replace(who, "WHO") for who in (ANN, "x@y.org")]
    assert pages[0] == pages[1]
    assert Postman().round(datetime.now(UTC)) == 2
    texts = [mail.get_content() for mail in office.mails]
    assert len({text.partition("/comments/yours/")[0] for text in texts}) == 1
    wrong = ask(Client(), "ann@")
    assert (wrong.status_code, 'value="ann@"' in wrong.content.decode()) == (422, True)
    assert ask(Client(), ANN, headers={"origin": "https://evil.example"}).status_code == 403
    assert ask(Client(), ANN, headers={}).status_code == 403  # a form without our stamp
    for n in range(25):
        last = ask(Client(), f"reader-{n}@example.org", **NET)
    assert (last.status_code, AddressProof.objects.filter(network="192.0.2.0/24").count()) == (
        429,
        20,
    )
    for _ in range(9):
        assert ask(Client(), "ANN@example.org").status_code == 200
    assert AddressProof.objects.filter(email=ANN).count() == 5


def test_a_form_of_ours_is_taken_from_a_browser_that_does_not_say_whence(
    newsroom: Newsroom, office: PostOffice
) -> None:
    page = Client().get("/comments/yours/?language=en").content.decode()
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    answer = Client().post("/comments/yours/", {"email": ANN, "stamp": stamp})
    assert (answer.status_code, AddressProof.objects.count()) == (200, 1)
    with mailing(office, mail_from=""):
        assert "No mails are sent here" in Client().get("/comments/yours/").content.decode()
        assert "No mails are sent here" in ask(Client(), ANN).content.decode()


def test_the_link_shows_all_of_ones_comments_for_an_hour(story: Story, office: PostOffice) -> None:
    posted(Client(), story, text="In small letters.", email=ANN)
    hidden = posted(Client(), story, text="In large ones.", email="ANN@Example.ORG")
    decide([hidden.pk], "hide", None, later())
    posted(Client(), story, text="Of another.", email="joann@example.org")
    where = link(office)
    answer = Client().get(where)
    page = answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    for part in ("In small letters.", "In large ones.", "not published", "2 comments", ANN):
        assert part in page, part
    assert "Of another." not in page
    AddressProof.objects.update(mailed_at=later(-61))
    for ended in (Client().get(where), do(Client(), where, "erase-all")):
        assert ended.status_code == 410
    assert Client().get(f"{where}data.json").status_code == 410
    assert Comment.objects.filter(state="withdrawn").count() == 0


def test_the_download_has_every_field_that_is_kept(story: Story, office: PostOffice) -> None:
    row = Comment.objects.get(pk=_from_the_net(story).pk)
    Report.objects.create(
        comment=row, reason="spam", text="Rude!", network="10.0.0.0/24", at=later()
    )
    note(row, "Ask her for the picture.", person("mo"), later())
    decide([row.pk], "pick", person("eve"), later())
    ban("email", ANN, later(60), "Shouts", None, later())
    followed(office, row)
    answer = Client().get(f"{link(office)}data.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    told = json.loads(answer.content)
    (one,) = told["comments"]
    fields = {f.attname for f in Comment._meta.concrete_fields}
    left_out = {"id", "uuid", "story_id", "parent_id", "decided_by_id"}
    assert fields - left_out <= set(one)
    assert (one["text"], one["network"], one["email"]) == ("I was there.", "192.0.2.0/24", ANN)
    assert [r["reason"] for r in one["reports"]] == ["spam"]
    assert [n["text"] for n in one["notes"]] == ["Ask her for the picture."]
    assert [d["verb"] for d in one["decisions"]] == ["pick"]
    assert told["follows"][0]["what"] == "answers"
    assert {m["what"] for m in told["mails_asked_for"]} == {"answers", ""}
    assert told["bans"][0]["value"] == ANN
    for other in ("Rude!", "10.0.0.0", '"mo"', "eve"):  # of other people
        assert other not in answer.content.decode(), other


def _from_the_net(story: Story) -> Comment:
    answer = send(Client(), stamped(story, text="I was there.", email=ANN), **NET)
    assert answer.status_code == 303
    return Comment.objects.latest("id")


def test_erasing_blanks_the_comments_and_keeps_the_threads_shape(
    story: Story, office: PostOffice
) -> None:
    mine = _from_the_net(story)
    answer = posted(Client(), story, name="Ben", text="Were you?", parent=str(mine.uuid))
    mo = person("mo")
    note(mine, "Known to us as Ann.", mo, later())
    decide([mine.pk], "pick", mo, later())
    ban("email", ANN, None, "", mo, later())
    followed(office, mine)
    client = signed_in(office)
    where = link(office)
    sure = do(client, where, "erase").content.decode()
    assert "Yes, erase everything" in sure
    assert Comment.objects.filter(email=ANN).exists()
    assert "It is erased" in do(client, where, "erase-all").content.decode()
    mine.refresh_from_db()
    kept = (mine.author, mine.text, mine.body, mine.email, mine.reader, mine.network, mine.gist)
    assert (mine.state, *kept, mine.sketch, mine.echo) == ("withdrawn", *[""] * 7, None, "")
    assert not any(m.objects.exists() for m in (Follow, Account, Browser, AddressProof, Note))
    with reading_from(Snapshot("default")), recording():
        shown = thread(story.pk)
    assert [(c.gone, c.author, c.depth) for c in shown.comments] == [
        (True, "", 0),
        (False, "Ben", 1),
    ]
    assert Comment.objects.get(pk=answer.pk).parent_id == mine.pk
    assert Ban.objects.filter(value=ANN).exists()  # or erasing would lift it
    entries = ModelLogEntry.objects.filter(object_id=str(mine.pk), content_type__model="comment")
    told = [(e.action.rpartition(".")[2], e.label, e.data.get("network")) for e in entries]
    assert sorted(action for action, *_ in told) == ["erase", "note", "pick"]
    assert {label for _, label, _ in told} == {"–"}
    assert ("erase", "–", None) in told
    assert client.get("/comments/yours/").content.decode().count("Your e-mail address") == 1
    assert Client().get(where).status_code == 410


def test_what_was_erased_does_not_come_back_with_another_import(
    story: Story, office: PostOffice
) -> None:
    one = Incoming("disqus:1", "", "Ann", ANN, text="Of old.", story=str(story.uuid))
    for _ in range(2):
        taking = Taking()
        taking.take([one])
        taking.finish()
        if Account.objects.count() == 0:
            do(signed_in(office), link(office), "erase-all")
    assert [(c.text, c.author) for c in Comment.objects.all()] == [("", "")]


def test_many_comments_stand_on_several_pages(story: Story, office: PostOffice) -> None:
    Comment.objects.bulk_create(
        Comment(story=story, author="Ann", email=ANN, text=f"n{n}", body=f"<p>n{n}</p>")
        for n in range(230)
    )
    where = link(office)
    seen = [Client().get(f"{where}?page={n}").content.decode() for n in (1, 2, 3, 99)]
    assert [page.count('class="own"') for page in seen] == [100, 100, 30, 30]
    assert ["?page=2" in page for page in seen[:3]] == [True, False, True]
    do(Client(), where, "erase-all")
    assert not Comment.objects.exclude(text="").exists()
