"""The desk in a real browser: it works under its own policy, and nothing is stopped by it."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from playwright.sync_api import Page, expect

from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Contributor, Story
from tests.desk.people import client_of, person
from tests.desk.test_desk import picture
from tests.parts.newsroom import Newsroom
from tests.parts.shots import shot
from tests.stories.desks import draft, paragraph, section

_COLLECT = """
window.stopped = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        super().process_request_thread(request, client_address)
        connections.close_all()


@pytest.fixture
def address(newsroom: Newsroom) -> Iterator[str]:
    """The desk's address, answered by threads of this process."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    close_old_connections()


class Desk:
    """A page signed in at the desk, that remembers what the policy stopped and what broke."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        session = client_of(person("ana")).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page.add_init_script(_COLLECT)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"{self.page.url}: {message.text[:300]}")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        self.check(path)

    def check(self, where: str) -> None:
        assert self.page.evaluate("window.stopped") == [], where
        assert self.faults == [], where


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    return Desk(page, address)


def test_no_screen_of_the_desk_is_stopped_by_its_policy(desk: Desk) -> None:
    story = publish(draft(body=paragraph("It is open.")))
    kept = take_in(picture(), title="Teal")
    for path in (
        "/desk/",
        "/desk/stories/",
        f"/desk/stories/edit/{story.pk}/",
        f"/desk/stories/history/{story.pk}/",
        f"/desk/stories/usage/{story.pk}/",
        f"/desk/stories/delete/{story.pk}/",
        "/desk/sections/add/",
        "/desk/front-page/en/",
        "/desk/breaking/",
        "/desk/standing-pages/add/",
        "/desk/images/",
        "/desk/images/add/",
        f"/desk/images/{kept.pk}/",
        "/desk/users/",
        "/desk/groups/",
        "/desk/workflows/list/",
        "/desk/reports/workflow/",
        "/desk/account/",
    ):
        desk.open(path)


def test_a_story_is_written_and_published_in_the_browser(desk: Desk) -> None:
    locale = section("Town").locale
    ana = Contributor.objects.create(name="Ana Prieto", slug="ana-prieto", locale=locale)
    page = desk.page
    desk.open("/desk/stories/add/")
    page.fill("#id_headline", "The harbour bridge opens")
    page.fill("#id_standfirst", "After nine years.")
    page.get_by_role("tab", name="People and topics").click()
    page.get_by_role("button", name="Add byline").click()
    page.get_by_role("button", name="Choose contributor").click()
    page.get_by_role("link", name="Ana Prieto").click()
    expect(page.locator("#id_bylines-0-contributor")).to_have_value(str(ana.pk))
    page.get_by_role("tab", name="Publishing").click()
    page.get_by_role("tab", name="Story").click()
    desk.check("the form")
    shot(page, "editor")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_load_state("load")
    desk.check("after publishing")
    story = Story.objects.get()
    assert (story.live, story.slug) == (True, "the-harbour-bridge-opens")
    assert [str(byline.contributor) for byline in story.bylines.all()] == ["Ana Prieto"]
