"""The moderators' queue in a browser: decided by keyboard, undone, under the desk's policy."""

import statistics
import time

from playwright.sync_api import expect

from newsreel.comments.models import Ban, Comment, Note
from newsreel.stories.actions.publish import publish
from tests.desk.house import Desk
from tests.desk.house import address as address
from tests.desk.house import desk as desk
from tests.parts.axe import WAGTAILS, Axe
from tests.parts.shots import shot
from tests.stories.desks import draft

MANY = 24


def test_a_moderator_works_through_the_queue_by_keyboard(desk: Desk, axe: Axe) -> None:
    story = publish(draft(standfirst="After nine years, and at twice the price."))
    for n in range(MANY):
        Comment.objects.create(
            story=story, author=f"Ann {n}", body=f"<p>So it was, number {n}.</p>", state="held",
            text=f"So it was, number {n}.", reasons=["first", "filter:93"], reader="ann",
            email="ann@example.org", network="192.0.2.0/24",
        )  # fmt: skip
    page = desk.page
    desk.open("/desk/comments/")
    assert axe(page, but=WAGTAILS) == []
    shot(page, "comments")
    expect(page.locator(".entry-why").first).to_contain_text("taken away before, to 93 %")
    expect(page.locator(".entry-past").first).to_contain_text("0 shown, 0 hidden, 24 waiting")

    # Each decision from the key to the answer of the desk, and on to the next comment.
    took = []
    for n in range(MANY - 4):
        focused = page.locator(".entry:focus")
        expect(focused).to_have_id(f"comment-{Comment.objects.order_by('id')[n].pk}")
        began = time.monotonic()
        page.keyboard.press("h" if n % 3 else "s")
        expect(page.locator(".entry").nth(n)).to_have_class("entry done")
        took.append(time.monotonic() - began)
    # The bound, for a script that reads nothing.
    assert statistics.median(took) <= 2, took
    states = page.locator(".entry-state")
    expect(states.nth(0)).to_have_text("shown")
    expect(states.nth(1)).to_have_text("hidden")
    page.keyboard.press("u")
    expect(states.nth(MANY - 5)).to_have_text("waits")
    expect(page.locator(".entry").nth(MANY - 5)).to_be_focused()

    page.keyboard.press("p")
    expect(page.locator(".entry-pick").nth(MANY - 5)).to_be_visible()
    page.keyboard.press("n")
    page.get_by_role("dialog").get_by_label("Note").fill("Ask the harbour.")
    page.get_by_role("dialog").get_by_role("button", name="Keep the note").click()
    expect(page.locator(".said")).to_have_text("Noted.")
    page.keyboard.press("b")
    dialog = page.get_by_role("dialog")
    assert axe(page, but=WAGTAILS) == []
    dialog.get_by_label("The network").check()
    dialog.get_by_role("button", name="Ban").click()
    expect(page.locator(".said")).to_have_text("Banned.")
    desk.check("after deciding")

    row = Comment.objects.order_by("id")[MANY - 5]
    assert (row.state, row.picked) == ("held", True)
    assert Note.objects.get().comment == row
    assert (Ban.objects.get().kind, Ban.objects.get().value) == ("network", "192.0.2.0/24")
    assert Comment.objects.filter(state="hidden").count() == 12

    # After a new start of the screen the last decision can still be taken back.
    desk.open("/desk/comments/?queue=hidden")
    page.locator(".entry").first.get_by_role("button", name="Undo").click()
    expect(page.locator(".said")).to_have_text("Undone.")
    assert Comment.objects.filter(state="hidden").count() == 11
    page.locator(".all").check()
    page.get_by_role("button", name="Show selected").click()
    expect(page.locator(".no-results")).to_be_visible()
    assert Comment.objects.filter(state="hidden").count() == 0


def test_the_other_screens_of_the_comments_are_sound(desk: Desk, axe: Axe) -> None:
    story = publish(draft())
    page = desk.page
    for name in ("rules", f"rules/{story.pk}", "words", "bans"):
        desk.open(f"/desk/comments/{name}/")
        assert axe(page, but=WAGTAILS) == [], name
    page.get_by_label("Address or network").fill("10.0.0.0/7")
    page.get_by_label("Kind").select_option("network")
    page.get_by_role("button", name="Ban", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("no wider than /8")
    expect(page.get_by_label("Address or network")).to_have_value("10.0.0.0/7")
