"""The subject of a verb: before it, across what commas set off, or at the head of the clause."""

from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.phrases import Phrase, Phrases
from newsreel.copydesk.text import Token

_FAR = 60  # tokens that are looked at


class Subjects:
    """Finds the subjects of verbs in sentences of one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self.grammar = grammar
        self.language = grammar.language
        self.words = self.language.words
        self.participles = grammar.participles
        self.phrases = phrases
        self._open = (*self.participles, *self.language.passive_endings)

    def subject(self, s: list[Token], v: int, lo: int, depth: int = 0) -> Phrase | None:
        """The subject of the verb at token v, not looked for before token lo."""
        i = self.grammar.skip_back(s, v, lo)
        if i <= lo or depth > 2:
            return None
        before = s[i - 1]
        low = before.low
        if s[v].low.endswith(self.participles) and i == v:
            if before.is_name or before.low in self.words["persons"]:
                found = self.phrases.before(s, i, lo)
                if found and found.kind == "name" and found.b == i:
                    return found
                if found and found.kind == "noun" and s[found.b - 1].is_name:
                    # "footage of Ana Ruiz saying"
                    name = self.phrases.name_in(s, found.a, found.b)
                    return Phrase(name[0], name[1], "name", name) if name else found
            return self._of_participle(s, v, lo, depth)
        if low in self.words["relatives"]:
            j = i - 1
            if j > lo and s[j - 1].text == ",":
                j -= 1
            found = self.phrases.before(s, j, lo)
            if found:
                return found
            return self.first_subject(s, lo, i - 1)
        if low in self.words["names_join"] or low in self.words["coordinating"]:
            spoken = [
                j
                for j in range(i - 2, max(lo, i - 25) - 1, -1)
                if self.grammar.speaks(s, j)
                and not self.grammar.is_noun(s, j)
                and not s[j].low.endswith(self.participles)
            ][:1]
            for j in (*spoken, *range(i - 2, max(lo, i - 25) - 1, -1)):
                if s[j].low in self.words["negations"] or s[j].quote is not None:
                    continue
                if (
                    self.grammar.speaks(s, j) or self.grammar.is_verb(s, j, True)
                ) and not self.grammar.is_noun(s, j):
                    if s[j].low.endswith(self.participles):
                        continue
                    found = self.subject(s, j, lo, depth + 1)
                    if found:
                        return found
            return self.first_subject(s, lo, v)
        if before.text in (",", ")", "—", "–", "-"):
            return self.across(s, i - 1, lo) or self.first_subject(s, lo, v)
        found = self.phrases.before(s, i, lo)
        if found is not None and found.kind == "name" and found.a > lo + 2:
            c = found.a - 1
            if s[c].text == "," and self._is_place(s, c, i, lo):
                person = self.across(s, c, lo)  # "Ana Ruiz of Flint, Michigan said"
                if person is not None and person.kind == "name" and person.b < c:
                    return person
        if found is not None and self.is_someone(s, found):
            return found
        return self.first_subject(s, lo, v)

    def _of_participle(self, s: list[Token], v: int, lo: int, depth: int) -> Phrase | None:
        """The subject of the finite verb that a participle leans on, best one of saying."""
        last: int | None = None
        for j in range(v - 1, max(lo, v - _FAR) - 1, -1):
            if s[j].text == ";" or (last is not None and s[j].text == ","):
                break
            if (
                s[j].low.endswith(self.participles)
                or not s[j].is_word
                or self.grammar.is_noun(s, j)
            ):
                continue
            if self.grammar.speaks(s, j):
                last = j
                break
            if last is None and self.grammar.is_verb(s, j, True):
                last = j
        if last is not None:
            found = self.subject(s, last, lo, depth + 1)
            if found:
                return found
        return self.first_subject(s, lo, v)

    def across(self, s: list[Token], i: int, lo: int) -> Phrase | None:
        """The phrase before what is set off: "Ana Ruiz, 40, of Lugo, said"."""
        while i > lo:
            c = i - 1
            while c >= lo and s[c].text not in (",", "(", "—", "–", "-"):
                c -= 1
            if c < lo:
                break
            first = s[c + 1] if c + 1 < i else None
            if first is None or self._is_set_off(s, c + 1, i) or self._is_place(s, c, i, lo):
                i = c
                continue
            break
        return self.phrases.before(s, i, lo)

    def _is_place(self, s: list[Token], c: int, i: int, lo: int) -> bool:
        """Whether a name after a comma completes a place: "of Flint, Michigan,"."""
        if not all(t.is_name or t.text == "." for t in s[c + 1 : i]):
            return False
        if s[c + 1].low in self.language.given and c + 2 < i:
            return False  # "the mayor of Lugo, Ana Ruiz,"
        j = c - 1
        while j > lo and (s[j].is_name or s[j].text == "."):
            j -= 1
        return j >= lo and j < c - 1 and s[j].low in self.words["prepositions"]

    def _is_set_off(self, s: list[Token], a: int, b: int) -> bool:
        first = s[a]
        words = self.language.words
        low = first.low
        if b - a <= 6 and any(
            self.grammar.speaks(s, k) and not self.grammar.is_noun(s, k) for k in range(a, b)
        ):
            return True
        if low in words["determiners"] or low in words["prepositions"] or low in words["relatives"]:
            return True
        is_open = low.endswith(self._open) and not first.is_name
        if first.text[0].isdigit() or is_open or low in words["titles"]:
            return True
        if low in words["suffixes"] or low in words["abbreviations"]:
            return True
        if low in words["conjunctions"] or low in words["closed"] or low in words["adverbs"]:
            return a + 1 >= b or not s[a + 1].is_name
        return not first.is_name

    def first_subject(self, s: list[Token], lo: int, hi: int) -> Phrase | None:
        """The first noun phrase of a clause that no preposition opens."""
        i = lo
        words = self.language.words
        for _ in range(6):
            while i < hi and (
                not s[i].is_word
                or (s[i].low in words["conjunctions"] and s[i].low not in words["openers"])
                or s[i].low in words["adverbs"]
                or (self.grammar.is_time(s[i]))
            ):
                i += 1
            if i >= hi:
                return None
            if (
                s[i].low in words["openers"]
                or (s[i].low.endswith(self._open) and not s[i].is_name)
                or (s[i].low.endswith(self.participles) and i == lo)
            ):
                c = i + 1
                while c < hi and s[c].text != ",":
                    c += 1
                if c >= hi:
                    return self._last_someone(s, i, hi)
                i = c + 1
                continue
            found = self.phrases.after(s, i, hi)
            if found is None:
                i += 1
                continue
            if all(
                self.grammar.is_time(t) or t.low in words["determiners"]
                for t in s[found.a : found.b]
            ):
                i = found.b
                continue
            return self.apposed(s, found, hi)
        return None

    def _last_someone(self, s: list[Token], lo: int, hi: int) -> Phrase | None:
        for v in range(lo + 1, hi):
            if self.grammar.is_verb(s, v, True):
                found = self.phrases.before(s, self.grammar.skip_back(s, v, lo), lo)
                if found:
                    return found
        return None

    def apposed(self, s: list[Token], subject: Phrase, hi: int) -> Phrase:
        """For "her brother, Juan Sosa," the name."""
        b = subject.b
        if subject.kind == "noun" and b + 1 < hi and s[b].text == "," and s[b + 1].is_name:
            name = self.phrases.after(s, b + 1, hi)
            if name and name.kind == "name" and (name.b >= hi or not s[name.b].is_word):
                return name
        return subject

    def behind(self, s: list[Token], v: int, hi: int) -> Phrase | None:
        """The subject after its verb: "said Ana Ruiz", "informó el domingo el diario"."""
        i = v + 1
        while i < hi and (
            self.grammar.is_time(s[i])
            or (
                s[i].low in self.words["before_time"]
                and i + 1 < hi
                and self.grammar.is_time(s[i + 1])
            )
        ):
            i += 1
        subject = self.phrases.after(s, i, hi)
        if subject is None or not self.is_someone(s, subject):
            return None
        return self.apposed(s, subject, hi)

    def is_someone(self, s: list[Token], phrase: Phrase) -> bool:
        first = s[phrase.a]
        if phrase.kind == "noun" and all(
            self.grammar.is_time(t) or t.low in self.words["determiners"]
            for t in s[phrase.a : phrase.b]
        ):
            return False
        return first.low not in self.words["prepositions"]
