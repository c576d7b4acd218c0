"""Captures of an invented press, each beside what is to be found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import examine
from newsreel.archive.found import Found
from newsreel.archive.lines import FIELDS, FURNITURE, UNCERTAIN

FOLDER = Path(__file__).parent / "captures"
CAPTURES = sorted(p for p in FOLDER.iterdir() if p.suffix in (".txt", ".html"))


def told(found: Found) -> dict[str, Any]:
    """What was found, in the words of the files of expected results."""
    picture = found.picture
    return {
        "headline": found.headline,
        "standfirst": found.standfirst,
        "kicker": found.kicker,
        "kind": found.kind,
        "sections": list(found.sections),
        "published": found.published,
        "updated": found.updated,
        "dateline": found.dateline,
        "bylines": [[b.name, b.role] for b in found.bylines],
        "caption": picture.caption if picture else "",
        "credit": picture.credit if picture else "",
        "picture_url": picture.url if picture else "",
        "pictures": len(found.pictures),
        "paragraphs": len(found.paragraphs),
        "blocks": [b["type"] for b in found.body],
        "related": [[r.kind, r.title, r.by, r.after_paragraph] for r in found.related],
        "comments_count": found.comments_count,
        "comments": [[c.author, c.time] for c in found.comments],
        "topics": list(found.topics),
        "language": found.language,
        "canonical": found.canonical,
    }


@pytest.mark.parametrize("path", CAPTURES, ids=lambda p: p.name)
def test_a_capture_gives_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = examine(read_capture(path, path.name)).found
    got = told(found)
    assert {k: got[k] for k in expected if k in got} == {
        k: v for k, v in expected.items() if k in got
    }
    body = json.dumps(found.body, ensure_ascii=False)
    for text in expected.get("absent", ()):
        assert text not in body
    for markup in expected.get("markup", ()):
        assert any(markup in b["value"] for b in found.body if b["type"] == "paragraph")
    if "first" in expected:
        assert found.paragraphs[0].startswith(expected["first"])
    if "last" in expected:
        assert found.paragraphs[-1].startswith(expected["last"])
    if "doubt" in expected:
        assert any(expected["doubt"] in doubt for doubt in found.doubts)
    if "sure_kind" in expected:
        assert found.confidence["kind"] >= expected["sure_kind"]


@pytest.mark.parametrize("path", CAPTURES, ids=lambda p: p.name)
def test_every_line_of_a_capture_is_accounted_for(path: Path) -> None:
    explained = examine(read_capture(path, path.name)).explained()
    assert {role for _, role, _ in explained} <= FIELDS | FURNITURE | {UNCERTAIN}
    if path.suffix == ".txt":
        numbers = {number for number, _, _ in explained}
        lines = path.read_text(encoding="utf-8").split("\n")
        wrapped = path.name in ("wrapped-dump.txt", "numbered-links.txt", "short-dump.txt")
        record = 7 if path.name == "wet-record.txt" else 0
        missed = [
            n for n, t in enumerate(lines, 1) if t.strip() and n not in numbers and n > record
        ]
        assert wrapped or not missed
