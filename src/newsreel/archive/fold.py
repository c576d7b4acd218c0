"""Text made comparable: spaces folded, or everything but words and their order dropped."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, zero-width space, word joiner and byte-order mark carry no reading. The joiners
# U+200C and U+200D stay: Persian and the Indic scripts are spelled with them.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")


def fold(text: str) -> str:
    """One line: every run of white space (non-breaking too) is one space, ends stripped."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


def key(text: str) -> str:
    """Words only, case folded, compatibility forms joined: equal keys read the same."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return _WORDS.findall(text.casefold())
