"""The day on which something was said: weekdays and dates beside the cue, by the story's date."""

import re
from datetime import date, timedelta

from newsreel.copydesk.language import Language
from newsreel.copydesk.text import Token

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBERED = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LINES = 15  # within which a text says when it was published
_LONGEST = 90  # characters of such a line


def said_on(
    tokens: list[Token], a: int, b: int, published: date | None, language: Language
) -> date | None:
    """The day that tokens a to b of a sentence name; None where they name none.

    A weekday is the last one up to the story's date, or the next after "next". Without the story's
    date only a full date gives a day.
    """
    for i in range(a, b):
        low = tokens[i].low
        if low in language.days and tokens[i].is_word and published is not None:
            before = tokens[i - 1].low if i else ""
            return _weekday(language.days[low], published, before, language)
        if low in language.months:
            found = dated(tokens, i, published, language)
            if found is not None:
                return found
        if published is not None and tokens[i].is_word:
            pair = f"{low} {tokens[i + 1].low}" if i + 1 < len(tokens) else low
            if low in language["today"] or pair in language["today"]:
                return published
            if low in language["yesterday"] or pair in language["yesterday"]:
                return published - timedelta(days=1)
    return None


def _weekday(weekday: int, published: date, before: str, language: Language) -> date:
    back = (published.weekday() - weekday) % 7
    if before in language["next"]:
        return published + timedelta(days=7 - back if back else 7)
    if before in language["last"] and back == 0:
        back = 7
    return published - timedelta(days=back)


def dated(tokens: list[Token], i: int, published: date | None, language: Language) -> date | None:
    """The date around a month's name: "Oct. 29", "29 October 2015", "29 de octubre de 2015"."""
    month = language.months[tokens[i].low]
    around = [t for t in tokens[max(0, i - 3) : i + 6] if t.text != "." and t.low not in _OF]
    at = around.index(tokens[i])
    day: int | None = None
    for token in (around[at - 1] if at else None, around[at + 1] if at + 1 < len(around) else None):
        number = _NUMBERED.match(token.text) if token is not None else None
        if number and token is not None and len(token.text) <= 4 and 1 <= int(number[0]) <= 31:
            day = day or (int(number[0]) if not _YEAR.fullmatch(token.text) else None)
    if day is None:
        return None
    year = next((int(t.text) for t in around[at + 1 :] if _YEAR.fullmatch(t.text)), None)
    if year is None:
        if published is None:
            return None
        year = (
            published.year
            if (month, day) <= (published.month, published.day)
            else (published.year - 1)
        )
    try:
        return date(year, month, day)
    except ValueError:
        return None


_OF = frozenset((",", "de", "del", "of"))


def published_in(text: str, language: Language) -> date | None:
    """The day of which a text says at its head that it was published; None if it does not."""
    from newsreel.copydesk.text import paragraphs, tokens

    for number, line in enumerate(paragraphs(text)):
        if number >= _LINES:
            break
        if line.end - line.start > _LONGEST:
            continue
        said = text[line.start : line.end]
        iso = _ISO.search(said)
        if iso:
            try:
                return date(int(iso[1]), int(iso[2]), int(iso[3]))
            except ValueError:
                continue
        found = tokens(text, line.start, line.end, [])
        if not any(_YEAR.fullmatch(t.text) for t in found):
            continue
        opens = found[0].low in language["published"] or len(found) <= 12
        for i, token in enumerate(found):
            if opens and token.low in language.months:
                day = dated(found, i, None, language)
                if day is not None:
                    return day
    return None
