"""The newsroom's list of words that make a comment wait."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsreel.comments import looks

_RUN = re.compile(r"(?<!\w)(?:\w[ .\-_*+|/\\]{1,2}){3,}\w(?!\w)")


def found(*texts: str) -> dict[str, str]:
    """The patterns of the list that the texts hold, with their levels."""
    rows = looks.rows("SELECT pattern, level FROM comments_word ORDER BY pattern")
    if not rows:
        return {}
    whole = "\n".join(folded(text) for text in texts)
    whole = f"{whole}\n{_closed_up(whole)}"
    return {pattern: level for pattern, level in rows if _compiled(pattern).search(whole)}


def folded(text: str) -> str:
    """Letters as they sound: small, without accents, without what cannot be seen."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


def is_pattern(text: str) -> bool:
    """Whether it says anything: "*" alone would hold every comment."""
    return any(c.isalnum() for c in folded(text))


@lru_cache(maxsize=4_096)
def _compiled(pattern: str) -> re.Pattern[str]:
    words = [
        r"\w*".join(re.escape(part) for part in word.split("*")) for word in folded(pattern).split()
    ]
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(words) + r"(?!\w)")


def _closed_up(text: str) -> str:
    """Words that were spelt "l i k e" or "t.h.i.s", as words."""
    return "\n".join(re.sub(r"\W|_", "", run) for run in _runs(text))


def _runs(text: str) -> Iterable[str]:
    return (match[0] for match in _RUN.finditer(text))
