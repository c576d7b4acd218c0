"""With script, on the served site: the form posts in place and keeps what was typed, and new
comments are announced as they come."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, Request, Route, expect

from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from newsreel.stories.paths import Paths
from tests.desk.served import Served
from tests.front.house import await_true
from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section

POST = "**/comments/post/"
WATCH = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
REFUSE_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); }
});
"""


@pytest.fixture
def site(newsroom: Newsroom) -> Iterator[Served]:
    publish(draft("Fog over the harbour", section=section("Town")))
    served = Served(newsroom.folder)
    settings = newsroom.folder / "newsreel.toml"
    settings.write_text(
        f'{settings.read_text()}[comments]\nmoderation = "after"\nproof_cost = 500\n'
    )
    served.serve()
    await_true(lambda: served.get(path())[0] == 200, 30)
    yield served
    served.close()


def path() -> str:
    return Paths().of_story(Story.objects.get())


def come(page: Page, where: str) -> None:
    """To the comments, whose script is fetched then."""
    page.goto(where)
    page.locator("form.write").scroll_into_view_if_needed()
    expect(page.locator("form.write")).to_have_js_property("noValidate", True)


def said(text: str, parent: Comment | None = None) -> Comment:
    """A comment that somebody else wrote."""
    return Comment.objects.create(
        story=Story.objects.get(),
        parent=parent,
        author="Otto",
        body=f"<p>{text}</p>",
        state="shown",
        posted_at=datetime.now(UTC),
    )


def lose_the_answer(route: Route) -> None:
    """The site takes it in, and the way back breaks."""
    assert route.fetch(max_redirects=0).status == 303
    route.abort()


def test_a_comment_is_posted_in_place_once_and_nothing_typed_is_lost(
    site: Served, new_page: NewPage, axe: Axe
) -> None:
    where = f"{site.address}{path()}"
    page = new_page(360, 740)
    page.add_init_script(WATCH)
    come(page, where)
    name, text = page.get_by_label("Name"), page.get_by_label("Comment", exact=True)
    send, alert = page.get_by_role("button", name="Post comment"), page.get_by_role("alert")
    rows, outcome = page.locator(".comments ol > li"), page.locator(".outcome")

    # What is missing is announced, by the site's own words.
    text.fill("My father stoked her.")
    send.click()
    expect(alert).to_contain_text("Give a name.")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("Give a name.")
    expect(text).to_have_value("My father stoked her.")
    assert axe(page) == []

    # Nothing gets through; then it does, but the answer is lost; then all is well. It is one.
    name.fill("Hanna W.")
    page.route(POST, lambda route: route.abort())
    send.click()
    expect(alert).to_contain_text("not certain that your comment arrived")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    assert Comment.objects.count() == 0
    page.unroute(POST)
    page.route(POST, lose_the_answer)
    send.click()
    await_true(lambda: Comment.objects.count() == 1)
    expect(alert).to_contain_text("not certain that your comment arrived")
    expect(text).to_have_value("My father stoked her.")
    page.unroute(POST)
    send.dblclick()
    expect(outcome).to_contain_text("Your comment is on the page")
    expect(outcome).to_be_focused()
    expect(rows).to_have_count(1)
    expect(rows.locator(".said")).to_have_text("My father stoked her.")
    expect(rows.get_by_role("link", name="Change your comment")).to_be_visible()
    expect(page.locator(".comments .count")).to_have_text("1 comment")
    expect(page.locator(".comments")).not_to_contain_text("No comments yet.")
    expect(text).to_have_value("")
    assert page.url == where
    row = Comment.objects.get()
    assert (row.state, row.reasons, len(row.proof)) == ("shown", [], 32)
    assert axe(page) == []

    # A draft outlives the page, until it is thrown away.
    text.fill("And another thing.")
    come(page, where)
    expect(text).to_have_value("And another thing.")
    expect(page.locator("form.write .note")).to_contain_text("What you had written here is back.")
    page.get_by_role("button", name="Throw it away").click()
    expect(text).to_have_value("")
    expect(text).to_be_focused()
    come(page, where)
    expect(text).to_have_value("")

    # An answer is written below what it answers; its draft is its own.
    reply = rows.get_by_role("link", name="Reply")
    reply.click()
    expect(rows.locator("form h3")).to_have_text("Reply to Hanna W.")
    expect(name).to_be_focused()
    name.fill("Hanna W.")
    text.fill("He did.")
    assert axe(page) == []
    page.get_by_role("button", name="Do not reply").click()
    expect(reply).to_be_focused()
    expect(page.locator(".comments > form h3")).to_have_text("Write a comment")
    expect(text).to_have_value("")
    reply.click()
    expect(text).to_have_value("He did.")
    expect(text).to_be_focused()
    send.click()
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_have_class("depth-1 new")
    expect(page.locator(".comments > form h3")).to_have_text("Write a comment")
    assert Comment.objects.filter(parent=row).count() == 1

    # What waits says so, and leads to where it can be changed; its draft is gone.
    text.fill("WHY WAS SHE EVER TAKEN OUT OF SERVICE THEN")
    send.click()
    expect(outcome).to_contain_text("A moderator reads it before it appears.")
    outcome.get_by_role("link", name="See what becomes of it").click()
    expect(page.get_by_role("heading", name="Change your comment")).to_be_visible()
    come(page, where)
    expect(text).to_have_value("")
    expect(rows).to_have_count(2)
    assert page.evaluate("window.stopped") == []


def see(page: Page, *, hidden: bool) -> None:
    page.evaluate(
        "Object.defineProperty(document, 'hidden',"
        f" {{value: {str(hidden).lower()}, configurable: true}});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def test_new_comments_are_announced_and_come_to_their_places_when_asked_for(
    site: Served, new_page: NewPage, axe: Axe
) -> None:
    first, here = said("The fog came at six."), path()
    await_true(lambda: "at six" in site.get(here)[1])
    page = new_page(360, 740)
    page.add_init_script(WATCH + REFUSE_STORAGE)
    page.clock.install()
    asked: list[Request] = []
    page.on("request", lambda it: asked.append(it) if it.resource_type == "fetch" else None)
    come(page, f"{site.address}{here}")
    rows, notice = page.locator(".comments ol > li"), page.locator(".fresh button")

    said("At seven, rather.", first)
    said("It was gone by noon.")
    await_true(lambda: "by noon" in site.get(here)[1])
    before = page.locator("form.write").bounding_box()
    page.clock.fast_forward(16_000)
    expect(notice).to_have_text("2 new comments – show")
    expect(page.locator(".comments .count")).to_have_text("3 comments")
    expect(rows).to_have_count(1)
    assert page.locator("form.write").bounding_box() == before
    assert axe(page) == []
    notice.click()
    expect(rows).to_have_count(3)
    texts = ["The fog came at six.", "At seven, rather.", "It was gone by noon."]
    assert rows.locator(".said").all_text_contents() == texts
    expect(rows.nth(1)).to_be_focused()
    expect(rows.nth(1)).to_have_class("depth-1 new")
    expect(notice).to_have_count(0)
    assert axe(page) == []

    # While nothing happens it is asked for seldom, at no length; while nobody looks, not at all.
    def pages_asked_for() -> list[Request]:
        return [it for it in asked if it.url.endswith(here)]

    page.clock.fast_forward(61_000)
    await_true(lambda: page.wait_for_timeout(50) or len(pages_asked_for()) == 2)
    last = pages_asked_for()[-1]
    answer = last.response()
    assert answer is not None
    assert last.all_headers().get("if-none-match"), last.all_headers()
    see(page, hidden=True)
    page.clock.fast_forward(300_000)
    page.wait_for_timeout(200)
    assert len(pages_asked_for()) == 2
    see(page, hidden=False)
    await_true(lambda: page.wait_for_timeout(50) or len(pages_asked_for()) == 3)

    # Where storage is refused, an answer is kept while the page is open, and posted all the same.
    rows.first.get_by_role("link", name="Reply").click()
    page.get_by_label("Name").fill("Hanna W.")
    page.get_by_label("Comment", exact=True).fill("So it did.")
    page.get_by_role("button", name="Do not reply").click()
    rows.first.get_by_role("link", name="Reply").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("So it did.")
    page.get_by_role("button", name="Post comment").click()
    expect(rows).to_have_count(4)

    # What comes to another page of a long thread is told of, with the way there.
    rest = [
        Comment(story=first.story, author="Otto", body=f"<p>{n}</p>", state="shown")
        for n in range(120)
    ]
    Comment.objects.bulk_create(rest)
    await_true(lambda: f'href="{here}comments/2/' in site.get(here)[1])
    come(page, f"{site.address}{here}")
    expect(rows).to_have_count(100)
    said("The last word.")
    await_true(lambda: "125 comments" in site.get(here)[1])
    page.clock.fast_forward(61_000)
    page.get_by_role("link", name="New comments on another page").click()
    expect(rows.first).to_contain_text("The last word.")
    assert page.url == f"{site.address}{here}comments/newest/#comments"
    assert page.evaluate("window.stopped") == []
