"""A reader outside of the newsroom: asked by name, they comment and approve without an account."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsreel.desk.actions.annotate import annotate, resolve
from newsreel.desk.actions.share_preview import share_preview
from newsreel.desk.dashboard import dashboard
from newsreel.desk.models import Note, PreviewLink, User
from newsreel.desk.sharing import A_MINUTE
from newsreel.front.policies import fields_for
from newsreel.press.journal import journal
from newsreel.stories.models import Story
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, paragraph, section


def invited(story: Story, user: User | None = None, **how: object) -> tuple[PreviewLink, str]:
    """The link of a lawyer, and its path."""
    asked = {"name": "Ines Faro", "role": "lawyer", "may_approve": True} | how
    link, address = share_preview(story, user=user, **asked)  # type: ignore[arg-type]
    return link, "/preview/" + address.partition("/preview/")[2]


def test_the_link_shows_the_draft_as_readers_would_see_it(newsroom_any: Newsroom) -> None:
    story = draft("The quay closes", body=paragraph("For a year."))
    _, path = invited(story)
    journalled()
    page, shown = Client().get(path), Client().get(f"{path}page/")
    assert "The quay closes" in page.content.decode()
    assert "For a year." in shown.content.decode()
    for answer in (page, shown):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
        policy = answer["Content-Security-Policy"]
        assert {"frame-src 'self'", "frame-ancestors 'self'"} <= {*policy.split("; ")}
        front = dict(fields_for(path))["content-security-policy"]
        assert {*policy.split("; ")} <= {*front.split("; ")}
        assert not answer.cookies
    assert journal.is_empty("default")


@pytest.mark.parametrize("case", ["over", "ended", "unknown"])
def test_a_link_that_is_over_takes_nothing(newsroom: Newsroom, case: str) -> None:
    story = draft("The secret quay")
    past = timezone.now() - timedelta(days=4)
    link, path = invited(story, **({"now": past} if case == "over" else {}))
    if case == "ended":
        boss = client_of(person("ed", "Editor"))
        boss.post(f"/desk/stories/share/{story.pk}/", {"end": link.pk})
    if case == "unknown":
        path = "/preview/unknown/"
    for method in ("get", "post"):
        for at in (path, f"{path}page/"):
            answer = getattr(Client(), method)(at, {"text": "x", "approve": "1"})
            assert answer.status_code in (405, 410), at
            assert b"quay" not in answer.content
    link.refresh_from_db()
    assert link.approved_at is None
    assert not Note.objects.exists()


def test_a_comment_and_an_answer(newsroom: Newsroom) -> None:
    story = draft()
    link, path = invited(story)
    annotate(story, "Among us: is this true?", author=person("ana"))
    client = Client(enforce_csrf_checks=True)
    client.post(path, {"text": "Name the source.", "quote": "it  is said"})
    note = Note.objects.get(reader=link)
    assert (note.signed, note.quote) == ("Ines Faro (Lawyer)", "it is said")
    annotate(story, "The harbour master.", author=person("berta"), answers=note.pk)
    page = client.get(path).content.decode()
    assert "Name the source." in page
    assert "The harbour master." in page
    assert "Among us" not in page
    client.post(path, {"text": "Then say so.", "answers": note.pk})
    assert Note.objects.get(text="Then say so.").answers == note


def test_a_comment_that_is_refused_is_not_lost(newsroom: Newsroom) -> None:
    story = draft()
    _, path = invited(story)
    ours = annotate(story, "Among us", author=person("ana"))
    for given in ({"text": "  "}, {"text": "x" * 6_000}, {"text": "My words", "answers": ours.pk}):
        answer = Client().post(path, given)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()
    assert "x" * 6_000 in Client().post(path, {"text": "x" * 6_000}).content.decode()
    assert Note.objects.count() == 1


def test_an_approval_is_of_the_draft_that_was_seen(newsroom: Newsroom) -> None:
    story, ed = draft(), person("ed", "Editor")
    link, path = invited(story, ed)
    seen = story.latest_revision_id
    story.get_latest_revision_as_object().save_revision()
    answer = Client().post(path, {"approve": seen})
    assert "has changed since you opened it" in answer.content.decode()
    assert not dashboard(ed).waiting
    latest = Story.objects.get().latest_revision_id
    Client().post(path, {"approve": latest})
    link.refresh_from_db()
    assert link.approved_revision_id == latest
    assert [item.why for item in dashboard(ed).waiting] == ["Ines Faro (Lawyer) approves the draft"]
    _, other = invited(story, may_approve=False)
    assert Client().post(other, {"approve": latest}).status_code == 400


def test_a_link_that_is_used_without_end_is_slowed_down(newsroom: Newsroom) -> None:
    _, path = invited(draft())
    _, other = invited(draft())
    answers = [Client().post(path, {"text": " "}).status_code for _ in range(A_MINUTE + 1)]
    assert answers == [400] * A_MINUTE + [429]
    assert Client().get(other).status_code == 200


def test_the_secret_opens_no_other_address(newsroom: Newsroom) -> None:
    story = draft()
    _, path = invited(story)
    client = Client()
    client.get(path)
    for address in ("/desk/", *(f"/desk/stories/{v}/{story.pk}/" for v in ("edit", "margin"))):
        assert client.get(address).status_code == 302
    assert client.get(f"{path}page/edit/").status_code == 404


def test_what_happens_to_a_link_is_on_record(newsroom: Newsroom) -> None:
    story, ed = draft(), person("ed", "Editor")
    link, path = invited(story, ed)
    Client().get(path)
    Client().get(path)
    Client().post(path, {"approve": story.latest_revision_id})
    client_of(ed).post(f"/desk/stories/share/{story.pk}/", {"end": link.pk})
    entries = ModelLogEntry.objects.for_instance(story).filter(action__contains="preview")
    assert [(entry.action, entry.data["reader"]) for entry in entries.order_by("pk")] == [
        (f"newsreel.{verb}", "Ines Faro (Lawyer)")
        for verb in ("share_preview", "preview_opened", "preview_approved", "end_preview")
    ]
    history = client_of(ed).get(f"/desk/stories/history/{story.pk}/").content.decode()
    assert "Draft approved by an outside reader" in history


def test_a_named_link_is_made_at_the_desk_and_shown_once(newsroom: Newsroom) -> None:
    story = draft(section=section("Town"))
    address = f"/desk/stories/share/{story.pk}/"
    form = {"name": "Ines", "role": "source", "days": 3, "may_approve": "on"}
    editor = client_of(person("berta", "Editor", section("Town")))
    assert "/preview/" in editor.post(address, form).content.decode()
    link = PreviewLink.objects.get()
    assert (str(link), link.may_approve) == ("Ines (Source)", True)
    assert "/preview/" not in editor.get(address).content.decode()
    nobody = editor.post(address, {**form, "name": " "}).content.decode()
    assert "Say who may approve it." in nobody
    assert PreviewLink.objects.count() == 1


def test_a_note_is_answered_settled_and_opened_again(newsroom: Newsroom) -> None:
    story, ana, berta = draft(), person("ana"), person("berta")
    note = annotate(story, "Which quay?", author=berta, field="headline", quote="quay")
    assert resolve(story, note.pk, ana)
    assert not resolve(story, note.pk, ana)
    annotate(story, "Still not clear.", author=berta, answers=note.pk)
    note.refresh_from_db()
    assert note.resolved_at is None
    with pytest.raises(ValidationError):
        annotate(story, "x", author=ana, answers=999)
    with pytest.raises(ValidationError):
        annotate(story, " ", author=ana)
