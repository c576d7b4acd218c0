"""The thread as pages show it: nested, in three orders, in pages of a hundred."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from newsreel.comments import reads
from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Comment
from newsreel.press.plates import PlateStore
from newsreel.press.press import Press
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.rename import rename
from newsreel.stories.models import Story
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


def said(story: Story, text: str, to: Comment | None = None, state: str = "shown") -> Comment:
    return Comment.objects.create(
        story=story, parent=to, author="Ann", text=text, body=f"<p>{text}</p>", state=state,
        posted_at=datetime.now(UTC),
    )  # fmt: skip


def thread(story: Story) -> reads.Thread:
    with reading_from(Snapshot("default")), recording():
        return reads.thread(story.pk)


def texts(comments: tuple[reads.Comment, ...]) -> str:
    return " ".join(f"{c.html[3:-4] or '-'}{c.depth}" for c in comments)


def test_answers_follow_what_they_answer_in_every_order(newsroom: Newsroom) -> None:
    story = publish(draft())
    a, b = said(story, "a"), said(story, "b")
    c = said(story, "c", to=a)
    said(story, "d", to=b)
    said(story, "e", to=b)
    said(story, "f", to=c)
    said(story, "g")
    found = thread(story)
    assert texts(found.in_order("oldest")) == "a0 c1 f2 b0 d1 e1 g0"
    assert texts(found.in_order("newest")) == "g0 b0 d1 e1 a0 c1 f2"
    assert texts(found.in_order("answered")) == "b0 d1 e1 a0 c1 f2 g0"


def test_what_is_taken_away_leaves_its_place_while_others_answered_it(newsroom: Newsroom) -> None:
    story = publish(draft())
    a = said(story, "a")
    b = said(story, "b", to=a)
    said(story, "c", to=b, state="held")
    said(story, "d")
    decide([a.pk], "hide", None, datetime.now(UTC))
    found = thread(story)
    assert (found.count, texts(found.comments)) == (2, "-0 b1 d0")
    assert found.comments[0].gone
    decide([b.pk], "hide", None, datetime.now(UTC))
    assert texts(thread(story).comments) == "d0"


def test_comments_are_called_by_eight_digits_but_where_two_begin_alike(
    newsroom_any: Newsroom,
) -> None:
    story, other = publish(draft()), publish(draft("Another story"))
    ids = [UUID(f"{n:08x}{k:024x}") for n, k in ((7, 1), (9, 1), (9, 2), (0xFFFFFFFF, 1))]
    for n, uuid in enumerate(ids):
        Comment.objects.filter(pk=said(story, f"t{n}").pk).update(uuid=uuid)
    Comment.objects.filter(pk=said(other, "far away").pk).update(uuid=UUID(f"{7:08x}{2:024x}"))
    names = [one.name for one in thread(story).comments]
    assert names == ["00000007", str(ids[1]), str(ids[2]), "ffffffff"]
    assert [one.name for one in thread(other).comments] == ["00000007"]
    client, by_name = Client(), f"/comments/at/{story.uuid}/"
    for name, uuid in zip(names, ids, strict=True):
        there = client.get(f"/comments/at/{uuid}/").headers["Location"]
        assert there.endswith(f"{story.slug}/#comment-{name}")
        if len(name) == 8:
            assert client.get(f"{by_name}{name}/").headers["Location"] == there


@pytest.fixture
def press(newsroom_any: Newsroom, tmp_path: Path) -> Press:
    address = newsroom_any.url or str(tmp_path / "plates.db")
    return Press(PlateStore(address))


def test_a_long_thread_has_pages_of_its_own_that_follow_the_story(press: Press) -> None:
    story = publish(draft())
    press.run_until_done()
    for n in range(101):
        said(story, f"t{n}")
    turn = press.turn()
    here = f"/news/{story.published_on:%Y/%m/%d}/the-harbour-bridge-opens/"
    pages = [
        f"{here}comments/{p}" for p in ("2/", "answered/", "answered/2/", "newest/", "newest/2/")
    ]
    assert {p for p in turn.written if p.startswith(here)} == {here, *pages}
    rename(story, "renamed")
    press.run_until_done()
    there = here.replace("the-harbour-bridge-opens", "renamed")
    standing = press.store.at_paths([p.replace(here, there) for p in pages])
    assert len(standing) == len(pages)
    assert not set(press.store.at_paths(pages)) & set(pages)
    Comment.objects.exclude(text="t1").delete()
    press.run_until_done()
    gone = press.store.of_surfaces([f"comments:{story.pk}:newest:1"])
    assert gone == {}
    press.close()


def test_a_comment_that_waits_bakes_nothing(press: Press) -> None:
    story = publish(draft())
    press.run_until_done()
    row = said(story, "a", state="held")
    assert press.turn().rendered == []
    decide([row.pk], "show", None, datetime.now(UTC))
    day = f"day:{story.section_id}:{story.published_on}"
    shows = ["home:en", f"section:{story.section_id}", f"story:{story.pk}", day]
    assert sorted(press.turn().rendered) == sorted(shows)
    decide([row.pk], "show", None, datetime.now(UTC))
    assert press.turn().rendered == []
    press.close()


def test_a_pick_and_a_badge_are_on_the_page_and_bake_it_alone(press: Press) -> None:
    story = publish(draft())
    row = said(story, "a")
    press.run_until_done()
    now = datetime.now(UTC)
    for verb in ("pick", "badge", "unpick"):
        decide([row.pk], verb, None, now)
        assert press.run_until_done().rendered == [f"story:{story.pk}"]
    (one,) = thread(story).comments
    assert (one.picked, one.staff) == (False, True)
    press.close()
