"""Noun phrases: where they begin and end, and what they name."""

from dataclasses import dataclass

from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.text import Token

_FAR = 40  # tokens that a phrase may have


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens a to b of a sentence. `kind` is "name", "pronoun" or "noun"."""

    a: int
    b: int
    kind: str
    name: tuple[int, int] | None = None
    """The tokens of the person's name in it, titles included."""


class Phrases:
    """Finds noun phrases in the sentences of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.language = language = grammar.language
        self.words = language.words
        words = language.words
        self._pronouns = words["subjects"]
        self._stop = (
            words["prepositions"]
            | words["conjunctions"]
            | words["auxiliary"]
            | words["closed"]
            | words["relatives"]
        ) - words["determiners"]

    def after(self, s: list[Token], i: int, hi: int) -> Phrase | None:
        """The noun phrase that begins at token i."""
        words = self.language.words
        start = i
        if i >= hi or not s[i].is_word:
            return None
        token = s[i]
        if token.low in words["not_of_names"] and i + 1 < hi and s[i + 1].is_name:
            return None
        if token.low in self._pronouns and not (
            token.low in words["determiners"] and i + 1 < hi and self._goes_on(s, i + 1)
        ):
            end = i + 1
            if end + 1 < hi and s[end].low in words["of"] and token.low not in words["pronouns_he"]:
                inner = self.after(s, end + 1, hi)
                if inner:
                    return Phrase(start, inner.b, "noun")
            return Phrase(start, end, "pronoun" if token.low in _BARE else "noun")
        has_noun = False
        while i < hi and i - start < _FAR:
            token = s[i]
            if not token.is_word:
                if token.text == "." and i > start and self.grammar.is_short(s, i) and i + 1 < hi:
                    i += 1
                    continue
                if token.text == "&" or (
                    token.text in "-–/"
                    and i > start
                    and i + 1 < hi
                    and token.start == s[i - 1].end
                    and s[i + 1].is_word
                ):
                    i += 1
                    continue
                break
            low = token.low
            if token.is_name:
                if self.grammar.is_time(token) and has_noun:
                    break
                if i == start and i == 0 and low in self._stop:
                    break
                has_noun = True
            elif low in words["determiners"]:
                if has_noun:
                    break
            elif low == "'s":
                if i == start:
                    break
                has_noun = False
            elif (
                low in words["of"]
                and i > start
                and s[i - 1].low in words["titles"]
                and s[i - 1].is_name
                and i + 1 < hi
                and s[i + 1].is_name
            ):
                pass  # "Secretary of State Ana Ruiz"
            elif low in self._stop or self.grammar.is_verb(s, i, has_noun):
                if not (
                    low in words["particles"]
                    and i > start
                    and s[i - 1].is_name
                    and i + 1 < hi
                    and s[i + 1].is_name
                ):
                    break
            elif (self.grammar.is_time(token) and has_noun) or (
                has_noun
                and i + 1 < hi
                and self.grammar.is_adverb(low)
                and self.grammar.is_verb(s, i + 1, True)
            ):
                break
            else:
                has_noun = has_noun or not self.grammar.is_adverb(low)
            i += 1
        if i == start or (i - start == 1 and s[start].low in words["determiners"]):
            return None
        if all(
            t.low in words["determiners"] or self.grammar.is_adverb(t.low)
            for t in s[start:i]
            if not t.is_name
        ) and not any(t.is_name and t.low not in words["determiners"] for t in s[start:i]):
            return None
        return self._made(s, start, i, hi)

    def _goes_on(self, s: list[Token], i: int) -> bool:
        token = s[i]
        return (
            token.is_word and token.low not in self._stop and not self.grammar.is_verb(s, i, True)
        )

    def _made(self, s: list[Token], a: int, b: int, hi: int) -> Phrase:
        name = self.name_in(s, a, b)
        if name:
            return Phrase(a, b, "name", name)
        # "a spokesman for the campaign", "members of the council"
        if (
            b + 1 < hi
            and s[b].low in self.words["attaching"]
            and not self.grammar.is_time(s[b + 1])
        ):
            inner = self.after(s, b + 1, hi)
            if inner:
                return Phrase(a, inner.b, "noun")
        return Phrase(a, b, "noun")

    def name_in(self, s: list[Token], a: int, b: int) -> tuple[int, int] | None:
        """The run of capital words that ends a phrase, if it may name somebody."""
        if not s[b - 1].is_name:
            return None
        i = b - 1
        particles = self.words["particles"]
        while i > a and (
            s[i - 1].is_name
            or (s[i - 1].text == "." and self.grammar.is_short(s, i - 1))
            or (s[i - 1].low in particles and i - 2 >= a and s[i - 2].is_name)
        ):
            i -= 1
        if s[i].low in self.words["determiners"] and i + 1 < b:
            i += 1
        if i - 2 >= a and s[i - 1].low in self.words["of"] and s[i - 2].low in self.words["titles"]:
            if b - i < 3:
                return None
            i += 1
        run = s[i:b]
        is_definite = i == a + 1 and s[a].low in self.words["determiners"]
        if is_definite and not any(t.low in self.words["titles"] for t in run[:-1]):
            return None  # "the Guardian"
        return (i, b)

    def before(self, s: list[Token], i: int, lo: int) -> Phrase | None:
        """The noun phrase that ends just before token i."""
        words = self.language.words
        end = i
        if i <= lo or not s[i - 1].is_word:
            return None
        low = s[i - 1].low
        if low in _BARE and low in self._pronouns:
            return Phrase(i - 1, i, "pronoun")
        if self.language.verbs.get(low) and not s[i - 1].is_name and self.grammar.is_only_verb(low):
            return None
        i -= 1
        while i >= lo and end - i < _FAR:
            token = s[i]
            low = token.low
            if not token.is_word:
                if token.text == "." and i > lo and self.grammar.is_short(s, i):
                    i -= 1
                    continue
                break
            if low in words["determiners"]:
                if low in words["not_of_names"] and s[i + 1].is_name:
                    break
                i -= 1
                # "the city's", "his": what stands before belongs no more.
                break
            if low == "'s":
                i -= 1
                continue
            if (
                low in self._stop
                and not (token.is_name and i > lo)
                and not (
                    low in words["particles"]
                    and i > lo
                    and s[i - 1].is_name
                    and i + 1 < end
                    and s[i + 1].is_name
                )
            ):
                break
            if (
                low != "'s"
                and i < end - 1
                and self.grammar.is_verb(s, i, True)
                and s[i + 1].low != "'s"
            ):
                break
            if self.grammar.is_time(token) and i < end - 1:
                break
            i -= 1
        a = i + 1
        if a >= end or (s[a].low == "'s"):
            return None
        if end - a == 1 and (s[a].low in words["determiners"] or self.grammar.is_time(s[a])):
            return None
        name = self.name_in(s, a, end)
        if a - 2 >= lo and s[a - 1].low in self.words["attaching"] and s[a - 2].is_word:
            # "a spokesman for the campaign", "Ana Ruiz of the council"
            outer = self.before(s, a - 1, lo)
            if (
                outer
                and name
                and s[a - 1].low in words["of"]
                and name[1] - name[0] >= 3
                and s[outer.b - 1].low in self.words["titles"]
                and s[outer.b - 1].is_name
            ):
                return Phrase(outer.a, end, "name", (name[0] + 1, name[1]))  # "of State"
            if (
                outer
                and outer.kind != "pronoun"
                and not self.grammar.is_time(s[outer.a])
                and s[outer.b - 1].text[0].isalpha()
            ):
                return outer if outer.kind == "name" else Phrase(outer.a, end, "noun")
        if a - 2 >= lo and s[a - 1].low in self.words["names_join"] and s[a - 2].is_word:
            # "Ana Ruiz and other doctors", "Ruiz and Sosa" at the head of a clause
            outer = self.before(s, a - 1, lo)
            if outer and (
                s[a].low in self.words["others"]
                or (outer.a == lo and name and outer.kind == "name")
                or (
                    not name
                    and s[a].low not in words["determiners"]
                    and s[outer.a].low in words["determiners"]
                    and not any(self.grammar.is_verb(s, k) for k in range(outer.a + 1, outer.b))
                )
            ):
                return Phrase(outer.a, end, "noun")
        if name:
            return Phrase(a, end, "name", name)
        return Phrase(a, end, "noun")


_BARE = frozenset("he she they it i we you who".split()) | frozenset(
    "él ella ellos ellas yo nosotros usted ustedes".split()
)
