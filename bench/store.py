"""A store of plates for the front alone: as many story pages as asked for, and their paths."""

import json
import random
import shlex
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from newsreel.press.plates import Baked, Batch, PlateStore, make_plate
from newsreel.press.plates.plate import Plate

WORK = Path(__file__).parent / "work"
HTML = (("content-type", "text/html; charset=utf-8"),)
WORDS = 5_500  # of a page: 12.6 KB when gzipped, about what a story with all its furniture takes
BATCH = 1_000


def filled(plates: int) -> Path:
    """Give a store of so many story pages, filled now if it is not there yet.

    All bodies are one and the same: what is measured is finding and handing out, and no part of
    the store or of the front can know that they are alike. The paths lie beside it, a path a
    line, in `paths`.
    """
    folder = WORK / f"plates-{plates}"
    file = folder / "plates.db"
    if not (folder / "paths").exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"  filling a store with {plates:,} plates (a million takes minutes)", flush=True)
        store = PlateStore(str(file))
        pages = _pages(plates)
        while batch := list(islice(pages, BATCH)):
            store.commit(Batch(put=[Baked(plate, (), "bench") for plate in batch]))
        store.close()
        (folder / "paths").write_text("\n".join(path for path, _ in _addresses(plates)) + "\n")
    return file


def front(store: Path) -> str:
    """The command line of a front of one worker on that store, as `servers.command` takes it."""
    config = json.dumps({"plates": str(store), "port": 0}).replace(" 0}", " {port}}")
    return f"env NEWSREEL_FRONT={shlex.quote(config)} {sys.executable} -m newsreel.front"


def _pages(count: int) -> Iterator[Plate]:
    words = random.Random(20151029)
    lexicon = [
        "".join(words.choices("aeioubcdfglmnprst", k=words.randint(2, 9))) for _ in range(900)
    ]
    text = " ".join(words.choices(lexicon, k=WORDS))
    body = f"<!doctype html><title>A story</title><p>{text}</p>".encode()
    pattern = make_plate("/", "bench:0", 200, HTML, body)
    for path, surface in _addresses(count):
        yield Plate(path, surface, 200, HTML, pattern.etag, pattern.size, pattern.body)


def _addresses(count: int) -> Iterator[tuple[str, str]]:
    """Path and surface of each page: 200 stories a day."""
    first = date(1999, 1, 1)
    for number in range(count):
        day = first + timedelta(days=number // 200)
        yield f"/news/world/{day:%Y/%m/%d}/a-story-of-the-day-{number}/", f"bench:{number}"
