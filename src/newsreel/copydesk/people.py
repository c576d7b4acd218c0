"""Who is named in a text, and whom "Hadithi", "he" or "the spokesperson" means."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from newsreel.copydesk.language import Language
from newsreel.copydesk.roles import heads, role
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
    mentions: list[tuple[int, int]] = field(default_factory=list)
    """In which sentences it is named, by number, and how prominently."""
    spoke: int = -1
    """The last sentence in which it spoke."""


# How much a mention counts for a pronoun after it.
_MAIN, _SUBJECT, _OBJECT, _OWNER, _ASKED, _SPOKE = 200, 60, 0, -60, 230, 240
_SENTENCE, _SENTENCES = 80, 7  # what each sentence in between costs, and how many may be


class People:
    """The names of one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.found: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._by_part: dict[str, list[Person]] = defaultdict(list)
        self._endings = (*language.past_endings, language.adverb_ending)
        self._starts: list[int] = []
        self._has_main = False

    def read(self, sentence: list[Token], is_heading: bool) -> None:
        """Note the names of a sentence. Of a heading, where all words may be capital, only those known."""
        i, n = 0, len(sentence)
        self._starts.append(sentence[0].start if sentence else 0)
        self._has_main = False
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
        first = sentence[0].low
        if i == 0 and (first in closed or self._is_small(first) or first in self.language["auxiliary"]):
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
                token.is_word and token.low in particles and self._leads_on(sentence, j + 1, n)
            ):
                j += 1
            else:
                break
        while j > i + 1 and sentence[j - 1].text == "." and not self._is_suffix(sentence, j):
            j -= 1
        return j

    def _leads_on(self, sentence: list[Token], j: int, n: int) -> bool:
        """Whether a capital word follows, after one more particle at most: "de la Rosa"."""
        if j + 1 < n and sentence[j].low in self.language["particles"] and not sentence[j].is_name:
            j += 1
        return j < n and sentence[j].is_name

    def _is_suffix(self, sentence: list[Token], j: int) -> bool:
        return sentence[j - 2].low in self.language["suffixes"]

    def _is_small(self, low: str) -> bool:
        words = self.language
        return low in words["prepositions"] or low in words["conjunctions"] or low in words["openers"]

    def bare(self, run: list[Token]) -> list[Token]:
        """A run of capital words without the titles before the name."""
        titles, suffixes = self.language["titles"], self.language["suffixes"]
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
        key_words = [t for t in bare if t.low not in self.language["suffixes"]]
        if not key_words:
            return
        lows = tuple(t.low for t in key_words)
        titled = len(bare) < len([t for t in run if t.text != "."])
        title = run[0].low if titled else ""
        whose = self._whose(lows[0] if len(lows) > 1 else "", [t.low for t in run[: len(run) - len(bare)]])
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
        if not person.role and not is_heading:
            at = j - (len(run) - next(k for k, t in enumerate(run) if t is bare[0]))
            person.role = role(self.text, sentence, at, j, self.language)
        weight = _OBJECT if is_heading else self._weight(sentence, i, j)
        if weight in (_MAIN, _SUBJECT) and self._acts(sentence, j):
            person.is_likely = True
        person.mentions.append((len(self._starts) - 1, weight))

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

    def _weight(self, sentence: list[Token], i: int, j: int) -> int:
        """How prominent the name at tokens i to j is in its sentence."""
        words, verbs = self.language, self.language.verbs
        after = sentence[j] if j < len(sentence) else None
        if after is not None and after.low == "'s":
            return _OWNER
        k = i - 1
        while k >= 0 and sentence[k].is_word and not (
            sentence[k].low in words["prepositions"] or sentence[k].low in words["conjunctions"]
            or sentence[k].low in verbs or sentence[k].low in words["auxiliary"]
        ):
            k -= 1
        before = sentence[k] if k >= 0 else None
        if before is not None and before.is_word:
            if before.low in words["asked"]:
                return _ASKED
            if before.low in words["prepositions"] and before.low not in words["conjunctions"]:
                return _OBJECT
            if verbs.get(before.low) == "speech" and any(t.quote for t in sentence[:k]):
                return _MAIN
            if before.low in verbs or before.low in words["auxiliary"]:
                return _OBJECT
        if after is None or not (
            after.text == "," or after.low in verbs or after.low in words["auxiliary"]
            or after.low in words["adverbs"] or after.low.endswith(self._endings)
            or after.low in words["relatives"] or after.low in words["reflexive"]
            or (before is None and after.low in words["attaching"])
        ):
            return _OBJECT
        if self._has_main:
            return _SUBJECT
        self._has_main = True
        return _MAIN

    def _acts(self, sentence: list[Token], j: int) -> bool:
        """Whether what follows a name is what follows a person's: an age, a role, a verb of saying."""
        after = sentence[j] if j < len(sentence) else None
        if after is None:
            return False
        if self.language.verbs.get(after.low) == "speech" or after.low in self.language["what"]:
            return True
        nearby = sentence[j + 1] if j + 1 < len(sentence) else None
        return after.text == "," and nearby is not None and (
            nearby.text[0].isdigit() or nearby.low in self.language["determiners"]
            or nearby.low in self.language["titles"]
        )

    def by_words(self, words: tuple[str, ...]) -> Person | None:
        """The person of a full name, in small letters."""
        return self._by_words.get(words)

    def spoke(self, person: Person, at: int) -> None:
        """Note that somebody says what stands at an offset."""
        person.spoke = max(person.spoke, self.number(at))

    def single(self, token: Token, whose: str) -> Person | None:
        """Somebody who is named by one word only; or whose name is misspelt by one letter."""
        for person in self.found:
            if not person.is_body and len(person.words) > 1 and _is_slip(token.low, person.key):
                return person
        if self.is_body((token.low,)):
            return None
        person = self._new((token.low,), [token], [token], whose, True)
        person.is_likely = token.low in self.language.given
        return person

    def number(self, at: int) -> int:
        """The sentence that holds an offset."""
        return bisect_right(self._starts, at) - 1

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

    def by_role(self, head: str, at: int) -> Person | None:
        """The one person named before an offset whose role has a word: "the spokesperson"."""
        some = [
            p for p in self.found if p.start < at and p.role and head in heads(p.role, self.language)
        ]
        return some[0] if len(some) == 1 else None

    def meant(self, pronoun: str, at: int) -> Person | None:
        """The person whom a pronoun ("he", "she") at an offset most likely means.

        Who was the subject of a near sentence, or spoke in it, comes first; one of the other sex
        never.
        """
        here = self.number(at)
        best, score = None, 0.0
        for person in self.found:
            if person.is_body or (pronoun and person.whose and person.whose != pronoun):
                continue
            bonus = (60 if person.whose else 0) + (0 if person.is_likely else -140)
            bonus += 4 * min(len(person.mentions), 8) + 300
            if pronoun and not person.whose and (pronoun == "he") == person.words[0].endswith("a"):
                bonus -= 120
            if 0 <= here - person.spoke <= _SENTENCES and person.spoke >= 0:
                value = _SPOKE + bonus - _SENTENCE * max(1, here - person.spoke)
                if value > score:
                    best, score = person, value
            for number, weight in reversed(person.mentions):
                if number > here:
                    continue
                if number < here - _SENTENCES:
                    break
                value = weight + bonus - _SENTENCE * (here - number)
                if value > score:
                    best, score = person, value
        return best


def _key(low: str) -> str:
    for article in ("al-", "el-", "al‑"):
        if low.startswith(article) and len(low) > len(article):
            return low[len(article) :]
    return low


def _is_slip(a: str, b: str) -> bool:
    """Whether two long words differ by one letter, changed, left out or doubled."""
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[at + 1 :] == b[at + 1 :] or a[at:] == b[at + 1 :] or a[at + 1 :] == b[at:]


def _joined(words: list[Token]) -> str:
    parts: list[str] = []
    for token in words:
        text = token.text
        if len(text) == 1 and text.isupper():
            text += "."
        parts.append(text)
    return " ".join(parts)
