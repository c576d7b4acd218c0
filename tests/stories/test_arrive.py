"""Stories arrive from captures: once each, whole, as drafts or public."""

import gzip
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection

from newsreel.press.journal import journal
from newsreel.stories.actions.arrival import Arrival, Arrived, Provenance
from newsreel.stories.actions.arrive import arrive, known
from newsreel.stories.models import Capture, Contributor, Section, Story, Topic
from tests.parts.newsroom import Newsroom

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BODY = [
    {"type": "paragraph", "value": "<p>The bridge <b>opened</b>.<script>x()</script></p>"},
    {"type": "heading", "value": {"text": "What it cost", "level": 2}},
    {"type": "related", "value": {"kind": "analysis", "title": "Who pays?", "by": "", "url": ""}},
    {"type": "list", "value": {"ordered": True, "items": ["one", "<i>two</i>"]}},
    {
        "type": "picture",
        "value": {"src": "https://x/1.jpg", "alt": "", "caption": "", "credit": ""},
    },
]


def bridge(text: str = "capture", **changes: Any) -> Arrival:
    data = text.encode()
    values: dict[str, Any] = {
        "headline": "The harbour bridge opens",
        "provenance": Provenance("bridge.txt", sha256(data).hexdigest(), data),
        "sections": ["News", "Town"],
        "bylines": [("Ana Prieto", "Harbour"), ("Reuters", "")],
        "topics": ["Harbour"],
        "published": date(2015, 10, 29),
        "body": BODY,
        "is_public": True,
    }
    return Arrival(**values | changes)


def take(*arrivals: Arrival) -> list[Arrived]:
    return list(arrive(arrivals, now=NOW))


def test_a_public_arrival_is_a_story_at_its_address(newsroom_any: Newsroom) -> None:
    (arrived,) = take(bridge())
    assert arrived.status == "published"
    assert arrived.path == "/news/town/2015/10/29/the-harbour-bridge-opens/"
    story = Story.objects.get()
    assert story.live
    assert story.published_on == date(2015, 10, 29)
    assert str(story.section) == "News > Town"
    assert [str(b.contributor) for b in story.bylines.all()] == ["Ana Prieto", "Reuters"]
    assert [b.role for b in story.bylines.all()] == ["Harbour", ""]
    assert [str(topic) for topic in story.topics.all()] == ["Harbour"]
    rows = list(story.body.raw_data)
    assert [row["type"] for row in rows] == ["paragraph", "heading", "related", "list"]
    assert rows[0]["value"] == "<p>The bridge <b>opened</b>.</p>"


def test_the_story_opens_as_the_blocks_of_the_editor(newsroom: Newsroom) -> None:
    take(bridge())
    body = Story.objects.get().body
    assert body[1].value["text"] == "What it cost"
    assert [item.source for item in body[3].value["items"]] == ["one", "<i>two</i>"]


def test_what_could_not_be_kept_is_said(newsroom: Newsroom) -> None:
    (arrived,) = take(bridge())
    assert arrived.reasons == ("A picture of the body was not taken in: https://x/1.jpg",)
    assert Capture.objects.get().doubts == list(arrived.reasons)


def test_the_capture_itself_is_kept(newsroom: Newsroom) -> None:
    take(bridge("the bytes"))
    kept = newsroom.folder / "media" / Capture.objects.get().kept
    assert gzip.decompress(kept.read_bytes()) == b"the bytes"


def test_the_same_capture_again_changes_nothing(newsroom_any: Newsroom) -> None:
    (first,) = take(bridge())
    journal.drop("default", journal.ids("default"))
    (again,) = take(bridge())
    assert again.status == "unchanged"
    assert (again.story_id, again.path) == (first.story_id, first.path)
    assert journal.is_empty("default")
    assert known([first.sha256, "0" * 64]) == {first.sha256: again}


def test_the_same_capture_twice_in_one_run_is_one_story(newsroom: Newsroom) -> None:
    first, second = take(bridge(), bridge())
    assert [first.status, second.status] == ["published", "unchanged"]
    assert first.story_id == second.story_id == Story.objects.get().pk


def test_another_capture_of_a_story_is_put_beside_the_first(newsroom_any: Newsroom) -> None:
    first, second = take(bridge("one"), bridge("two"))
    (third,) = take(bridge("three"))
    assert second.status == third.status == "unchanged"
    assert first.story_id == second.story_id == third.story_id
    assert Story.objects.get().captures.count() == 3


def test_another_story_of_the_same_headline_and_day_gets_another_address(
    newsroom_any: Newsroom,
) -> None:
    other = [{"type": "paragraph", "value": "<p>Quite another text about something else.</p>"}]
    first, second = take(bridge("one"), bridge("two", body=other))
    (third,) = take(bridge("three", body=[{"type": "paragraph", "value": "<p>A third.</p>"}]))
    assert [second.path[-3:], third.path[-3:]] == ["-2/", "-3/"]
    assert len({first.story_id, second.story_id, third.story_id}) == 3


def test_a_draft_opens_in_the_editor_as_it_arrived(newsroom_any: Newsroom) -> None:
    (arrived,) = take(bridge(is_public=False))
    assert (arrived.status, arrived.path) == ("draft", "")
    story = Story.objects.get()
    assert not story.live
    assert story.published_on is None
    draft = story.get_latest_revision_as_object()
    assert draft.headline == story.headline
    assert [str(b.contributor) for b in draft.bylines.all()] == ["Ana Prieto", "Reuters"]
    assert [str(topic) for topic in draft.topics.all()] == ["Harbour"]
    assert list(draft.body.raw_data) == list(story.body.raw_data)


def test_a_draft_published_later_keeps_the_day_of_the_page(newsroom_any: Newsroom) -> None:
    take(bridge(is_public=False))
    story = Story.objects.get()
    story.latest_revision.publish()
    story.refresh_from_db()
    assert story.live
    assert story.published_on == date(2015, 10, 29)
    assert story.bylines.count() == 2


def test_names_are_found_again_whatever_their_case(newsroom: Newsroom) -> None:
    take(bridge("one"))
    take(
        bridge(
            "two",
            headline="Ferries",
            sections=["NEWS", "town"],
            bylines=[("ana prieto", "")],
            topics=["HARBOUR"],
        )
    )
    assert (Section.objects.count(), Contributor.objects.count(), Topic.objects.count()) == (
        2,
        2,
        1,
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Live", "live-section"),
        ("2015", "2015-section"),
        ("Wôrld & Co", "world-co"),
        ("世界", "shijie"),
    ],
)
def test_a_new_section_never_takes_an_address_of_the_site(
    newsroom: Newsroom, name: str, slug: str
) -> None:
    take(bridge(sections=[name]))
    section = Section.objects.get()
    assert section.slug == slug
    section.full_clean()


def test_a_date_in_the_future_keeps_it_a_draft(newsroom: Newsroom) -> None:
    (arrived,) = take(bridge(published=date(2031, 1, 1)))
    assert arrived.status == "draft"
    assert "future" in arrived.reasons[-1]


def test_what_belongs_to_it_is_written_in_the_same_transaction(newsroom: Newsroom) -> None:
    def also(arrived: list[tuple[Arrival, Arrived]]) -> None:
        assert connection.in_atomic_block
        raise RuntimeError("the comments could not be kept")

    with pytest.raises(RuntimeError):
        list(arrive([bridge()], also=also, now=NOW))
    assert not Story.objects.exists()
    assert not Capture.objects.exists()
