"""Every line of a capture and what became of it, for the command `newsreel import --explain`."""

from __future__ import annotations

from dataclasses import dataclass

from newsreel.archive.capture import Capture
from newsreel.archive.extract import Examined
from newsreel.archive.textlines import MAX_LINES


@dataclass(frozen=True, slots=True)
class Explained:
    """`number` is the line's in the file (in HTML: of the block of text), `role` what became of it.

    Roles are those of `lines`; besides "continued" (joined to the line before it), "record" (the
    head of a crawl's record) and "not read" (beyond the bound of a capture's length).
    """

    number: int
    role: str
    text: str


def explain(capture: Capture, examined: Examined) -> list[Explained]:
    """All lines that hold anything, in their order."""
    told = [Explained(*line) for line in examined.explained()]
    if capture.kind == "html":
        return told
    by_number: dict[int, list[Explained]] = {}
    for line in told:
        by_number.setdefault(line.number, []).append(line)
    first = min(by_number, default=0)
    out: list[Explained] = []
    for number, raw in enumerate(capture.text.split("\n"), 1):
        if number in by_number:
            out += by_number[number]
        elif raw.strip():
            role = "record" if number < first else "continued"
            if number - first >= MAX_LINES:
                role = "not read"
            out.append(Explained(number, role, raw.strip()))
    return out
