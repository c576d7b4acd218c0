"""Readers answer on the real site: without script, through kills, and past a moderator."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.front.house import await_true
from tests.parts.browser import NewPage
from tests.site.whole.posters import Poster
from tests.site.whole.site import Site

ACKNOWLEDGED = 40


@pytest.fixture
def site(tmp_path: Path, newsroom_template: Path) -> Iterator[Site]:
    made = Site(tmp_path / "site", newsroom_template)
    settings = made.folder / "newsreel.toml"
    text = settings.read_text().replace("[front]", '[front]\ntrusted_proxies = ["127.0.0.1"]')
    settings.write_text(f'{text}[comments]\nmoderation = "first-time"\nproof_cost = 0\n')
    yield made
    made.close()


def a_story(site: Site) -> str:
    """The path of a story that readers see."""
    writer = site.writer("publish")
    said = next(one for one in writer.acknowledged() if one["what"] == "published")
    writer.stop()
    await_true(lambda: site.get(said["path"])[0] == 200, 30)
    return str(said["path"])


def test_a_reader_without_script_answers_and_a_moderator_lets_it_through(
    site: Site, new_page: NewPage
) -> None:
    site.serve()
    path, home = a_story(site), f"http://127.0.0.1:{site.port}"
    reader = new_page(360, 740, script=False)
    reader.goto(f"{home}{path}")
    expect(reader.locator(".comments .note")).to_have_text("No comments yet.")
    reader.get_by_label("Name").fill("Hanna W.")
    reader.get_by_label("Comment", exact=True).fill("My father *stoked* her.")
    reader.get_by_role("button", name="Post comment").click()
    expect(reader.locator("h1")).to_have_text("Post this comment?")
    reader.get_by_role("button", name="Yes, post it").click()
    expect(reader.locator("h1")).to_have_text("Your comment has arrived")
    receipt = reader.url

    link = site.command("user", "add", "mo", "--role", "Moderator")["link"]
    moderator = new_page()
    moderator.goto(link)
    with suppress(Exception):
        moderator.get_by_role("button").first.click(timeout=3_000)
    moderator.goto(f"{home}/desk/comments/")
    expect(moderator.locator(".entry")).to_have_count(1)
    moderator.keyboard.press("h")
    expect(moderator.locator(".entry-state")).to_have_text("hidden")
    moderator.keyboard.press("u")
    expect(moderator.locator(".entry-state")).to_have_text("waits")
    moderator.keyboard.press("s")
    expect(moderator.locator(".entry-state")).to_have_text("shown")

    await_true(lambda: "stoked" in site.get(path)[1], 10)
    reader.goto(receipt)
    reader.get_by_role("link", name="See it on the page").click()
    expect(reader.locator(".comments .count")).to_have_text("1 comment")
    expect(reader.locator(".said em")).to_have_text("stoked")
    assert reader.url.startswith(f"{home}{path}#comment-")


def test_no_acknowledged_comment_is_lost_or_doubled_when_everything_is_killed(site: Site) -> None:
    settings = site.folder / "newsreel.toml"
    settings.write_text(settings.read_text().replace('"first-time"', '"after"'))
    site.serve()
    path = a_story(site)
    posters = [Poster(site, path, number) for number in range(4)]
    for poster in posters:
        poster.start()
    for _ in range(3):
        before = sum(len(poster.acknowledged) for poster in posters)
        await_true(
            lambda b=before: sum(len(p.acknowledged) for p in posters) >= b + ACKNOWLEDGED / 4, 40
        )
        site.kill()
        site.serve()
    for poster in posters:
        poster.stopped.set()
    for poster in posters:
        poster.join(20)
    texts = [text for poster in posters for text in poster.acknowledged]
    assert len(texts) >= ACKNOWLEDGED * 3 / 4
    await_true(lambda: not (state := site.command("status"))["journal"] + state["waiting"], 30)
    time.sleep(0.2)
    pages = site.get(path)[1] + "".join(site.get(f"{path}comments/{n}/")[1] for n in range(2, 6))
    assert {text: pages.count(f">{text}<") for text in texts} == dict.fromkeys(texts, 1)
