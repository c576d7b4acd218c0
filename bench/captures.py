"""Captures to import: pages of a site of ours as others would have caught them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import deflate
from resiliparse.extract.html2text import extract_plain_text


def captured(site: Path, folder: Path, count: int) -> None:
    """Write so many story pages of a baked site into the folder: as plain text, all furniture
    included, the way Resiliparse leaves it. Raises ValueError where the site has fewer."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for written, page in enumerate(_pages(site, count), 1):
        text = extract_plain_text(page)
        (folder / f"{written:06}.txt").write_text(text, encoding="utf-8")
    if written < count:
        raise ValueError(f"{site} has {written} story pages, not {count}")


def _pages(site: Path, count: int) -> Iterator[str]:
    """Pages from all over the site's years."""
    with closing(sqlite3.connect(site / "plates.db")) as plates:
        (stories,) = plates.execute(
            "SELECT count(*) FROM press_plate WHERE surface >= 'story:' AND surface < 'story;'"
        ).fetchone()
        rows = plates.execute(
            "SELECT b.body FROM press_plate p JOIN press_body b ON b.id = p.id"
            " WHERE p.surface >= 'story:' AND p.surface < 'story;' AND p.id % ? = 0"
            " AND p.status = 200 LIMIT ?",
            [max(1, stories // count - 1), count],
        )
        for (body,) in rows:
            yield bytes(deflate.gzip_decompress(body)).decode()
