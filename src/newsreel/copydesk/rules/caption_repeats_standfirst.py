"""A caption says again what the standfirst says.

What: a line before the body that stands there twice, with or without a credit.
Why: a picture has something of its own to say; a sentence that is read twice is skipped.
Example: The wall closes in winter. / The wall closes in winter. | Photo: Courier
Instead: The wall closes in winter. / Waves at the wall in March. | Photo: Courier
"""

from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding

CODE = "CD108"
NAME = "caption-repeats-standfirst"
SEVERITY = "note"
_LINES = 25  # within which a page has its standfirst and caption
_SHORTEST = 5  # words


def find(draft: Draft) -> Iterator[Finding]:
    seen: set[str] = set()
    for passage in draft.passages[:_LINES]:
        start, end = passage.paragraph.start, passage.paragraph.end
        line = draft.text[start:end]
        said = _folded(line.split(" | ")[0].split(" – Photo")[0])
        if len(said.split()) < _SHORTEST:
            continue
        if said in seen:
            message = "This line stands above already: say what the picture shows."
            yield Finding(CODE, SEVERITY, message, start, end)
        seen.add(said)


def _folded(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum() or c == " ").strip()
