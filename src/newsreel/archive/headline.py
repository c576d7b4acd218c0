# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreel.archive.bylines import has_by, has_lost_value, read_byline
from newsreel.archive.comments import is_comments_heading, read_count
from newsreel.archive.credits import split_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.fold import key, words
from newsreel.archive.furniture import is_box_heading, kind_of_furniture
from newsreel.archive.labels import HOME, is_section, kind_of, read_crumbs
from newsreel.archive.lines import Line
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import read_related

REACH = 90
"""Lines before the story's text among which the headline is looked for."""


def choose_headline(
    lines: Sequence[Line], start: int, end: int, title: str = ""
) -> tuple[int | None, float]:
    """(index of the headline's line, confidence) for a story whose text is lines[start:end].

    Weighed: the words it shares with the text, how near it stands to it, a date or byline after
    it, its length and form, being said more than once. `title` is what the page itself gives as
    its title (HTML, WET); None when no line is good enough.
    """
    body = " ".join(line.text for line in lines[start:end])[:6000]
    vocabulary = set(words(body))
    titled = set(words(title))
    spoken: dict[str, int] = {}
    low = max(0, start - REACH)
    before = ""
    for line in lines[:end]:
        if 12 <= len(line.text) <= 220:
            told = key(line.text)
            if told != before:  # said twice at once is a picture's text and its caption
                spoken[told] = spoken.get(told, 0) + 1
            before = told
    scores: dict[int, float] = {}
    best: tuple[float, int] | None = None
    distance = 0.0
    last = min(end, start + 8, len(lines))
    for at in range(last - 1, low - 1, -1):
        line = lines[at]
        if at < start and line.text:
            distance += 1 if len(line.text) > 25 or not line.bullet else 0.4
        if not 6 <= len(line.text) <= 240:
            continue
        away = 0.05 * distance + (0.5 * (at - start) + 1.5 if at > start else 0.0)
        if best is not None and _form(line, vocabulary, titled) + _MOST_GAIN - away < best[0] - 1.3:
            continue  # whatever stands around it, it cannot be the headline
        score = _score(lines, at, start, vocabulary, titled)
        if score is None:
            continue
        score -= away
        times = spoken.get(key(line.text), 0)
        if times > 1:
            # The head of a table is said again and again within the text.
            score += -2.0 if at >= start and times > 2 else 0.3
        scores[at] = score
        if best is None or score > best[0]:
            best = (score, at)
    if best is None or best[0] < 0.7:
        return None, 0.0
    best = _upper(lines, scores, best, vocabulary, start)
    return best[1], max(0.3, min(0.97, 0.45 + best[0] / 8))


def _upper(
    lines: Sequence[Line],
    scores: dict[int, float],
    best: tuple[float, int],
    vocabulary: set[str],
    start: int,
) -> tuple[float, int]:
    """Of two good lines set one below the other the upper is the headline, the lower its standfirst."""
    lower = lines[best[1]].text
    seen = 0
    for at in range(best[1] - 1, max(-1, best[1] - 9), -1):
        line = lines[at]
        text = line.text
        if not text or kind_of_furniture(text) or kind_of(text):
            continue
        seen += 1
        if at not in scores and (score := _score(lines, at, start, vocabulary, set())) is not None:
            scores[at] = score
        if at not in scores or seen > 3:
            break
        upper = scores[at]
        if line.bullet or key(lower) in key(text) or split_credit(text):
            continue
        deck = len(text.split()) >= 4 and len(lower) > 1.3 * len(text)
        told = vocabulary | set(words(lower))
        if deck and upper > 0 and seen == 1 and _speaks_of(text, told):
            return max(upper, best[0] - 1.0), at
        if upper >= best[0] - 1.3 and upper > 1.2 and 20 <= len(text) <= 1.2 * len(lower):
            return upper, at
    return best


def _speaks_of(text: str, vocabulary: set[str]) -> bool:
    """Whether a short headline's words, inflected or not, come up in the text, or it is a quotation."""
    if text[:1] in '“«„"‘':
        return True
    strong = {w[:5] for w in words(text) if len(w) > 3}
    stems = {w[:5] for w in vocabulary}
    return len(strong & stems) >= max(1, 0.33 * len(strong))


def _score(
    lines: Sequence[Line], at: int, start: int, vocabulary: set[str], titled: set[str]
) -> float | None:
    line = lines[at]
    text = line.text
    if (
        not (6 if _wide(text) else 8) <= len(text) <= 240
        or kind_of_furniture(text)
        or is_box_heading(text)
    ):
        return None
    if (len(text.split()) < 2 and not _wide(text)) or is_section(text) or kind_of(text):
        return None
    if read_crumbs(text) or read_count(text) is not None:
        return None
    if is_comments_heading(text) or read_related(text):
        return None
    if has_by(text) and read_byline(text):
        return None
    stamps = find_stamps(text)
    if stamps and len(without_stamps(text, stamps)) < 25:
        return None
    if has_lost_value(text):
        return None
    if (is_relative(text) and len(text) < 60) or _OF_PICTURE.match(text):
        return None
    if at >= start and (is_prose(text) and closes(text) and len(text) > 100):
        return None
    score = _form(line, vocabulary, titled)
    if split_credit(text, loose=False):
        score -= 1.5
    if read_byline(text) or _signs(lines, at):
        score -= 2.5
    if _captioned(lines, at):
        score -= 3.0
    return score + _followed(lines, at)


_OF_PICTURE = re.compile(r"(?:media|image|photo|video|picture) ?caption", re.I)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s\D")
_MOST_GAIN = 2.0
"""No more than this is added to a line's form by what stands around it."""


def _wide(text: str) -> bool:
    """Whether a text is in a script without capitals."""
    return not text.isascii() and not any(c.isupper() or c.islower() for c in text)


def _form(line: Line, vocabulary: set[str], titled: set[str]) -> float:
    """What a line's own words and form say for its being a headline."""
    text = line.text
    tokens = words(text)
    wide = _wide(text)
    strong = [t for t in tokens if len(t) > 3] or tokens
    score = 2.2 * sum(t in vocabulary for t in strong) / len(strong) if strong else 0.0
    if wide:
        score += 0.5 if len(tokens) > 2 else -0.7
    elif len(tokens) < 4:
        score -= 1.2
    elif len(tokens) >= 6:
        score += 0.6
    if len(text) > 110:
        score -= 0.4
    if len(text) > 150:
        score -= 0.6
    if text.endswith(".") and not text.endswith("..."):
        score -= 1.0
    if text.endswith((":", ",", ";")):
        score -= 1.5
    if len(text) > 90 and closes(text) and is_prose(text):
        score -= 0.8
    if line.bullet:
        score -= 1.6
    if text[:1].islower() and not wide:
        score -= 0.8
    if len(tokens) > 2 and tokens[0] in HOME and not closes(text):
        score -= 2.0  # a trail run together
    if _CLOCK.match(text):
        score -= 2.0  # an entry of a live page
    if " | " in text:
        score -= 0.8
    if line.linked > 0.8:
        score -= 0.6
    if line.tag == "h1":
        score += 3.0
    elif line.tag == "h2":
        score += 0.6
    if line.gap:
        score += 0.2
    if titled:
        ours = set(tokens)
        score += 4.0 * len(ours & titled) / max(1, len(ours | titled))
    return score


def _captioned(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line says the same with a credit: words for a picture, and its caption."""
    following = next((x for x in lines[at + 1 : at + 3] if x.text), None)
    if following is None or len(following.text) <= len(lines[at].text):
        return False
    return following.text.startswith(lines[at].text.rstrip(".")) and bool(
        split_credit(following.text)
    )


def _signs(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line is the name that a byline below it says again."""
    text = lines[at].text
    if len(text) > 40 or len(text.split()) > 4:
        return False
    if any(len(x.text) < 120 and text in x.text and has_by(x.text) for x in lines[at + 1 : at + 9]):
        return True
    return any(
        x.text[:1] in "—–" and len(x.text) < len(text) + 4 and x.text.endswith(text)
        for x in lines[at + 1 : at + 400]
    )


def _followed(lines: Sequence[Line], at: int) -> float:
    """What a date, a byline or a standfirst after a line says for it."""
    gain = 0.0
    seen = 0
    for line in lines[at + 1 : at + 9]:
        text = line.text
        if not text or (line.bullet and len(text) < 30):
            continue
        seen += 1
        if seen > 5:
            break
        if (find_stamps(text) and len(text) < 120) or (
            len(text) < 120 and has_by(text) and read_byline(text)
        ):
            gain = max(gain, 1.7 - 0.12 * seen)
        elif is_relative(text) and len(text) < 60:
            gain = max(gain, 0.8 - 0.1 * seen)
        elif seen == 1 and is_prose(text) and len(text) < 320:
            gain = max(gain, 0.5)
    return gain
