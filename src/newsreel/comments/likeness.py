"""How like two comments are, by numbers that are kept beside them.

The gist is a digest of letters and digits: equal for texts that differ in capitals, marks and
spaces. The sketch is a SimHash (Charikar 2002) of the words in threes and of the words themselves:
64 bits, of which the fewer differ the more of its words two texts share.
"""

import re
from collections import Counter
from hashlib import blake2b

from newsreel.comments import stamps

SHORTEST_GIST, SHORTEST_SKETCH = 20, 40
"""Letters and digits; of a shorter text many will say the same, or nearly."""

NEAR = 9
"""Bits of 64 that may differ between texts that are nearly the same."""

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
    # Bytes are counted first, their bits afterwards: far fewer steps for a long text.
    places: list[Counter[int]] = [Counter() for _ in range(8)]
    for feature, weight in weights.items():
        for place, byte in zip(
            places, blake2b(feature.encode(), digest_size=8).digest(), strict=True
        ):
            place[byte] += weight
    bits = 0
    for place in places:
        total = sum(place.values())
        for bit in range(8):
            ones = sum(count for byte, count in place.items() if byte >> (7 - bit) & 1)
            bits = bits << 1 | (2 * ones > total)
    return bits - (1 << 64) if bits >> 63 else bits


def near(one: int, other: int) -> bool:
    return ((one ^ other) & (1 << 64) - 1).bit_count() <= NEAR


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
