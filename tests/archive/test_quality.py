"""A floor under what the extraction reaches on real pages, which lie outside the repository.

Scores are simpler than those of the folder's own scorer (no likeness of strings, every page counts,
a refused one as a miss), so they lie a little below its figures; `bench/evals.py` writes
predictions for that one.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import extract
from newsreel.archive.fold import key
from newsreel.archive.found import Found, plain
from newsreel.archive.refusal import Refused

FLOORS = {
    "html": {"headline": 0.95, "day": 0.93, "authors": 0.84, "standfirst": 0.78, "body": 0.955},
    "text": {"headline": 0.89, "day": 0.95, "authors": 0.80, "standfirst": 0.45, "body": 0.90},
}
"""Means over the English news pages that state a field (text: that show it)."""
TOLD = ("html", "text")


def english(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for page in sorted((folder / "evals" / "pages").iterdir()):
        truth = json.loads((page / "truth.json").read_text("utf-8"))
        if truth["lang"] == "en" and truth["news"]:
            yield truth, page


def found_in(page: Path, track: str) -> Found | None:
    if track == "html":
        data, name = gzip.decompress((page / "page.html.gz").read_bytes()), "page.html"
    else:
        data, name = (page / "text_full.txt").read_bytes(), "page.txt"
    try:
        return extract(read_capture(data, name))
    except Refused:
        return None


def body_of(found: Found) -> str:
    parts = []
    for block in found.body:
        value = block["value"]
        if block["type"] == "paragraph":
            parts.append(plain(value))
        elif block["type"] in ("heading", "quotation"):
            parts.append(plain(value["text"]))
        elif block["type"] == "list":
            parts += [plain(item) for item in value["items"]]
    return "\n".join(parts)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = key(text).split()
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def likeness(one: str, other: str) -> float:
    """F1 of the runs of four words."""
    a, b = shingles(one), shingles(other)
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


def scores(truth: dict[str, Any], found: Found | None, shown: str | None) -> dict[str, float]:
    """Of one page; `shown` is the text capture, where only what can be read in it counts."""
    true = truth["truth"]

    def counts(value: str) -> bool:
        return bool(value) and (shown is None or key(value) in shown)

    out: dict[str, float] = {}
    titles = [true.get("headline") or "", *true.get("headline_alt", [])]
    if titles[0] and any(map(counts, titles)):
        out["headline"] = float(bool(found) and key(found.headline) in map(key, titles))  # type: ignore[union-attr]
    if truth["published_days"] and (shown is None or truth["visible_in_text"].get("published")):
        day = (found.published or "")[:10] if found else ""
        out["day"] = float(day in truth["published_days"])
    names = {key(name) for name in true.get("authors") or ()}
    if names and all(counts(name) for name in true["authors"]):
        ours = {key(byline.name) for byline in found.bylines} if found else set()
        both = len(names & ours)
        out["authors"] = 2 * both / (len(names) + len(ours))
    if counts(true.get("standfirst") or ""):
        out["standfirst"] = float(bool(found) and key(found.standfirst) == key(true["standfirst"]))  # type: ignore[union-attr]
    if true.get("body"):
        body = true["body"]
        told = body if isinstance(body, str) else "\n".join(body)
        out["body"] = likeness(told, body_of(found)) if found else 0.0
    return out


@pytest.mark.parametrize("track", TOLD)
def test_real_pages_are_read_as_well_as_they_were(shared_folder: Path, track: str) -> None:
    sums: dict[str, list[float]] = {}
    for truth, page in english(shared_folder):
        shown = None
        if track == "text":
            shown = key((page / "text_full.txt").read_text("utf-8"))
        for name, value in scores(truth, found_in(page, track), shown).items():
            sums.setdefault(name, []).append(value)
    means = {name: round(sum(values) / len(values), 3) for name, values in sums.items()}
    below = {name: means[name] for name, least in FLOORS[track].items() if means[name] < least}
    assert below == {}, means
