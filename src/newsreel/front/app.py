"""The front as Granian's RSGI application: every request comes in here.

Granian's own task runs a handler (``task_impl="rust"``, a third cheaper than asyncio's): it can
await what needs no task of its own. What does, the proxy, is given a real one.
"""

import asyncio
import json
import logging
import os
import signal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from newsreel.front.answers import SECURE, FieldList, Page, not_modified
from newsreel.front.config import FrontConfig
from newsreel.front.dynamic import is_dynamic, lacks_slash
from newsreel.front.files import Files
from newsreel.front.idle import end_silent
from newsreel.front.listening import turn_deaf
from newsreel.front.memory import Memory
from newsreel.front.meters import Meters
from newsreel.front.negotiation import NONE, encoding, matched
from newsreel.front.notices import notice
from newsreel.front.paths import above, climbs, likenesses, location, malformed, not_found_pages
from newsreel.front.peers import Peers
from newsreel.front.policies import FILES, fields_for
from newsreel.front.proxy import Proxy
from newsreel.front.shelf import Shelf, ShelfAwayError
from newsreel.front.tether import follow_parent
from newsreel.press.plates import Changes

log = logging.getLogger("newsreel.front")

_CLOSING = ("connection", "close")


class Front:
    """One worker's front. Everything here runs on its one loop."""

    def __init__(self, config: FrontConfig) -> None:
        self.config = config
        self.memory = Memory(config.memory)
        self.meters = Meters()
        self.peers = Peers(config.trusted_proxies, config.metrics_from)
        self.files = Files(config.folders)
        self.shelf = Shelf(config.plates, config.poll, self._changed)
        self.proxy = Proxy(config, self.peers, self.meters, self._parting)
        self.draining = False
        # Rises with every change, so that a look-up which it overtook is not remembered.
        self._epoch = 0
        self._background: set[asyncio.Task[None]] = set()
        # What makes a request more than a dict look-up: https may have to be found out.
        self._offset = SECURE if config.tls else 0
        self._ask_scheme = bool(config.trusted_proxies) and not config.tls

    # -- Granian's three calls ---------------------------------------------------------------

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        if self.config.follow_parent:
            follow_parent(signal.SIGTERM)
        loop.add_signal_handler(signal.SIGUSR1, self._drain)
        self._start(loop, self.shelf.watch())
        if self.config.tls:
            self._start(loop, end_silent(self.config.header_timeout, self.config.desk_timeout))
        if self.config.ready:
            Path(self.config.ready).write_text(f"{os.getppid()}\n")

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.shelf.close()
        loop.run_until_complete(self.proxy.close())

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        path = scope.path
        page = self.memory.pages.get(path)
        if page is not None and not self.draining and scope.method == "GET":
            # Each look at the scope copies: one look at the headers, one at the path.
            headers = scope.headers
            chosen = encoding(headers.get("accept-encoding")) + (
                self._offset_of(scope) if self._ask_scheme else self._offset
            )
            answer = page.answers[chosen]
            if answer is not None and headers.get("if-none-match") is None:
                meters = self.meters
                meters.hits += 1
                meters.sent += len(answer.body)
                meters.classes[answer.status // 100] += 1
                self.memory.pages.move_to_end(page.path)
                protocol.response_bytes(answer.status, answer.headers, answer.body)
                return
        try:
            await self._answer(scope, protocol, path)
        except ShelfAwayError:
            self._notice(scope, protocol, 503)
        except Exception:
            self.meters.failed += 1
            log.exception("%s %s failed", scope.method, path)
            self._notice(scope, protocol, 500)

    # -- the ways of a request ---------------------------------------------------------------

    async def _answer(self, scope: Any, protocol: Any, path: str) -> None:
        if malformed(path):
            self._notice(scope, protocol, 400)
        elif is_dynamic(path) and not climbs(path):
            task = self._start(
                asyncio.get_running_loop(), self.proxy.pass_on(scope, protocol, path)
            )
            await task
        elif path in ("/healthz", "/metrics"):
            self._own_page(scope, protocol, path)
        elif scope.method not in ("GET", "HEAD"):
            self._notice(scope, protocol, 405)
        elif self.files.holds(path) and (found := self.files.find(path)) is not None:
            self._send_file(scope, protocol, found)
        elif (page := await self._page(path)) is not None:
            self._send_page(scope, protocol, page)
        else:
            await self._missing(scope, protocol, path)

    async def _page(self, path: str) -> Page | None:
        """The page from memory or from the shelf; an absent one is never remembered."""
        page = self.memory.pages.get(path)
        if page is not None:
            self.meters.hits += 1
            self.memory.pages.move_to_end(path)
            return page
        if climbs(path) or path.endswith("*"):
            return None
        epoch = self._epoch
        plate = await self.shelf.get(path)
        if plate is None:
            return None
        self.meters.misses += 1
        page = Page(plate, self.config, status=404 if path.endswith("/404/") else None)
        if epoch == self._epoch:
            self.memory.keep(page)
        return page

    def _send_page(self, scope: Any, protocol: Any, page: Page) -> None:
        given = scope.headers
        chosen = encoding(given.get("accept-encoding"))
        if chosen == NONE:
            self._notice(scope, protocol, 406)
            return
        offset = self._offset_of(scope)
        answer = page.answers[chosen + offset]
        if answer is None:
            answer, grown = page.make(chosen, secure=bool(offset))
            if grown:
                self.memory.weigh(page, grown)
        condition = given.get("if-none-match")
        if condition is not None and page.etag and (tag := matched(condition, page.etag)):
            self.meters.not_modified += 1
            self._empty(protocol, 304, not_modified(answer.headers, tag))
            return
        self._bytes(scope, protocol, answer.status, answer.headers, answer.body)

    async def _missing(self, scope: Any, protocol: Any, path: str) -> None:
        other = None if climbs(path) else await self._elsewhere(path)
        if other is not None:
            other = await self._at_last(other)
            self._redirect(scope, protocol, location(other, scope.query_string))
            return
        onward = None if climbs(path) else await self._above(path)
        if onward is not None:
            self._redirect(scope, protocol, location(onward), 302)
            return
        self.meters.absent += 1
        for place in not_found_pages(path):
            page = await self._page(place)
            if page is not None:
                self._send_page(scope, protocol, page)
                return
        self._notice(scope, protocol, 404)

    async def _elsewhere(self, path: str) -> str | None:
        """Where a missing path is after all: in another spelling, or moved by a rule."""
        if lacks_slash(path):
            return path + "/"
        others = list(likenesses(path))
        for other in others:
            if await self._page(other) is not None:
                return other
        for other in (path, *others):
            moved = await self.shelf.moved(other)
            if moved is not None:
                return moved
        return None

    async def _above(self, path: str) -> str | None:
        """The list that a missing day, month or part hangs from, where that is or has moved."""
        for place in above(path):
            page = await self._page(place)
            if page is not None and page.status in (200, 301, 302, 410):
                return place
            moved = await self.shelf.moved(place)
            if moved is not None:
                return moved
        return None

    async def _at_last(self, path: str) -> str:
        """Where a path leads that may itself have moved: one redirect instead of two."""
        page = await self._page(path)
        if page is None or page.status != 301 or page.pending:
            return path
        to = page.plate.header("location") or ""
        return unquote(to) if to.startswith("/") else path

    def _send_file(self, scope: Any, protocol: Any, found: Any) -> None:
        self.meters.files += 1
        sending = self.files.send(found, scope.headers)
        headers = self._parting(self._finished(scope, sending.headers))
        if scope.method == "HEAD" or sending.status in (304, 416):
            if scope.method == "HEAD" and sending.body:
                headers.append(("content-length", str(len(sending.body))))
            self.meters.count(sending.status)
            protocol.response_empty(sending.status, headers)
        elif sending.file and sending.end > sending.start:
            self.meters.count(sending.status, sending.end - sending.start)
            protocol.response_file_range(
                sending.status, headers, sending.file, sending.start, sending.end
            )
        else:
            self.meters.count(sending.status, len(sending.body))
            protocol.response_bytes(sending.status, headers, sending.body)

    def _own_page(self, scope: Any, protocol: Any, path: str) -> None:
        status, kind = 200, "text/plain; version=0.0.4; charset=utf-8"
        if path == "/metrics":
            if not self.peers.may_see_metrics(scope):
                self._notice(scope, protocol, 403)
                return
            self.meters.poll_lag = self.shelf.lag
            self.meters.reopened = max(0, self.shelf.opened - 1)
            text = self.meters.text(len(self.memory.pages), self.memory.held)
        else:
            readable = self.shelf.readable
            status, kind = (200 if readable else 503), "application/json"
            text = json.dumps({"front": "ok", "plates": "ok" if readable else "away"}) + "\n"
        headers = [("content-type", kind), ("cache-control", "no-store"), *FILES.fields]
        self._bytes(scope, protocol, status, headers, text.encode())

    # -- saying it ---------------------------------------------------------------------------

    def _redirect(self, scope: Any, protocol: Any, where: str, status: int = 301) -> None:
        headers = [
            ("location", where),
            ("cache-control", "public, max-age=0, must-revalidate"),
            *fields_for(scope.path),
        ]
        self._bytes(scope, protocol, status, self._finished(scope, headers), b"")

    def _notice(self, scope: Any, protocol: Any, status: int) -> None:
        if status in (400, 403, 405, 406):
            self.meters.refused += 1
        headers, body = notice(status, scope.path)
        self._bytes(scope, protocol, status, self._finished(scope, headers), body)

    def _bytes(
        self, scope: Any, protocol: Any, status: int, headers: FieldList, body: bytes
    ) -> None:
        if scope.method == "HEAD":
            self._empty(protocol, status, [*headers, ("content-length", str(len(body)))])
            return
        self.meters.count(status, len(body))
        protocol.response_bytes(status, self._parting(headers), body)

    def _empty(self, protocol: Any, status: int, headers: FieldList) -> None:
        self.meters.count(status)
        protocol.response_empty(status, self._parting(headers))

    def _parting(self, headers: FieldList) -> FieldList:
        # While draining, every answer is the last on its connection: none is cut off later.
        return [*headers, _CLOSING] if self.draining else headers

    def _finished(self, scope: Any, headers: FieldList) -> FieldList:
        if self._offset_of(scope):
            return [*headers, ("strict-transport-security", self.config.hsts)]
        return headers

    def _offset_of(self, scope: Any) -> int:
        return self._offset or (SECURE if self.peers.secure(scope) else 0)

    # -- what happens beside requests --------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        self._epoch += 1
        if changes.everything:
            self.memory.clear()
        else:
            self.memory.drop(changes.paths)
            self.meters.dropped += len(changes.paths)

    def _drain(self) -> None:
        """No new clients, and every answer from now on is the last on its connection."""
        self.draining = True
        turn_deaf()

    def _start(self, loop: asyncio.AbstractEventLoop, work: Any) -> "asyncio.Task[None]":
        task = loop.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task
