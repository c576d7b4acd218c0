"""Readers who follow, at once, every link of the pages they open."""

import http.client
import random
import threading
from collections import Counter
from urllib.parse import quote, unquote, urljoin, urlsplit

from newsreel.front.dynamic import is_dynamic
from tests.parts.links import links_in

_FOLLOWED = 12
_IN_HAND = 400


class Readers:
    """``number`` threads, each with a connection that is kept.

    Each opens pages, feeds and sitemaps, follows whatever they name (links, pictures in every
    width, styles, scripts, canonical and alternate addresses, structured data), and keeps old
    pages in hand, whose links it follows again much later. ``dead`` tells what nobody should have
    met: a 404, a 5xx, a broken connection; ``seen`` counts answers by status, ``kinds`` by type.
    """

    def __init__(self, port: int, number: int = 2) -> None:
        self.port = port
        self.site = f"http://127.0.0.1:{port}"
        self.dead: list[str] = []
        self.seen: Counter[int] = Counter()
        self.kinds: Counter[str] = Counter()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(n,), daemon=True) for n in range(number)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(30)

    def _read(self, number: int) -> None:
        way = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        chance = random.Random(number)
        hand: dict[str, str] = {}
        ahead = ["/", "/sitemap.xml", "/feed.xml"]
        while not self._stopping.is_set():
            page = ahead.pop() if ahead else "/"
            links = self._open(way, page, "the address line")
            for link in sorted(links):
                if self._stopping.is_set():
                    return
                found = self._open(way, link, page)
                if found and chance.random() < 0.1:
                    ahead.append(link)
                hand[link] = page
            for link in chance.sample(sorted(hand), min(len(hand), 20)):
                self._open(way, link, f"{hand[link]} (an old one)")
            while len(hand) > _IN_HAND:
                del hand[next(iter(hand))]
            ahead = ahead[-6:]
            if not ahead:
                ahead = ["/sitemap.xml", "/feed.xml", "/"]

    def _open(self, way: http.client.HTTPConnection, path: str, page: str) -> set[str]:
        """Follow a link to its end; the links found there."""
        at = path
        for _ in range(_FOLLOWED):
            try:
                way.request("GET", quote(at, safe="/%:@!$&'()*+,;=~"))
                answer = way.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.dead.append(f"{page} → {at}: {type(error).__name__} {error}")
                way.close()
                return set()
            self.seen[answer.status] += 1
            if answer.status in (301, 302, 307, 308):
                at = urlsplit(answer.getheader("location") or "").path
                continue
            if answer.status not in (200, 410):
                self.dead.append(f"{page} → {path} → {at}: {answer.status}")
                return set()
            kind = (answer.getheader("content-type") or "").partition(";")[0]
            self.kinds[kind] += 1
            return self._links(at, kind, body)
        self.dead.append(f"{page} → {path}: redirects without end")
        return set()

    def _links(self, at: str, kind: str, body: bytes) -> set[str]:
        found = links_in(at, kind, body, self.site)
        here = {unquote(urlsplit(urljoin(self.site + at, one)).path) or "/" for one in found}
        return {one for one in here if not is_dynamic(one)}
