"""Readers who follow, at once, every link of the pages they open."""

import http.client
import re
import threading
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

_LINKS = re.compile(r'(?:href|src)="([^"]+)"')
_FEED = re.compile(r"<link [^>]*href=\"([^\"]+)\"|<loc>([^<]+)</loc>")
_FOLLOWED = 12


class Readers:
    """``number`` threads, each with a connection that is kept. ``dead`` tells what nobody should
    have met: a 404, a 5xx, a broken connection; ``seen`` counts answers by status."""

    def __init__(self, port: int, number: int = 2) -> None:
        self.port = port
        self.site = f"http://127.0.0.1:{port}"
        self.dead: list[str] = []
        self.seen: Counter[int] = Counter()
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

    def _read(self, turn: int) -> None:
        way = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        known = ["/", "/news/", "/feed.xml", "/sitemap.xml"]
        while not self._stopping.is_set():
            page = known[turn % len(known)] if turn % 3 else "/"
            turn += 1
            links = self._open(way, page, page)
            for link in sorted(links):
                self._open(way, link, page)
                if self._stopping.is_set():
                    return
            sections = [link for link in links if link.count("/") in (2, 3, 6) and "." not in link]
            known = ["/", "/feed.xml", "/sitemap.xml", *sorted(sections)[:12]]

    def _open(self, way: http.client.HTTPConnection, path: str, page: str) -> set[str]:
        """Follow a link to its end; the links found there."""
        at = path
        for _ in range(_FOLLOWED):
            try:
                way.request("GET", at)
                answer = way.getresponse()
                body = answer.read().decode(errors="replace")
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
            return self._links(at, answer.getheader("content-type") or "", body)
        self.dead.append(f"{page} → {path}: redirects without end")
        return set()

    def _links(self, path: str, kind: str, body: str) -> set[str]:
        found = [one for pair in _FEED.findall(body) for one in pair] if "xml" in kind else []
        found += _LINKS.findall(body) if "html" in kind else []
        here = {
            urlsplit(whole).path
            for one in found
            if one and (whole := urljoin(self.site + path, unescape(one))).startswith(self.site)
        }
        return {one for one in here if not one.startswith(("/desk/", "/search/", "/media/"))}
