"""`python -m bench.isso_posters ADDRESS SECONDS WRITERS`: writers who post to Isso as fast as it
answers; prints `{"accepted": …}`."""

import json
import random
import sys
import threading
import time

from bench.commenter import words
from bench.isso import write


def main(address: str, seconds: str, writers: str) -> None:
    counts = [0] * int(writers)
    until = time.monotonic() + float(seconds)

    def work(number: int) -> None:
        chance = random.Random(f"{number} {time.time()}")
        while time.monotonic() < until:
            write(address, words(chance))
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(n,)) for n in range(int(writers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"accepted": sum(counts)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
