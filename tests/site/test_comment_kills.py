"""Eight writers post while every process of the site is killed at random moments, again and again:
nothing acknowledged is missing, nothing is doubled, and the pages show it at once after a start."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front.house import await_true
from tests.site.whole.posters import Poster
from tests.site.whole.site import Site

WRITERS = 8
KILLS = 50
PAUSE = 0.0
"""Between two posts of a writer: a story takes 120 comments in a minute before others wait."""
AT_ONCE = 1.0
"""Seconds from the first page answered after a start."""

pytestmark = pytest.mark.proof


@pytest.fixture
def site(tmp_path: Path, newsroom_template: Path) -> Iterator[Site]:
    made = Site(tmp_path / "site", newsroom_template)
    settings = made.folder / "newsreel.toml"
    text = settings.read_text().replace("[front]", '[front]\ntrusted_proxies = ["127.0.0.1"]')
    settings.write_text(f'{text}[comments]\nmoderation = "after"\n')
    yield made
    made.close()


def stories(site: Site) -> list[str]:
    writer = site.writer("publish")
    published = (one["path"] for one in writer.acknowledged() if one["what"] == "published")
    paths = [str(next(published)) for _ in range(WRITERS)]
    writer.stop()
    await_true(lambda: all(site.get(path)[0] == 200 for path in paths), 60)
    return paths


def newest(site: Site, path: str) -> str:
    return site.get(path)[1] + site.get(f"{path}comments/newest/")[1]


def test_fifty_kills_lose_and_double_nothing(site: Site) -> None:
    chance = random.Random(20151029)
    site.serve()
    posters = [Poster(site, path, number, PAUSE) for number, path in enumerate(stories(site))]
    for poster in posters:
        poster.start()
    checked = Counter[int]()
    late = []
    for kill in range(KILLS):
        time.sleep(chance.uniform(0.2, 3.0))
        site.kill()
        kept = {p.number: list(p.acknowledged) for p in posters}
        site.serve()
        began = time.monotonic()
        due = {p.number: set(kept[p.number][checked[p.number] :]) for p in posters}
        while any(due.values()) and time.monotonic() - began < 20:
            for poster in posters:
                page = newest(site, poster.path) if due[poster.number] else ""
                due[poster.number] -= {t for t in due[poster.number] if f">{t}<" in page}
        took = time.monotonic() - began
        assert not any(due.values()), f"after kill {kill}: {due}"
        late.append(took)
        checked.update({number: len(texts) - checked[number] for number, texts in kept.items()})
    for poster in posters:
        poster.stopped.set()
    for poster in posters:
        poster.join(20)
    await_true(lambda: not (state := site.command("status"))["journal"] + state["waiting"], 30)
    time.sleep(2)
    total = 0
    for poster in posters:
        whole = site.get(poster.path)[1]
        for number in range(2, 2 + len(poster.acknowledged) // 100 + 1):
            status, page = site.get(f"{poster.path}comments/{number}/")
            whole += page if status == 200 else ""
        seen = Counter({text: whole.count(f">{text}<") for text in poster.acknowledged})
        assert seen == Counter(dict.fromkeys(poster.acknowledged, 1))
        total += len(poster.acknowledged)
    assert total >= KILLS * WRITERS
    late.sort()
    print(f"\n{total} comments, {KILLS} kills; shown after {late[len(late) // 2]:.2f} s (median),"
          f" {late[-1]:.2f} s (last) of the first page")  # fmt: skip
    assert late[-1] <= AT_ONCE
    assert site.command("bake", "--verify")["differences"] == []
