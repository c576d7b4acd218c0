"""A quotation is repeated with other words.

What: two direct quotations of one speaker that share most of their words and are not the same.
Why: between marks stands what was said; one of the two is not it.
Example: “We will not hold back,” she said. … “We won't hold back at all,” she said.
Instead: “We will not hold back,” she said. … She repeated that nothing would be held back.
"""

import itertools
from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding

CODE = "CD109"
NAME = "quotation-two-wordings"
SEVERITY = "warning"
_SHORTEST = 4  # words
_ALIKE = 0.5  # of the shorter one's pairs of words
_BACK = 60  # earlier quotations that one is compared with


def find(draft: Draft) -> Iterator[Finding]:
    earlier: list[tuple[str, str, set[tuple[str, str]]]] = []
    for passage in draft.passages:
        for turn in passage.spoken:
            text = draft.text[turn.start : turn.end]
            words = _words(text)
            if len(words) < _SHORTEST or turn.speaker is None:
                continue
            pairs = set(itertools.pairwise(words))
            who, whole = turn.speaker.name, " ".join(words)
            for other_who, other, other_pairs in earlier[-_BACK:]:
                shared = len(pairs & other_pairs) / min(len(pairs), len(other_pairs))
                if (
                    who == other_who
                    and shared >= _ALIKE
                    and whole not in other
                    and (other not in whole)
                ):
                    message = f"{who} said nearly this above, in other words."
                    yield Finding(CODE, SEVERITY, message, turn.start, turn.end)
                    break
            earlier.append((who, whole, pairs))


def _words(text: str) -> list[str]:
    folded = text.casefold().replace("’", "'")
    return ["".join(c for c in word if c.isalnum() or c == "'") for word in folded.split()]
