"""Straight and curly quotation marks stand side by side.

What: quotations in one kind of marks, where most of the text has the other kind.
Why: it shows where text was pasted in, and looks careless.
Example: “We pay,” she said. "We pay twice."
Instead: “We pay,” she said. “We pay twice.”
"""

from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding

CODE = "CD103"
NAME = "mixed-marks"
SEVERITY = "warning"
_KINDS = {'"': "straight", "“": "curly"}


def find(draft: Draft) -> Iterator[Finding]:
    text = draft.text
    straight = [q for q in draft.quotes if '"' in (text[q.outer_start], text[q.outer_end - 1])]
    curly = [q for q in draft.quotes if text[q.outer_start] == "“"]
    if not straight or not curly:
        return
    fewer, most = (straight, "curly") if len(straight) <= len(curly) else (curly, "straight")
    for quote in fewer:
        yield Finding(
            CODE,
            SEVERITY,
            f"These marks differ from the others of the text, which are {most}.",
            quote.outer_start,
            quote.outer_end,
        )
