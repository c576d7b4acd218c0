"""The moderators' queue in a browser: decided by keyboard, undone, under the desk's policy."""

from playwright.sync_api import expect

from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from tests.desk.test_desk_in_chromium import Desk
from tests.desk.test_desk_in_chromium import address as address
from tests.desk.test_desk_in_chromium import desk as desk
from tests.parts.axe import WAGTAILS, Axe
from tests.stories.desks import draft


def test_comments_are_decided_by_keyboard_and_a_decision_is_undone(desk: Desk, axe: Axe) -> None:
    story = publish(draft())
    for name in ("Ann", "Ben"):
        Comment.objects.create(
            story=story, author=name, body="<p>So it was.</p>", state="held", reasons=["first"]
        )
    page = desk.page
    desk.open("/desk/comments/")
    assert axe(page, but=WAGTAILS) == []
    states = page.locator(".entry-state")
    page.keyboard.press("h")
    expect(states).to_have_text(["hidden", "held"])
    page.keyboard.press("s")
    expect(states).to_have_text(["hidden", "shown"])
    page.keyboard.press("u")
    expect(states).to_have_text(["hidden", "held"])
    desk.check("after deciding")
    assert list(Comment.objects.order_by("id").values_list("state", flat=True)) == [
        "hidden",
        "held",
    ]
