"""Chromium at the comments of the served site: it does the work that a comment takes; and known
attacks, posted over HTTP, run no script and give the policy nothing to stop, on readers' pages and
at the desk."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from newsreel.stories.paths import Paths
from tests.comments.hostile import faults, vectors
from tests.desk.people import person
from tests.desk.served import Served
from tests.front.house import ask, await_true
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section

WATCH = """
window.hits = [];
window.hit = () => window.hits.push("ran");
document.addEventListener("securitypolicyviolation", (event) =>
  window.hits.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[Served]:
    publish(draft("Fog over the harbour", section=section("Town")))
    served = Served(newsroom.folder)
    settings = newsroom.folder / "newsreel.toml"
    settings.write_text(
        f'{settings.read_text()}[comments]\nmoderation = "after"\nproof_cost = 500\n'
        "story_per_minute = 100000\nper_minute = 100000\nper_hour = 100000\n"
    )
    served.serve()
    yield served
    served.close()


def post(site: Served, **form: str) -> int:
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": site.address}
    reply = ask(
        site.port, "/comments/post/", method="POST", headers=headers, body=urlencode(form).encode()
    )
    return reply.status


def write_with_script(page: Page, where: str) -> None:
    """As a reader does: the browser does its work, one step is enough, and the comment stands."""
    page.goto(where)
    page.get_by_label("Name").fill("Hanna W.")
    page.get_by_label("Comment", exact=True).fill("My father stoked her.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator(".outcome")).to_contain_text("Your comment is on the page")
    row = Comment.objects.get(author="Hanna W.")
    assert (row.state, row.reasons, len(row.proof)) == ("shown", [], 32)


def check(page: Page, where: str) -> None:
    page.goto(where)
    page.wait_for_load_state("load")
    # Whatever may be focused, pressed or hovered over.
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    page.mouse.move(200, 300)
    page.wait_for_timeout(100)
    assert page.evaluate("window.hits") == [], where
    assert (
        page.evaluate("document.querySelectorAll('.said *[style], .entry-text *[style]').length")
        == 0
    )


def test_a_browser_does_its_work_and_no_attack_runs_in_a_readers_or_a_moderators(
    site: Served, browser: Browser
) -> None:
    story = Story.objects.get()
    path = Paths().of_story(story)
    await_true(lambda: site.get(path)[0] == 200, 30)
    script = browser.new_page()
    script.add_init_script(WATCH)
    write_with_script(script, f"{site.address}{path}")
    assert script.evaluate("window.hits") == []
    form = dict(re.findall(r'name="(story|mark)" value="([^"]+)"', site.get(path)[1]))
    stamp = re.findall(r'"stamp": ?"([^"]+)"', site.get(f"/comments/stamp/{form['story']}/")[1])[0]
    taken = 0
    for n, vector in enumerate(vectors()):
        name = vector[:50] if n % 3 == 0 else f"Reader {n}"
        status = post(site, **form, stamp=stamp, name=name, text=vector)
        assert status in (303, 422), (status, vector)
        taken += status == 303
    assert taken > 200
    decide(Comment.objects.values_list("pk", flat=True), "show", None, datetime.now(UTC))
    pages = [path, *(f"{path}comments/{n}/" for n in range(2, taken // 100 + 2))]
    await_true(lambda: "hit()" in site.get(pages[-1])[1], 30)
    for one in pages:
        assert faults(site.get(one)[1]) == []

    # Once under the policy, once without it: what is on the page itself must do nothing.
    for free in (False, True):
        profile = browser.new_context(bypass_csp=free)
        reader = profile.new_page()
        reader.add_init_script(WATCH)
        for one in pages:
            check(reader, f"{site.address}{one}")
        comment = Comment.objects.filter(text__contains="<svg onload").first()
        assert comment is not None
        check(reader, f"{site.address}/comments/write/{comment.uuid}/")
        check(reader, f"{site.address}/comments/report/{comment.uuid}/")
        if not free:
            site.sign_in(reader, person("mo", "Moderator"))
            for after in (1_000_000, 120):
                check(reader, f"{site.address}/desk/comments/?queue=all&after={after}")
        profile.close()
