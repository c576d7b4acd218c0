"""Text made comparable: spaces folded, or everything but words and their order dropped."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Soft hyphen, zero-width space, word joiner and byte-order mark carry no reading. The joiners
# U+200C and U+200D stay: Persian and the Indic scripts are spelled with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORDS = re.compile(r"\w+")


def fold(text: str) -> str:
    """One line: every run of white space (non-breaking too) is one space, ends stripped."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Words only, case folded, compatibility forms joined: equal keys read the same."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(_WORDS.findall(text.casefold()))


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    found = _WORDS.findall(text.casefold())
    if text.isascii() or not _DENSE.search(text):
        return found
    # Chinese and Japanese set no spaces: pairs of characters stand for words.
    return [w[i : i + 2] for w in found for i in range(max(1, len(w) - 1))]
