"""A desk in a real browser: its address, its press, and pages signed in that notice every fault."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from playwright.sync_api import Page

from newsreel.desk.models import User
from newsreel.front.dynamic import is_dynamic
from newsreel.press.plates import PlateStore
from newsreel.press.plates.reader import PlateReader
from newsreel.press.press import Press
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom

COLLECT = """
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


def bake() -> None:
    """Let the press do what the journal says."""
    store = PlateStore(settings.CONFIGURATION.plates)
    press = Press(store)
    press.run_until_done()
    press.close()
    store.close()


def _with_plates(desk: Any) -> Any:
    """The desk, and beside it what was baked: styles of the readers' pages, their pictures' frames,
    the pages themselves."""

    def answer(environ: Any, start: Any) -> Any:
        path = environ["PATH_INFO"]
        if is_dynamic(path):
            return desk(environ, start)
        reader = PlateReader(settings.CONFIGURATION.plates)
        plate = reader.get(path)
        reader.close()
        if plate is None:
            start("404 Not Found", [])
            return [b""]
        start(f"{plate.status} Baked", [(name.title(), value) for name, value in plate.headers])
        return [plate.identity()]

    return answer


@contextmanager
def served() -> Iterator[str]:
    """The desk's address, and the baked pages', answered by threads of this process."""
    server = make_server("127.0.0.1", 0, _with_plates(get_wsgi_application()), _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        close_old_connections()


class Desk:
    """A page signed in at the desk, that remembers what the policy stopped and what broke."""

    def __init__(self, page: Page, address: str, user: User | None = None) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        if user is not None:
            session = client_of(user).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page.add_init_script(COLLECT)
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
def address(newsroom: Newsroom) -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    """Signed in as somebody who may do everything."""
    return Desk(page, address, person("ana"))
