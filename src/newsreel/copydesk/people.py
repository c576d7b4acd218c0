"""Who is named in a text, and whom "Hadithi", "he" or "the spokesperson" means."""

from collections import defaultdict
from dataclasses import dataclass, field

from newsreel.copydesk.language import Language
from newsreel.copydesk.text import Token


@dataclass(slots=True)
class Person:
    """Somebody (or a body) named in full, as at the first mention."""

    name: str
    key: str
    """The last word of the name, small, without "al-": by which it is named later."""
    words: tuple[str, ...]
    start: int
    whose: str = ""
    """"he", "she", or "" where nothing tells."""
    is_body: bool = False
    role: str = ""
    is_likely: bool = False
    """Whether a given name, a title or a later mention by one word says that it is a person."""
    mentions: list[tuple[int, bool]] = field(default_factory=list)
    """Where it is named, by offset, and whether as a subject."""


class People:
    """The names of one text."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.found: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_part: dict[str, list[Person]] = defaultdict(list)

    def read(self, sentence: list[Token], is_heading: bool) -> None:
        """Note the names of a sentence. Of a heading, where all words may be capital, only those known."""
        i, n = 0, len(sentence)
        while i < n:
            if not sentence[i].is_name:
                i += 1
                continue
            j = self.run(sentence, i, n)
            self._note(sentence, i, j, is_heading)
            i = max(j, i + 1)

    def run(self, sentence: list[Token], i: int, n: int) -> int:
        """Where the run of capital words that begins at i ends."""
        particles = self.language["particles"]
        closed = self.language["closed"] | self.language["determiners"]
        if i == 0 and (sentence[0].low in closed or self._is_small(sentence[0].low)):
            return i
        j = i + 1
        while j < n:
            token = sentence[j]
            if token.is_name:
                if token.low in closed and len(token.text) > 1 and j + 1 < n:
                    break
                j += 1
            elif token.text == "." and len(sentence[j - 1].text) <= 4 and (
                len(sentence[j - 1].text) == 1 or sentence[j - 1].low in self.language["abbreviations"]
            ):
                j += 1
            elif (
                token.is_word and token.low in particles and j + 1 < n and sentence[j + 1].is_name
            ):
                j += 1
            else:
                break
        while j > i + 1 and sentence[j - 1].text == "." and not self._is_suffix(sentence, j):
            j -= 1
        return j

    def _is_suffix(self, sentence: list[Token], j: int) -> bool:
        return sentence[j - 2].low in self.language["suffixes"]

    def _is_small(self, low: str) -> bool:
        words = self.language
        return low in words["prepositions"] or low in words["conjunctions"] or low in words["openers"]

    def bare(self, run: list[Token]) -> list[Token]:
        """A run of capital words without the titles before the name."""
        titles, suffixes = self.language["titles"], self.language["suffixes"]
        words = [t for t in run if t.text != "."]
        last = -1
        for at, token in enumerate(words[:-1]):
            if token.low in titles and at + 1 < len(words) and words[at + 1].low not in suffixes:
                last = at
        return words[last + 1 :]

    def _note(self, sentence: list[Token], i: int, j: int, is_heading: bool) -> None:
        run = sentence[i:j]
        bare = self.bare(run)
        key_words = [t for t in bare if t.low not in self.language["suffixes"]]
        if not key_words:
            return
        lows = tuple(t.low for t in key_words)
        titled = len(bare) < len([t for t in run if t.text != "."])
        title = run[0].low if titled else ""
        whose = self._whose(lows[0] if len(lows) > 1 else "", [t.low for t in run[: len(run) - len(bare)]])
        is_subject = self._is_subject(sentence, i, j)
        start = key_words[0].start
        person = self._by_words.get(lows)
        if person is None and len(lows) == 1:
            person = self.named(lows[0], start, whose if title in ("mr", "mrs", "ms", "miss") else "")
            if person is None:
                return
        if person is None and is_heading:
            return
        if person is None:
            person = self._new(lows, key_words, bare, whose, titled)
        if titled or len(lows) == 1 or lows[0] in self.language.given:
            person.is_likely = True
        if whose and not person.whose:
            person.whose = whose
        if not person.role and titled and len(lows) > 1:
            person.role = " ".join(t.text for t in run[: len(run) - len(bare)] if t.text != ".")
        person.mentions.append((start, is_subject))

    def _new(
        self, lows: tuple[str, ...], words: list[Token], bare: list[Token], whose: str, titled: bool
    ) -> Person:
        person = Person(
            name=_joined(bare),
            key=_key(lows[-1]),
            words=lows,
            start=words[0].start,
            whose=whose,
            is_body=self.is_body(lows) and not titled,
        )
        self.found.append(person)
        self._by_words[lows] = person
        self._by_key[person.key].append(person)
        for part in lows[:-1]:
            self._by_part[_key(part)].append(person)
        return person

    def is_body(self, lows: tuple[str, ...]) -> bool:
        """Whether a name looks like one of an organisation or a place."""
        words = self.language
        if lows[0] in self.language.given and len(lows) > 1 and lows[-1] not in words["organisation"]:
            return False
        return any(low in words["organisation"] for low in lows) or lows[0] in words["places"]

    def _whose(self, first: str, titles: list[str]) -> str:
        for title in titles:
            if title in self.language["titles_he"]:
                return "he"
            if title in self.language["titles_she"]:
                return "she"
        whose = self.language.given.get(first, "")
        return "" if whose == "any" else whose

    def _is_subject(self, sentence: list[Token], i: int, j: int) -> bool:
        if i <= 1:
            return True
        after = sentence[j] if j < len(sentence) else None
        return after is not None and (
            after.low in self.language.verbs or after.low in self.language["auxiliary"]
        ) and after.low != "'s"

    def named(self, low: str, at: int, whose: str = "") -> Person | None:
        """The person whom one word names: by the last name, else by another part of the name.

        Of several the one named last before `at`, else the first.
        """
        key = _key(low)
        for table in (self._by_key, self._by_part):
            some = [p for p in table.get(key, ()) if not (whose and p.whose and p.whose != whose)]
            if table is self._by_part:
                # A given name ("Ana"), or the first of two surnames; not the first of a firm's.
                some = [
                    p for p in some
                    if not p.is_body and (low != p.words[0] or low in self.language.given)
                ]
            if len(some) == 1:
                return some[0]
            if some:
                return max(some, key=lambda p: (len(p.mentions), -p.start))
        return None

    def meant(self, pronoun: str, at: int, floor: int, avoid: Person | None = None) -> Person | None:
        """The person whom a pronoun at an offset most likely means, named after `floor`.

        Near ones and subjects come first; one of the other sex never.
        """
        best, score = None, float("-inf")
        for person in self.found:
            if person.is_body or (person.whose and person.whose != pronoun) or person is avoid:
                continue
            for start, is_subject in reversed(person.mentions):
                if start >= at:
                    continue
                if start < floor:
                    break
                value = -(at - start) + (160 if is_subject else 0) + (120 if person.whose else 0) - (0 if person.is_likely else 700)
                if value > score:
                    best, score = person, value
                break
        return best


def _key(low: str) -> str:
    for article in ("al-", "el-", "al‑"):
        if low.startswith(article) and len(low) > len(article):
            return low[len(article) :]
    return low


def _joined(words: list[Token]) -> str:
    parts: list[str] = []
    for token in words:
        text = token.text
        if len(text) == 1 and text.isupper():
            text += "."
        parts.append(text)
    return " ".join(parts)
