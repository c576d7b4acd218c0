"""Who is named in a text, and whom "Hadithi", "he" or "the spokesperson" means."""

from collections import defaultdict

from newsreel.copydesk.language import Language
from newsreel.copydesk.person import Person, key
from newsreel.copydesk.prominence import Prominence
from newsreel.copydesk.roles import heads, role
from newsreel.copydesk.text import Token

_MANY = 500  # names of a text that are looked through one by one
_ALIKE = 20  # persons of one name that are told apart


class People:
    """The names of one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = language.words
        self.found: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_part: dict[str, list[Person]] = defaultdict(list)
        self.prominence = Prominence(language)

    def read(self, sentence: list[Token], is_heading: bool) -> None:
        """Note the names of a sentence; of a heading, where all words are capital, those known."""
        i, n = 0, len(sentence)
        self.prominence.open(sentence[0].start if sentence else 0)
        while i < n:
            if not sentence[i].is_name:
                i += 1
                continue
            j = self.run(sentence, i, n)
            self._note(sentence, i, j, is_heading)
            i = max(j, i + 1)

    def run(self, sentence: list[Token], i: int, n: int) -> int:
        """Where the run of capital words that begins at i ends."""
        particles = self.words["particles"]
        closed = self.words["closed"] | self.words["determiners"]
        first = sentence[0].low
        if i == 0 and (
            first in closed or self._is_small(first) or first in self.words["auxiliary"]
        ):
            return i
        j = i + 1
        while j < n:
            token = sentence[j]
            if token.is_name:
                if token.low in closed and len(token.text) > 1 and j + 1 < n:
                    break
                j += 1
            elif (
                token.text == "."
                and len(sentence[j - 1].text) <= 4
                and (
                    len(sentence[j - 1].text) == 1
                    or sentence[j - 1].low in self.words["abbreviations"]
                )
            ) or (token.is_word and token.low in particles and self._leads_on(sentence, j + 1, n)):
                j += 1
            else:
                break
        while j > i + 1 and sentence[j - 1].text == "." and not self._is_suffix(sentence, j):
            j -= 1
        return j

    def _leads_on(self, sentence: list[Token], j: int, n: int) -> bool:
        """Whether a capital word follows, after one more particle at most: "de la Rosa"."""
        if j + 1 < n and sentence[j].low in self.words["particles"] and not sentence[j].is_name:
            j += 1
        return j < n and sentence[j].is_name

    def _is_suffix(self, sentence: list[Token], j: int) -> bool:
        return sentence[j - 2].low in self.words["suffixes"]

    def _is_small(self, low: str) -> bool:
        words = self.words
        return (
            low in words["prepositions"] or low in words["conjunctions"] or low in words["openers"]
        )

    def bare(self, run: list[Token]) -> list[Token]:
        """A run of capital words without the titles before the name."""
        titles, suffixes = self.words["titles"], self.words["suffixes"]
        words = [t for t in run if t.text != "."]
        given = self.language.given
        last = -1
        if words and words[0].low not in given:
            # "Post Editor-in-Chief Ana Ruiz": from the given name on.
            last = next((k - 1 for k in range(1, len(words) - 1) if words[k].low in given), -1)
        for at, token in enumerate(words[:-1]):
            if token.low in titles and at + 1 < len(words) and words[at + 1].low not in suffixes:
                last = at
        return words[last + 1 :]

    def _note(self, sentence: list[Token], i: int, j: int, is_heading: bool) -> None:
        run = sentence[i:j]
        bare = self.bare(run)
        key_words = [t for t in bare if t.low not in self.words["suffixes"]]
        if not key_words:
            return
        lows = tuple(t.low for t in key_words)
        titled = len(bare) < len([t for t in run if t.text != "."])
        title = run[0].low if titled else ""
        whose = self._whose(
            lows[0] if len(lows) > 1 else "", [t.low for t in run[: len(run) - len(bare)]]
        )
        start = key_words[0].start
        person = self._by_words.get(lows)
        if person is None and len(lows) == 1:
            person = self.named(
                lows[0], start, whose if title in ("mr", "mrs", "ms", "miss") else ""
            )
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
        if not person.role and not is_heading and person.mentions < 3:
            at = j - (len(run) - next(k for k, t in enumerate(run) if t is bare[0]))
            person.role = role(self.text, sentence, at, j, self.language)
            person.is_likely = person.is_likely or bool(person.role)
        person.mentions += 1
        if self.prominence.note(person, sentence, i, j, is_heading):
            person.is_likely = True

    def _new(
        self, lows: tuple[str, ...], words: list[Token], bare: list[Token], whose: str, titled: bool
    ) -> Person:
        person = Person(
            name=_joined(bare),
            key=key(lows[-1]),
            words=lows,
            start=words[0].start,
            whose=whose,
            is_body=self.is_body(lows) and not titled,
        )
        self.found.append(person)
        self._by_words[lows] = person
        self._by_key[person.key].append(person)
        for part in lows[:-1]:
            self._by_part[key(part)].append(person)
        return person

    def is_body(self, lows: tuple[str, ...]) -> bool:
        """Whether a name looks like one of an organisation or a place."""
        words = self.words
        if (
            lows[0] in self.language.given
            and len(lows) > 1
            and lows[-1] not in words["organisation"]
        ):
            return False
        return any(low in words["organisation"] for low in lows) or lows[0] in words["places"]

    def _whose(self, first: str, titles: list[str]) -> str:
        for title in titles:
            if title in self.words["titles_he"]:
                return "he"
            if title in self.words["titles_she"]:
                return "she"
        whose = self.language.given.get(first, "")
        return "" if whose == "any" else whose

    def by_words(self, words: tuple[str, ...]) -> Person | None:
        """The person of a full name, in small letters."""
        return self._by_words.get(words)

    def single(self, token: Token, whose: str) -> Person | None:
        """Somebody who is named by one word only; or whose name is misspelt by one letter."""
        for person in self.found[:_MANY]:
            if not person.is_body and len(person.words) > 1 and is_slip(token.low, person.key):
                return person
        if self.is_body((token.low,)):
            return None
        person = self._new((token.low,), [token], [token], whose, True)
        person.is_likely = token.low in self.language.given
        return person

    def named(self, low: str, at: int, whose: str = "") -> Person | None:
        """The person whom one word names: by the last name, else by another part of the name.

        Of several the one named last before `at`, else the first.
        """
        last = key(low)
        for table in (self._by_key, self._by_part):
            some = [
                p
                for p in table.get(last, ())[:_ALIKE]
                if not (whose and p.whose and p.whose != whose)
            ]
            if table is self._by_part:
                # A given name ("Ana"), or the first of two surnames; not the first of a firm's.
                some = [
                    p
                    for p in some
                    if not p.is_body and (low != p.words[0] or low in self.language.given)
                ]
            if len(some) == 1:
                return some[0]
            if some:
                return max(some, key=lambda p: (p.mentions, -p.start))
        return None

    def by_role(self, head: str, at: int) -> Person | None:
        """The one person named before an offset whose role has a word: "the spokesperson"."""
        some = [
            p
            for p in self.found[:_MANY]
            if p.start < at and p.role and head in heads(p.role, self.language)
        ]
        return some[0] if len(some) == 1 else None


def is_slip(a: str, b: str) -> bool:
    """Whether two long words differ by one letter, changed, left out or doubled."""
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    at = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[at + 1 :] == b[at + 1 :] or a[at:] == b[at + 1 :] or a[at + 1 :] == b[at:]


def _joined(words: list[Token]) -> str:
    parts: list[str] = []
    for token in words:
        text = token.text
        if len(text) == 1 and text.isupper():
            text += "."
        parts.append(text)
    return " ".join(parts)
