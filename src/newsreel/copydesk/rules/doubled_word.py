"""A word stands twice in a row.

What: the same word twice, with nothing but space between.
Why: it is what is left where a sentence was mended, and readers trip over it.
Example: The council met in the the hall.
Instead: The council met in the hall.
"""

import itertools
from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding, Fix

CODE = "CD101"
NAME = "doubled-word"
SEVERITY = "warning"


def find(draft: Draft) -> Iterator[Finding]:
    allowed = draft.language["doubled"]
    for sentence in draft.tokens():
        for one, two in itertools.pairwise(sentence):
            if not (one.is_word and two.is_word) or one.low != two.low or one.low in allowed:
                continue
            if two.is_name or one.text[0].isdigit() or one.low == "'s":
                continue  # "Bora Bora", "20 20"
            if draft.text[one.end : two.start].strip(" \u00a0"):
                continue
            fix = Fix(one.end, two.end, "")
            yield Finding(CODE, SEVERITY, f"“{one.text}” stands twice.", one.start, two.end, fix)
