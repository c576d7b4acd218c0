"""A preview at a shared link: for whoever has it, for a while, and nothing else of the desk."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsreel.desk.actions.share_preview import share_preview
from newsreel.desk.models import PreviewLink
from newsreel.desk.preview import banner, page_of
from newsreel.front.dynamic import is_dynamic
from newsreel.front.policies import fields_for
from newsreel.press.journal import journal
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled, paragraph


def shared(story: Story, **how: object) -> str:
    """The path of a new link."""
    return "/preview/" + share_preview(story, user=None, **how)[1].partition("/preview/")[2]  # type: ignore[arg-type]


def test_a_link_made_at_the_desk_shows_the_latest_draft_without_an_account(
    newsroom_any: Newsroom,
) -> None:
    story = publish(draft("The bridge opens", body=paragraph("It is open.")))
    work = story.get_latest_revision_as_object()
    work.headline = "The bridge closes"
    work.save_revision()
    client = client_of(person("ed", "Editor"))
    page = client.post(f"/desk/stories/share/{story.pk}/", {"days": 2}).content.decode()
    found = re.search(r'value="[^"]*(/preview/[\w-]{40,}/)"', page)
    assert found is not None
    journalled()
    answer = Client().get(found[1])
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "The bridge closes" in answer.content.decode()
    assert journal.is_empty("default")
    assert Story.objects.get().headline == "The bridge opens"
    listed = client.get(f"/desk/stories/share/{story.pk}/").content.decode()
    assert "opened" in listed
    assert found[1] not in listed
    entries = ModelLogEntry.objects.for_instance(story).values_list("action", flat=True)
    assert "newsreel.share_preview" in entries


def test_it_is_the_page_itself_under_a_banner(newsroom: Newsroom) -> None:
    story = publish(draft("The bridge opens"))
    seen = Client().get(shared(story)).content
    page = page_of(story.get_latest_revision_as_object(), timezone.now())
    assert seen.replace(banner(story, shared=True), b"") == page


def test_nobody_keeps_indexes_or_frames_it(newsroom: Newsroom) -> None:
    path = shared(draft())
    for at in (path, "/preview/no-such-secret/"):
        answer = Client().get(at)
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert not answer.cookies
    assert is_dynamic(path)
    front = dict(fields_for(path))["content-security-policy"]
    assert {*policy.split("; ")} <= {*front.split("; ")}


@pytest.mark.parametrize("case", ["unknown", "over", "ended", "deleted"])
def test_a_link_that_is_over_shows_nothing(newsroom: Newsroom, case: str) -> None:
    story = draft("The bridge opens")
    path = shared(story, now=timezone.now() - timedelta(days=4 * (case == "over")))
    if case == "unknown":
        path = "/preview/not-the-secret/"
    elif case == "ended":
        client = client_of(person("ed", "Editor"))
        client.post(f"/desk/stories/share/{story.pk}/", {"end": PreviewLink.objects.get().pk})
    elif case == "deleted":
        Story.objects.get().delete()
    answer = Client().get(path)
    assert answer.status_code == 410
    assert "The bridge opens" not in answer.content.decode()
    assert "This link is over" in answer.content.decode()


def test_the_secret_is_kept_as_a_digest_alone(newsroom: Newsroom) -> None:
    secret = shared(draft()).strip("/").partition("/")[2]
    row = PreviewLink.objects.values().get()
    assert secret not in str(row)
    assert re.fullmatch("[0-9a-f]{64}", row["digest"])
    assert len(secret) >= 43


def test_a_link_opens_no_other_story_and_takes_no_post(newsroom: Newsroom) -> None:
    path = shared(draft("Mine"))
    draft("Another's")
    assert "Another's" not in Client().get(path).content.decode()
    assert Client().post(path).status_code == 405


@pytest.mark.parametrize("days", ["0", "32", "-1", "x", ""])
def test_a_link_for_too_long_or_no_time_is_refused(newsroom: Newsroom, days: str) -> None:
    story = draft()
    client = client_of(person("ed", "Editor"))
    page = client.post(f"/desk/stories/share/{story.pk}/", {"days": days})
    assert 'role="alert"' in page.content.decode()
    assert not PreviewLink.objects.exists()
