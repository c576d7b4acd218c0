"""What stands between quotation marks: straight, curly, guillemets, mixed, left open."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»＂]|``|''|’’|‘|’|(?<![\w’'])'(?=\w)|(?<=[\w.,?!…])'(?![\w'])")
_CLOSES = {
    "“": ("”", '"', "“", "''", "’’"),
    "”": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”", "''", "’’"),
    "``": ("''", '"'),
    "‘": ("’",),
    "'": ("'",),
}
_SPACE = frozenset(" \t\u00a0\u2009\u202f")
_BEFORE_OPEN = frozenset(" \t\u00a0\u2009\u202f([{—–-/:;,.…\u200e\u200f\u202a\u202b\u2066\u2067>")
_LOOK = 1_500  # characters within which a single mark must find its partner
_TRIES = 40  # apostrophes that may stand between the two


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the places of what stands between the marks, and with the marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool
    first: str
    last: str
    """The first and the last letter or sign that is no space."""


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations of one paragraph, in order.

    Marks inside a quotation belong to it. A quotation that is not closed reaches to the
    paragraph's end. Inches and minutes (5'10") and apostrophes are no marks.
    """
    found: list[Quote] = []
    opened: str = ""
    depth = 0
    inner = outer = start
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        mark = '"' if mark == "＂" else "“" if mark == "‟" else mark
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if not opened:
            if not _may_open(text, mark, before, after, at, end):
                continue
            opened, outer, inner, depth = mark, at, match.end(), 0
        elif mark in _CLOSES[opened]:
            if opened in "‘'" and after.isalnum():
                continue
            if mark == opened == "“" and (before in _SPACE or after.isalnum()):
                depth += 1
                continue
            if depth and mark == "”":
                depth -= 1
                continue
            if (
                mark == '"'
                and before in _SPACE
                and after.isalnum()
                and text.count('"', match.end(), min(end, match.end() + _LOOK)) % 2 == 0
            ):
                depth += 1  # opening again without a close: one inside, for a pair more follows
                continue
            if mark == '"' and depth:
                depth -= 1
                continue
            _add(found, text, inner, at, outer, match.end(), True)
            opened = ""
    if opened and opened not in "‘'":
        _add(found, text, inner, end, outer, end, False)
    return found


def _may_open(text: str, mark: str, before: str, after: str, at: int, end: int) -> bool:
    if mark in ("“", "„", "«", "``"):
        return True
    if mark == '"':
        return not (before.isdigit() and after in " ,.;)") and (
            before in _BEFORE_OPEN or not before.isalnum() or after.isalnum()
        )
    if mark == "‘":
        return _has_partner(text, "’", at, end)
    if mark == "'":
        return before in _BEFORE_OPEN and _has_partner(text, "'", at, end)
    return mark == "”" and before in _SPACE and after not in _SPACE


def _has_partner(text: str, mark: str, at: int, end: int) -> bool:
    """Whether a single mark that closes follows, and something other than one word's apostrophe."""
    limit = min(end, at + _LOOK)
    close = at
    for _ in range(_TRIES):
        close = text.find(mark, close + 1, limit)
        if close < 0:
            return False
        if close + 1 >= end or not text[close + 1].isalnum():
            return close - at > 2
    return False


def _add(
    found: list[Quote], text: str, inner: int, close: int, outer: int, outer_end: int, closed: bool
) -> None:
    while inner < close and text[inner].isspace():
        inner += 1
    while close > inner and text[close - 1].isspace():
        close -= 1
    if any(c.isalnum() for c in text[inner : min(close, inner + 40)]):
        last = close - 1
        while last > inner and text[last] in "’'”\"») \u00a0":
            last -= 1
        found.append(Quote(inner, close, outer, outer_end, closed, text[inner], text[last]))
