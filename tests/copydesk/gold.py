"""Texts of our own with the statements that must be found in them, and how many are."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsreel.copydesk.statements import Statement, statements

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Said:
    """A statement as it must be found; "" where the text gives nothing."""

    words: str
    speaker: str
    verb: str
    medium: str
    day: str


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    published: date | None
    said: list[Said]

    def found(self) -> list[Statement]:
        return statements(self.text, published=self.published)


def cases(language: str) -> list[Case]:
    """The texts of one file of the corpus."""
    table = tomllib.loads((CORPUS / f"{language}.toml").read_text(encoding="utf-8"))
    return [
        Case(
            name,
            entry["text"],
            date.fromisoformat(entry["published"]) if "published" in entry else None,
            [Said(*row) for row in entry["said"]],
        )
        for name, entry in table.items()
    ]


@dataclass
class Score:
    """Counts: what was to be found, what was, and of that what is right. `faults` has words."""

    wanted: int = 0
    spans: int = 0
    speakers: int = 0
    verbs: int = 0
    media: int = 0
    days: int = 0
    with_medium: int = 0
    with_day: int = 0
    extra: int = 0
    faults: tuple[str, ...] = ()

    def share(self, name: str, of: str = "spans") -> float:
        whole = int(getattr(self, of))
        return getattr(self, name) / whole if whole else 1.0


def score(language: str) -> Score:
    """How the record does on one file of the corpus."""
    total = Score()
    faults: list[str] = []
    for case in cases(language):
        found = case.found()
        matched: set[int] = set()
        for said in case.said:
            total.wanted += 1
            at = next((i for i, s in enumerate(found) if s.text == said.words), None)
            if at is None:
                faults.append(f"{case.name}: not found: {said.words}")
                continue
            matched.add(at)
            total.spans += 1
            one = found[at]
            right = one.speaker is not None and _bare(one.speaker) == _bare(said.speaker)
            total.speakers += right
            total.verbs += not said.verb or said.verb in (one.verb or "")
            total.with_medium += bool(said.medium)
            total.media += bool(said.medium) and said.medium in (one.medium or "")
            total.with_day += bool(said.day)
            total.days += bool(said.day) and one.date == said.day
            told = said.verb in (one.verb or "") and said.medium in (one.medium or "")
            if not (right and told and said.day in (one.date or "", "")):
                faults.append(f"{case.name}: {said}: {one}")
        total.extra += sum(s.kind != "indirect" for i, s in enumerate(found) if i not in matched)
    total.faults = tuple(faults)
    return total


def _bare(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if words[0] in ("the", "el", "la") else words)
