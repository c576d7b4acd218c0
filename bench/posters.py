"""Readers who post by HTTP, as a browser with script does: eight connections that are kept.

`python -m bench.posters ADDRESS RATE SECONDS WRITERS PATH…`: comments on the stories at these
paths, so many a second in all (0: as fast as they are answered), for so long. Prints one JSON
line: `accepted` (201), `refused` (what was said instead, and how often), `times` of those accepted
in milliseconds, from when a comment was due, and `seconds`.
"""

import http.client
import json
import random
import re
import sys
import threading
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

from bench.commenter import words

_FIELD = re.compile(r'name="(story|mark)" value="([^"]+)"')


class Poster:
    """One connection. Each comment comes from a network of its own."""

    def __init__(self, address: str, forms: list[dict[str, str]], number: int) -> None:
        self.way = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.chance = random.Random(f"{number} {time.time()}")
        self.forms = forms
        self.times: list[float] = []
        self.refused: Counter[str] = Counter()

    def form(self, path: str) -> dict[str, str]:
        """The form of a story's page with a stamp, which is good for two hours. Raises RuntimeError
        where the desk does not give one within half a minute of its start."""
        form = dict(_FIELD.findall(self._ask("GET", path)[1]))
        for _ in range(300):
            status, said = self._ask("GET", f"/comments/stamp/{form['story']}/")
            if status == 200:
                return {**form, "stamp": json.loads(said)["stamp"]}
            time.sleep(0.1)
        raise RuntimeError(f"no stamp for {path}: {status}")

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        network = ".".join(str(self.chance.randrange(256)) for _ in range(2))
        headers = {
            "accept": "application/json",
            "sec-fetch-site": "same-origin",
            "x-forwarded-for": f"10.{network}.9",
        }
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        self.way.request(method, path, body, headers)
        answer = self.way.getresponse()
        return answer.status, answer.read().decode()

    def post(self, due: float) -> None:
        """Post one comment; the time it took counts from when it was due."""
        form = {**self.chance.choice(self.forms), "name": "Ann", "text": words(self.chance)}
        status, said = self._ask("POST", "/comments/post/", urlencode(form))
        if status == 201:
            self.times.append((time.perf_counter() - due) * 1000)
        else:
            self.refused[f"{status} {said[:60]}"] += 1


def post(
    address: str, rate: float, seconds: float, writers: int, paths: list[str]
) -> dict[str, object]:
    """Post, and give what the module says it prints."""
    first = Poster(address, [], -1)
    forms = [first.form(path) for path in paths]
    posters = [Poster(address, forms, number) for number in range(writers)]
    began = time.perf_counter()
    until = began + seconds
    faults: list[Exception] = []

    def work(number: int, poster: Poster) -> None:
        turn = 0
        try:
            while True:
                due = time.perf_counter()
                if rate:
                    due = began + (turn * writers + number) / rate
                    time.sleep(max(0.0, due - time.perf_counter()))
                if due >= until:
                    return
                poster.post(due)
                turn += 1
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(posters)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    times = [one for poster in posters for one in poster.times]
    refused = sum((poster.refused for poster in posters), Counter[str]())
    return {
        "accepted": len(times),
        "refused": refused,
        "times": times,
        "seconds": time.perf_counter() - began,
    }


if __name__ == "__main__":
    where, per_second, length, hands, *stories = sys.argv[1:]
    print(json.dumps(post(where, float(per_second), float(length), int(hands), stories)))
