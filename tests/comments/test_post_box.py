"""The one writer: groups of comments, each answered after its group is on the disk."""

import socket
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from newsreel.comments.actions.post import Posted, Posting, post
from newsreel.comments.models import Comment
from newsreel.comments.post_box import PostBox, UnsureError, hand_over
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

    def __init__(self, place: Path, pause: float = 0.0) -> None:
        self.groups: list[int] = []
        self.place, self.pause = place, pause
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        while not place.exists():
            self._stopped.wait(0.01)

    def _run(self) -> None:
        PostBox(self.place, self._write).serve(self._stopped)

    def _write(self, postings: Sequence[Posting]) -> list[Posted]:
        self.groups.append(len(postings))
        self._stopped.wait(self.pause)
        return post(postings)

    def close(self) -> None:
        self._stopped.set()
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
        except UnsureError:
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


def test_a_writer_that_went_away_is_found_again_and_nothing_is_kept_twice(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    story = publish(draft()).pk
    first = Office(tmp_path / "box")
    one = hand_over(posting(story, "Before"), first.place)
    first.close()
    again = hand_over(posting(story, "Before"), first.place)
    assert (again.uuid, again.again) == (one.uuid, True)
    second = Office(tmp_path / "box")
    hand_over(posting(story, "After"), second.place)
    assert second.groups == [1]
    second.close()
    assert Comment.objects.count() == 2


def test_who_is_no_worker_of_ours_is_shown_out_and_the_others_are_served(office: Office) -> None:
    story = publish(draft()).pk
    for words in (b"GET / HTTP/1.1\r\n\r\n", b"{}\n", b"[1]\n", b"x" * 300_000):
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.settimeout(5)
            stranger.connect(str(office.place))
            with suppress(OSError):
                stranger.sendall(words)
                stranger.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                assert stranger.recv(100) == b""
    assert hand_over(posting(story, "Still here"), office.place).state == "shown"


def test_the_same_post_sent_at_once_by_many_is_kept_once(newsroom_any: Newsroom) -> None:
    story = publish(draft()).pk

    def hand(_: int) -> Posted:
        try:
            return hand_over(posting(story, "The same"), None)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as hands:
        done = list(hands.map(hand, range(8)))
    assert len({one.uuid for one in done}) == 1
    assert sum(not one.again for one in done) == 1
    assert Comment.objects.count() == 1


def test_looking_for_the_same_post_takes_an_index_however_many_there_are(
    newsroom: Newsroom,
) -> None:
    for column in ("echo", "gist", "network", "reader", "origin"):
        with connection.cursor() as cursor:
            cursor.execute(
                f"EXPLAIN QUERY PLAN SELECT id FROM comments_comment WHERE {column} = %s", ["x"]
            )
            assert (
                "INDEX comments_comment_" in (plan := cursor.fetchone()[3])
                or "INDEX comment_" in plan
            )
