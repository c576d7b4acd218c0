"""How like two comments are, by numbers that are kept beside them.

The gist is a digest of letters and digits: equal for texts that differ in capitals, marks and
spaces. The sketch is a SimHash (Charikar 2002) of the words in threes and of the words themselves:
64 bits, of which the fewer differ the more of its words two texts share.
"""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from newsreel.comments import stamps

SHORTEST_GIST, SHORTEST_SKETCH = 20, 40
"""Letters and digits; of a shorter text many will say the same, or nearly."""

NEAR = 9
"""Bits of 64 that may differ between texts that are nearly the same."""

# No text has as many words as a lane can count.
_LANE = 24
_FULL, _ALL = (1 << _LANE) - 1, (1 << 64) - 1
_LANES = [sum((byte >> bit & 1) << _LANE * bit for bit in range(8)) for byte in range(256)]

_WORD = re.compile(r"[^\W_]+")


def gist(text: str) -> str:
    """A digest of letters and digits alone; "" for a short text."""
    letters = _letters(text)
    return stamps.digest(letters) if len(letters) >= SHORTEST_GIST else ""


def sketch(text: str) -> int | None:
    """The sketch as a signed 64-bit number; None for a short text."""
    if len(_letters(text)) < SHORTEST_SKETCH:
        return None
    words = _WORD.findall(text.casefold())
    weights = Counter(words)
    weights.update(" ".join(words[n : n + 3]) for n in range(len(words) - 2))
    # The bits of eight bytes are counted side by side, each byte's in eight lanes of one number.
    places = [0] * 8
    for feature, weight in weights.items():
        for place, byte in enumerate(blake2b(feature.encode(), digest_size=8).digest()):
            places[place] += weight * _LANES[byte]
    total, bits = sum(weights.values()), 0
    for lanes in places:
        for bit in range(7, -1, -1):
            bits = bits << 1 | (2 * (lanes >> _LANE * bit & _FULL) > total)
    return bits - (1 << 64) if bits >> 63 else bits


def near(one: int, others: Iterable[int]) -> int:
    """How many of the others are a sketch of nearly the same."""
    return sum(((one ^ other) & _ALL).bit_count() <= NEAR for other in others)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
