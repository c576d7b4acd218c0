"""Readers who comment, one after the other, whatever becomes of the site."""

import http.client
import json
import random
import re
import threading
from contextlib import suppress
from urllib.parse import urlencode

from tests.site.whole.site import Site


class Poster(threading.Thread):
    """Posts on the story at ``path`` until stopped, through kills; ``acknowledged`` are the texts
    that were answered with 303. A post that got no answer is sent again, as browsers do."""

    def __init__(self, site: Site, path: str, number: int, pause: float = 0.0) -> None:
        super().__init__(daemon=True)
        self.site, self.path, self.number, self.pause = site, path, number, pause
        self.acknowledged: list[str] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        page = self.site.get(self.path)[1]
        mark = dict(re.findall(r'name="(story|mark)" value="([^"]+)"', page))
        turn = 0
        while not self.stopped.is_set():
            turn += 1
            text = f"Poster {self.number} says number {turn}."
            for _ in range(40):
                with suppress(OSError, http.client.HTTPException, ValueError):
                    if self._post(mark, text) == 303:
                        self.acknowledged.append(text)
                        self.stopped.wait(self.pause)
                        break
                if self.stopped.wait(0.05):
                    return

    def _post(self, mark: dict[str, str], text: str) -> int:
        address = f"10.{self.number}.{random.randrange(256)}.9"
        headers = {"x-forwarded-for": address, "sec-fetch-site": "same-origin"}
        way = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=10)
        try:
            way.request("GET", f"/comments/stamp/{mark['story']}/", headers=headers)
            stamp = json.loads(way.getresponse().read())["stamp"]
            form = {**mark, "name": "Ann", "text": text, "stamp": stamp}
            headers["content-type"] = "application/x-www-form-urlencoded"
            way.request("POST", "/comments/post/", urlencode(form), headers)
            answer = way.getresponse()
            answer.read()
            return answer.status
        finally:
            way.close()
