"""A storm of comments bakes its pages once a beat, and none of it is forgotten."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreel.press.pace import BEAT, Pace
from newsreel.press.plates import PlateStore, Waiting
from newsreel.press.press import Press
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.rename import rename
from newsreel.stories.models import Story
from tests.comments.test_thread import said
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft


class Clock:
    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in ("newsreel.press.pace", "newsreel.press.press", "newsreel.press.bake"):
        monkeypatch.setattr(f"{module}.time.time", made)
    return made


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft())


@pytest.fixture
def press(newsroom_any: Newsroom, story: Story, tmp_path: Path, clock: Clock) -> Iterator[Press]:
    made = Press(PlateStore(newsroom_any.url or str(tmp_path / "plates.db")))
    while not made.turn().idle:
        clock.now += BEAT
    yield made
    made.close()


def bakes(press: Press, story: Story) -> int:
    """How often the story's page is baked by turns until nothing is left to do now; the home page
    and the front of its section count its comments, and are baked as often."""
    found: Counter[str] = Counter()
    while not (turn := press.turn()).idle:
        found.update(turn.rendered)
    times = found[f"story:{story.pk}"]
    assert found["home:en"] == found[f"section:{story.section_id}"] == times
    return times


def test_a_storm_bakes_the_page_at_once_and_then_once_a_beat(
    press: Press, story: Story, clock: Clock
) -> None:
    seen = []
    for n in range(40):
        said(story, f"t{n}")
        seen.append(bakes(press, story))
        clock.now += BEAT / 10
    assert sum(seen) == 4
    assert seen[0] == 1
    clock.now += BEAT
    assert press.pace.is_due()
    assert bakes(press, story) == 1
    assert not press.pace.is_due()
    path = f"/news/{story.published_on:%Y/%m/%d}/{story.slug}/"
    for listing in (path, "/", "/news/"):
        assert b"40 comments" in _page(press, listing)


def test_what_was_put_off_is_baked_by_the_next_press(
    press: Press, newsroom_any: Newsroom, story: Story, clock: Clock
) -> None:
    for text in ("one", "two"):
        said(story, text)
        bakes(press, story)
    assert press.store.waiting() > 0
    press.lock.release()
    clock.now += BEAT
    after = Press(press.store)
    assert bakes(after, story) == 1
    assert after.store.waiting() == 0


def test_another_change_does_not_wait_for_the_beat(
    press: Press, story: Story, clock: Clock
) -> None:
    said(story, "one")
    assert bakes(press, story) == 1
    said(story, "two")
    rename(Story.objects.get(pk=story.pk), "another-slug")
    assert bakes(press, story) == 1
    assert b"2 comments" in _page(press, f"/news/{story.published_on:%Y/%m/%d}/another-slug/")


def test_a_page_that_cannot_wait_brings_those_that_it_leads_to(
    press: Press, story: Story, clock: Clock
) -> None:
    """A second comment gives the thread its other orders, each a page of its own."""
    path = f"/news/{story.published_on:%Y/%m/%d}/{story.slug}/"
    said(story, "one")
    assert bakes(press, story) == 1
    said(story, "two")
    assert bakes(press, story) == 0
    Story.objects.update(standfirst="Anew.")
    assert bakes(press, story) == 1
    assert b"comments/newest/" in _page(press, path)
    assert b"two" in _page(press, f"{path}comments/newest/")
    said(story, "three")
    Story.objects.update(standfirst="And again.")
    assert bakes(press, story) == 1
    assert b"three" in _page(press, f"{path}comments/newest/")


def test_what_takes_the_press_long_is_baked_less_often(clock: Clock) -> None:
    pace = Pace()
    assert pace.may_bake()
    clock.now += BEAT
    assert pace.taken([Waiting("day:1", 0, "", "", due=clock.now)])
    pace.spent(0.7)
    assert pace.taken([Waiting("day:2", 0, "", "", due=clock.now)])
    pace.spent(0.5)
    clock.now += BEAT
    # That beat had its length already; the next one lasts as long as the share asks for.
    assert pace.may_bake()
    for _ in range(3):
        clock.now += 1.1
        assert not pace.may_bake()
    clock.now += 0.5
    assert pace.may_bake()
    clock.now += BEAT
    assert pace.may_bake()


def test_a_clock_put_back_stops_nothing(press: Press, story: Story, clock: Clock) -> None:
    said(story, "one")
    bakes(press, story)
    clock.now -= 3_600
    said(story, "two")
    assert bakes(press, story) == 1


def _page(press: Press, path: str) -> bytes:
    from newsreel.press.plates import PlateReader

    reader = PlateReader(press.store.address)
    try:
        plate = reader.get(path)
        assert plate is not None
        return plate.identity()
    finally:
        reader.close()
