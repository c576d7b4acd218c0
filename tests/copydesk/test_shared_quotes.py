"""A floor under the record on news that others annotated, which lies outside the repository.

The folder's own scorer judges. Only its "dev" part is asked here; the rules were made on "train".
"""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newsreel.copydesk.statements import statements

FLOORS = {
    "who_said_what_F1(resolved)": 0.80,
    "speaker_resolved_acc_on_found": 0.85,
    "verb_acc_on_found": 0.84,
    "paragraph_acc": 0.99,
}


@pytest.fixture(scope="module")
def scores(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = shared_folder / "evals"
    gold = folder / "quotes" / "polnear_dev.jsonl"
    if not gold.exists():
        pytest.skip("the annotated quotations are not here")
    answers = tmp_path_factory.mktemp("quotes") / "answers.jsonl"
    with answers.open("w", encoding="utf-8") as file:
        for line in gold.read_text("utf-8").splitlines():
            document = json.loads(line)
            found = statements(document["text"], published=date.fromisoformat(document["date"]))
            quotes = [
                {"spans": [[s.start, s.end]], **s.value()} for s in found if s.kind != "indirect"
            ]
            file.write(json.dumps({"doc": document["doc"], "quotes": quotes}) + "\n")
    scored = answers.with_name("scores.json")
    subprocess.run(
        [sys.executable, folder / "score_quotes.py", gold, answers, "--json", scored],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return dict(json.loads(scored.read_text()))


@pytest.mark.parametrize("name", FLOORS)
def test_the_record_of_annotated_news_is_above_its_floor(
    scores: dict[str, float], name: str
) -> None:
    assert scores[name] >= FLOORS[name], scores


def digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()[:12]


def test_the_record_of_the_capture_is_exact(shared_folder: Path) -> None:
    text = (shared_folder / "captures" / "world-2015-10-29.txt").read_text("utf-8")
    found = [s for s in statements(text) if s.kind != "indirect"]
    told = [(digest(s.speaker), digest(s.medium), s.date) for s in found]
    assert told == CAPTURE


# Who said it, to whom or through what, on which day: digests, for the text is not ours.
CAPTURE: list[tuple[str, str, str | None]] = [
    ("58029f471437", "e0d328ef1c5a", None),
    ("58029f471437", "e0d328ef1c5a", None),
    ("6c0a30e42018", "284c4b8ea76f", "2015-10-27"),
    ("58029f471437", "e3b0c44298fc", None),
    ("6c0a30e42018", "545a1b215a5c", "2015-10-27"),
    ("6c0a30e42018", "e3b0c44298fc", None),
    ("3165be96f583", "e3b0c44298fc", None),
]
