"""How prominent the persons of a text are at each place, and so whom "he" or "she" means."""

from bisect import bisect_right

from newsreel.copydesk.language import Language
from newsreel.copydesk.person import Person
from newsreel.copydesk.text import Token

# What a mention counts for a pronoun after it: as the first subject of its sentence, as another
# subject, as an object, as an owner ("Ana's"), as the one asked, as the one who spoke.
_MAIN, _SUBJECT, _OBJECT, _OWNER, _ASKED, _SPOKE = 200, 60, 0, -60, 230, 240
_SENTENCE, _SENTENCES = 80, 7  # what each sentence in between costs, and how many may be
_KNOWN, _UNLIKELY, _OTHER_SEX, _OFTEN, _FLOOR = 60, -140, -120, 8, 300


class Prominence:
    """The persons of a text by sentence."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = language.words
        self._endings = (*language.past_endings, language.adverb_ending)
        self._starts: list[int] = []
        self._named: list[list[tuple[Person, int]]] = []
        self._has_main = False

    def open(self, start: int) -> None:
        """Begin a sentence."""
        self._starts.append(start)
        self._named.append([])
        self._has_main = False

    def number(self, at: int) -> int:
        """The sentence that holds an offset."""
        return bisect_right(self._starts, at) - 1

    def note(self, person: Person, s: list[Token], i: int, j: int, is_heading: bool) -> bool:
        """Note that tokens i to j of the open sentence name somebody; whether it acts as one."""
        weight = _OBJECT if is_heading else self._weight(s, i, j)
        self._named[-1].append((person, weight))
        return weight in (_MAIN, _SUBJECT) and self._acts(s, j)

    def spoke(self, person: Person, at: int) -> None:
        """Note that somebody says what stands at an offset."""
        self._named[self.number(at)].append((person, _SPOKE))
        person.is_likely = person.is_likely or not person.is_body

    def is_named(self, person: Person, first: int, last: int) -> bool:
        """Whether sentences first to last name somebody as a subject."""
        return any(
            who is person and weight > 0
            for number in range(first, last + 1)
            for who, weight in self._named[number]
        )

    def meant(self, pronoun: str, at: int) -> Person | None:
        """The person whom a pronoun ("he", "she", "" for either) at an offset most likely means.

        Who was the subject of a near sentence, or spoke in it, comes first; one of the other sex
        never.
        """
        here = self.number(at)
        best, score = None, 0
        for number in range(here, max(-1, here - _SENTENCES - 1), -1):
            for person, weight in self._named[number]:
                if person.is_body or (pronoun and person.whose and person.whose != pronoun):
                    continue
                away = here - number
                value = weight - _SENTENCE * (max(1, away) if weight == _SPOKE else away)
                value += self._bonus(person, pronoun)
                if value > score:
                    best, score = person, value
        return best

    def _bonus(self, person: Person, pronoun: str) -> int:
        value = _FLOOR + 4 * min(person.mentions, _OFTEN)
        value += _KNOWN if person.whose else 0
        value += 0 if person.is_likely else _UNLIKELY
        if pronoun and not person.whose and (pronoun == "he") == person.words[0].endswith("a"):
            value += _OTHER_SEX
        return value

    def _weight(self, sentence: list[Token], i: int, j: int) -> int:
        """How prominent the name at tokens i to j is in its sentence."""
        words, verbs = self.words, self.language.verbs
        after = sentence[j] if j < len(sentence) else None
        if after is not None and after.low == "'s":
            return _OWNER
        k = i - 1
        while (
            k >= 0
            and sentence[k].is_word
            and not (
                sentence[k].low in words["prepositions"]
                or sentence[k].low in words["conjunctions"]
                or sentence[k].low in verbs
                or sentence[k].low in words["auxiliary"]
            )
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
            after.text == ","
            or after.low in verbs
            or after.low in words["auxiliary"]
            or after.low in words["adverbs"]
            or after.low.endswith(self._endings)
            or after.low in words["relatives"]
            or after.low in words["reflexive"]
            or (before is None and after.low in words["attaching"])
        ):
            return _OBJECT
        if self._has_main:
            return _SUBJECT
        self._has_main = True
        return _MAIN

    def _acts(self, sentence: list[Token], j: int) -> bool:
        """Whether an age, a role or a verb of saying follows a name, as it follows a person's."""
        after = sentence[j] if j < len(sentence) else None
        if after is None:
            return False
        if self.language.verbs.get(after.low) == "speech" or after.low in self.words["what"]:
            return True
        nearby = sentence[j + 1] if j + 1 < len(sentence) else None
        return (
            after.text == ","
            and nearby is not None
            and (
                nearby.text[0].isdigit()
                or nearby.low in self.words["determiners"]
                or nearby.low in self.words["titles"]
            )
        )
