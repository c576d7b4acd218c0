"""`python -m bench.paced ADDRESS RATE SECONDS PATH…`: readers who come at an even rate.

Asks for pages at random, so many a second, and prints as one JSON list how long each answer took in
milliseconds, from when it was due: an answer that keeps the next reader waiting counts twice.
"""

import http.client
import json
import random
import sys
import time
from urllib.parse import urlsplit


def main(address: str, rate: str, seconds: str, *paths: str) -> None:
    way = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    chance = random.Random(0)
    times = []
    began = time.perf_counter()
    for turn in range(int(float(rate) * float(seconds))):
        due = began + turn / float(rate)
        time.sleep(max(0.0, due - time.perf_counter()))
        way.request("GET", chance.choice(paths), headers={"Accept-Encoding": "gzip"})
        answer = way.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a page answered {answer.status}")
        times.append((time.perf_counter() - due) * 1000)
    print(json.dumps(times))


if __name__ == "__main__":
    main(*sys.argv[1:])
