"""The desk's policy in a real browser: it stops nothing, on no screen that the desk registers."""

import re

from playwright.sync_api import Page, expect

from tests.desk.house import Desk, address, desk
from tests.desk.people import client_of
from tests.desk.places import furnished
from tests.parts.newsroom import Newsroom

__all__ = ["address", "desk"]

# Leads away, or is no screen.
_NOT_OPENED = ("desk/logout/", "desk/static/", "desk/media/", "desk/audit/csv/")
# What a browser would run that stands in the page itself.
_INLINE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json|text/x-template))[^>]*>"
    r"|<[a-z][^>]*\son[a-z]+\s*=|href=[\"']?javascript:",
    re.I,
)


def screens(newsroom: Newsroom) -> tuple[list[str], list[str]]:
    """Every address that answers a GET with HTML, as (whole pages, parts of pages); none has
    anything in it that the policy would stop."""
    rows = furnished()
    client = client_of(rows_user())
    client.raise_request_exception = False
    pages, parts = [], []
    for place in rows.places():
        if place.route.startswith(_NOT_OPENED):
            continue
        answer = client.get(place.path)
        if answer.status_code != 200 or answer.streaming:
            continue
        kind = answer["Content-Type"]
        text = answer.content.decode(errors="replace")
        if kind.startswith(("text/html", "application/json")):
            bare = text.replace('\\"', '"') if "json" in kind else text
            assert _INLINE.search(bare) is None, (place.path, _INLINE.search(bare))
            (pages if "<html" in text else parts).append(place.path)
    return pages, parts


def rows_user():  # type: ignore[no-untyped-def]
    from newsreel.desk.models import User

    return User.objects.get(username="root")


def test_the_policy_stops_nothing_on_any_screen(newsroom: Newsroom, desk: Desk) -> None:
    pages, parts = screens(newsroom)
    assert len(pages) > 80
    assert len(parts) > 30
    for path in pages:
        desk.open(path)


def test_the_policy_stops_nothing_that_is_opened_within_a_screen(
    newsroom: Newsroom, desk: Desk, page: Page
) -> None:
    rows = furnished()
    desk.open(f"/desk/stories/edit/{rows.story.pk}/")
    dialog = page.locator(".modal.in, .modal[open], [role=dialog]").last
    for tab, name in (
        ("Story", "Choose an image"),
        ("People and topics", "Choose contributor"),
    ):
        page.get_by_role("tab", name=tab).click()
        if name == "Choose contributor":
            page.get_by_role("button", name="Add byline").click()
        page.get_by_role("button", name=name).first.click()
        expect(dialog).to_be_visible()
        page.wait_for_load_state("networkidle")
        desk.check(name)
        page.keyboard.press("Escape")
    desk.open(f"/desk/workflows/edit/{rows.by_address['workflows']}/")
    desk.check("a workflow")
    desk.open(f"/desk/images/{rows.picture.pk}/")
    desk.check("the focal point")


def test_the_policy_is_the_same_on_every_answer_and_has_no_nonce(newsroom: Newsroom) -> None:
    rows = furnished()
    client = client_of(rows_user())
    for path in (
        "/desk/",
        "/desk/login/",
        f"/desk/stories/edit/{rows.story.pk}/",
        "/desk/nothing/",
    ):
        policy = client.get(path)["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "nonce-" not in policy
        assert "'unsafe-inline'" not in policy.replace("style-src 'self' 'unsafe-inline'", "")
        assert "unsafe-eval" not in policy
