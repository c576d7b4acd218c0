"""The one writer: groups of comments, each answered after its group is on the disk."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreel.comments.actions.post import Posted, Posting, post
from newsreel.comments.models import Comment
from newsreel.comments.post_box import PostBox, hand_over
from newsreel.stories.actions.publish import publish
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


def posting(story: int, text: str) -> Posting:
    now = datetime.now(UTC)
    return Posting(
        story, None, "Ann", text, f"<p>{text}</p>", "", "r", "", text, "", "shown", (), now
    )


class Office:
    """A writer at work in a thread; ``groups`` are the sizes of what it committed."""

    def __init__(self, place: Path) -> None:
        self.groups: list[int] = []
        self.place = place
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        while not place.exists():
            self._ready.wait(0.01)

    def _run(self) -> None:
        self._loop.run_until_complete(PostBox(self.place, self._write).serve(self._stopped))

    def _write(self, postings: Sequence[Posting]) -> list[Posted]:
        self.groups.append(len(postings))
        return post(postings)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(10)


@pytest.fixture
def office(newsroom: Newsroom, tmp_path: Path) -> Iterator[Office]:
    open_ = Office(tmp_path / "box")
    yield open_
    open_.close()


def test_many_at_once_are_committed_in_groups_and_each_is_answered(office: Office) -> None:
    story = publish(draft()).pk
    with ThreadPoolExecutor(16) as hands:
        done = list(
            hands.map(lambda n: hand_over(posting(story, f"Text {n}"), office.place), range(64))
        )
    assert len({one.uuid for one in done}) == 64
    assert {str(u) for u in Comment.objects.values_list("uuid", flat=True)} == {
        one.uuid for one in done
    }
    assert sum(office.groups) == 64
    assert max(office.groups) > 1


def test_one_that_cannot_be_kept_does_not_take_its_group_along(office: Office) -> None:
    story = publish(draft()).pk

    def hand(n: int) -> str:
        one = posting(story if n != 3 else 10**9, f"Text {n}")
        try:
            return hand_over(one, office.place).state
        except RuntimeError:
            return "refused"

    with ThreadPoolExecutor(8) as hands:
        done = list(hands.map(hand, range(8)))
    assert done == ["shown"] * 3 + ["refused"] + ["shown"] * 4
    assert Comment.objects.count() == 7


def test_where_nobody_listens_the_worker_writes_by_itself(
    newsroom_any: Newsroom, tmp_path: Path
) -> None:
    story = publish(draft()).pk
    one = posting(story, "By hand")
    first = hand_over(one, tmp_path / "nobody")
    again = hand_over(replace(one, reader="other"), None)
    assert (again.uuid, again.again) == (first.uuid, True)
    assert Comment.objects.count() == 1
