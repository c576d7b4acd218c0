"""A text cut up: paragraphs by line breaks, tokens with their places, sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreel.copydesk.language import Language
from newsreel.copydesk.quotes import Quote

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:\.[^\W\d_])+\b|\d+(?:[.,:]\d+)*[^\W_]*(?:[\-‑][^\W_]+)*|[^\W_]+(?:[’'\-‑&@][^\W_]+)*|\.\.+|--+|[^\w\s]"
)
_GENITIVE = ("'s", "’s")
_SHORTENED = re.compile(r"[’'](?:d|ll|ve|re|m)$")
_ARTICLE = re.compile(r"(?:a[dlnrstz]|e[ln]|ash)[-‑][^\W\d_]|[dlDL][’'][^\W\d_]")  # "al-Hadithi"
_LONGEST = 400  # tokens of a sentence; a longer one is cut, so that each step has a bound
_ASIDE = 14  # tokens that brackets may hold and still be passed over
_ENDS = frozenset(".?!…")
_OPEN = frozenset("([")


@dataclass(slots=True)
class Token:
    """A word, a sign, or a whole quotation (then `quote` is set and `text` is its mark)."""

    text: str
    low: str
    start: int
    end: int
    is_word: bool
    is_name: bool
    quote: Quote | None = None
    is_work: bool = False
    """Whether the quotation is the name of a work ("on “Meet the Press”")."""


@dataclass(slots=True)
class Paragraph:
    """One line that is not empty: its number from 0 and its place in the text."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The lines of a text that are not empty."""
    number = 0
    for line in _LINE.finditer(text):
        if not line[0].isspace():
            yield Paragraph(number, line.start(), line.end())
            number += 1


def tokens(text: str, start: int, end: int, quotes: list[Quote]) -> list[Token]:
    """The tokens of a stretch of text; each quotation in it is one token."""
    found: list[Token] = []
    at = start
    for quote in quotes:
        if quote.outer_start > at:
            _words(text, at, quote.outer_start, found)
        found.append(Token("“”", "“”", quote.outer_start, quote.outer_end, False, False, quote))
        at = quote.outer_end
    _words(text, at, end, found)
    return found


def _is_name(word: str) -> bool:
    if word[0].isupper():
        return True
    article = _ARTICLE.match(word)
    return article is not None and article[0][-1].isupper()


def _words(text: str, start: int, end: int, found: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        a, b = match.span()
        if word.isalpha():  # most are, and need no further look
            found.append(Token(word, word.casefold(), a, b, True, word[0].isupper()))
            continue
        if not word[0].isalnum():
            found.append(Token(word, word, a, b, False, False))
            continue
        if word[-2:] in _GENITIVE and len(word) > 2:
            b -= 2
            stem = word[:-2]
            found.append(Token(stem, stem.casefold(), a, b, True, _is_name(word)))
            found.append(Token(word[-2:], "'s", b, b + 2, True, False))
            continue
        cut = _SHORTENED.search(word) if len(word) < 12 and ("'" in word or "’" in word) else None
        if cut and cut.start():
            at = a + cut.start()
            stem = word[: cut.start()]
            found.append(Token(stem, stem.casefold(), a, at, True, _is_name(word)))
            found.append(Token(cut[0], cut[0].replace("’", "'"), at, b, True, False))
        else:
            found.append(Token(word, word.casefold().replace("’", "'"), a, b, True, _is_name(word)))


def sentences(found: list[Token], language: Language) -> Iterator[list[Token]]:
    """Runs of tokens up to a full stop, or to a quotation that ends with one.

    A quotation that ends with a comma, or before a small letter, or before the words of one who
    says it, does not end its sentence.
    """
    sentence: list[Token] = []
    for i, token in enumerate(found):
        if len(sentence) >= _LONGEST:
            yield sentence
            sentence = []
        if not sentence and token.is_name and token.low in language["core"]:
            token.is_name = False  # "Said Ana Ruiz: …"
        sentence.append(token)
        if token.is_word:
            continue
        if token.quote is not None:
            if _ends_with_quote(found, i, language):
                yield sentence
                sentence = []
        elif token.text[0] in _ENDS:
            after = found[i + 1] if i + 1 < len(found) else None
            if (
                after is not None
                and after.start == token.end
                and after.quote is None
                and (after.is_word or after.text[0] in _ENDS or after.text in ",;)]")
            ):
                continue
            before = found[i - 1] if i else None
            if (
                after is not None
                and before is not None
                and token.text == "."
                and before.end == token.start
                and _is_short(before, language)
            ):
                continue
            if (
                after is not None
                and after.is_word
                and not after.is_name
                and after.text[0].islower()
            ):
                continue
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def without_asides(sentence: list[Token]) -> list[Token]:
    """A sentence without what stands in brackets, unless that holds a quotation."""
    if not any(t.text in _OPEN for t in sentence):
        return sentence
    kept: list[Token] = []
    i = 0
    while i < len(sentence):
        if sentence[i].text in _OPEN:
            for j in range(i + 1, min(i + _ASIDE, len(sentence))):
                if sentence[j].quote is not None:
                    break
                if sentence[j].text in ")]":
                    i = j
                    break
            if sentence[i].text not in ")]":
                kept.append(sentence[i])
        else:
            kept.append(sentence[i])
        i += 1
    return kept


def _is_short(token: Token, language: Language) -> bool:
    """Whether a full stop after a word may be part of it: "Sen.", "R-Ky.", "J."."""
    last = token.low.rpartition("-")[2]
    return last in language["abbreviations"] or (len(token.text) == 1 and token.is_name)


def _ends_with_quote(found: list[Token], i: int, language: Language) -> bool:
    quote = found[i].quote
    assert quote is not None
    if quote.last not in ".?!…":
        return False
    if i + 1 >= len(found):
        return True
    after = found[i + 1]
    if after.quote is not None:
        return True
    if not after.is_word:
        return after.text not in (",", ";", "-", "–", "—", "―", "--", ")", ".")
    if after.text[0].islower():
        return False
    # A name or pronoun and soon a verb of saying: `"Why?" Ana Ruiz asked.`
    for j in range(i + 1, min(i + 12, len(found))):
        token = found[j]
        if token.quote is not None or (token.text == ":" and j > i + 3):
            break
        if token.text == "." and not _is_short(found[j - 1], language):
            break
        if language.verbs.get(token.low) in ("speech", "naming"):
            # What follows the verb tells a tail from a new sentence that has its own object.
            rest = found[j + 1] if j + 1 < len(found) else None
            if quote.last == ".":
                return not (rest is not None and rest.text == "." and j - i <= 4)
            if rest is None or not rest.is_word:
                return False
            return rest.low in language["after_new"]
    return True
