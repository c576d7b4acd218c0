"""Statements without quotation marks: "She said that the bridge was safe", "…, he said"."""

from dataclasses import dataclass

from newsreel.copydesk.cues import Cue
from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.phrases import Phrases
from newsreel.copydesk.subjects import Subjects
from newsreel.copydesk.text import Token

_FAR = 30  # tokens in which a verb of saying is looked for
_SHORTEST = 3  # words that a statement has at least


@dataclass(slots=True)
class Indirect:
    """An indirect statement: tokens a to b of a sentence, and its cue."""

    a: int
    b: int
    cue: Cue


class Indirects:
    """Finds the indirect statement of a sentence that has no quotation."""

    def __init__(self, grammar: Grammar, phrases: Phrases, subjects: Subjects) -> None:
        self.grammar = grammar
        self.language = grammar.language
        self.words = self.language.words
        self.phrases = phrases
        self.subjects = subjects

    def of(self, s: list[Token]) -> Indirect | None:
        """The statement that the sentence reports, or None."""
        end = len(s)
        while end and not s[end - 1].is_word:
            end -= 1
        opening, closing = self._opening(s, end), self._closing(s, end)
        found = opening or closing or self._according(s, end)
        if opening is not None and closing is not None:
            # "The mayor said …, several newspapers reported": what the mayor said counts.
            reports = s[closing.cue.verb[0]].low in self.words["reporting"]
            if not reports:
                found = closing
            elif opening.a < closing.b:
                opening.b = closing.b
        if found is None or sum(t.is_word for t in s[found.a : found.b]) < _SHORTEST:
            return None
        return found

    def _according(self, s: list[Token], end: int) -> Indirect | None:
        for i in range(end):
            size = self.grammar.according(s, i)
            if not size or (i and s[i - 1].text != "," and i + 12 < end):
                continue
            who = self.phrases.after(s, i + size, end)
            if who is None:
                continue
            who = self.subjects.apposed(s, who, end)
            cue = Cue(s, (i, i + size), who, 3)
            if i == 0:
                comma = next((k for k in range(who.b, end) if s[k].text == ","), None)
                return Indirect(comma + 1, end, cue) if comma is not None else None
            return Indirect(0, i - (s[i - 1].text == ","), cue)
        return None

    def _closing(self, s: list[Token], end: int) -> Indirect | None:
        """ "…, she said." and "…, said Ana Ruiz, the mayor."."""
        for i in range(end - 1, 2, -1):
            if not self._leads(s, i):
                continue
            if s[i - 1].text == "," and not self.grammar.is_noun(s, i):
                who = self.subjects.behind(s, i, end)
                if who is not None and not (who.b < end and self.grammar.is_verb(s, who.b)):
                    return Indirect(0, i - 1, Cue(s, (i, i + 1), who, 2))
                return None
            j = self.grammar.skip_back(s, i, 0)
            who = self.phrases.before(s, j, 0)
            if who is not None and who.a and s[who.a - 1].text == "," and self._ends(s, i, end):
                return Indirect(0, who.a - 1, Cue(s, (i, i + 1), who, 2))
        return None

    def _ends(self, s: list[Token], i: int, end: int) -> bool:
        """Whether after the verb comes only to whom, where or when."""
        after = i + 1
        return after >= end or (
            end - after < 12
            and s[after].low not in self.words["relative_that"]
            and (
                s[after].low in self.words["prepositions"]
                or self.grammar.is_time(s[after])
                or s[i].low in self.words["told"]
            )
        )

    def _opening(self, s: list[Token], end: int) -> Indirect | None:
        """ "She said that …", "He told reporters on Friday the …"."""
        for i in range(1, min(end, _FAR)):
            if not self._leads(s, i) or self.grammar.is_noun(s, i):
                continue
            if s[i].low.endswith(self.language.participle_endings):
                continue
            who = self.subjects.subject(s, i, 0)
            if who is None or who.b > i:
                continue
            start = self._content(s, i + 1, end)
            if start is None:
                return None
            return Indirect(start, end, Cue(s, (i, i + 1), who, 3))
        return None

    def _content(self, s: list[Token], i: int, end: int) -> int | None:
        """Where what was said begins: after "that", or at once."""
        that = self.words["relative_that"]
        for k in range(i, min(end, i + 14)):
            if s[k].low in that:
                return k + 1
            if s[k].text in ".;:":
                break
        verb = s[i - 1].low
        if verb in self.words["told"]:
            whom = self.phrases.after(s, i, end)
            i = whom.b if whom is not None else i + 1
        while i < end and (
            self.grammar.is_time(s[i])
            or (
                s[i].low in self.words["before_time"]
                and (i + 1 < end and self.grammar.is_time(s[i + 1]))
            )
        ):
            i += 1
        if i >= end or not s[i].is_word or self.words["needs_that"] & {verb, "*"}:
            return None
        begins = (
            s[i].is_name
            or s[i].low in self.words["determiners"]
            or (s[i].low in self.words["subjects"])
        )
        has_verb = any(self.grammar.is_verb(s, k) for k in range(i + 1, end))
        return i if begins and has_verb else None

    def _leads(self, s: list[Token], i: int) -> bool:
        return s[i].is_word and not s[i].is_name and s[i].low in self.words["core"]
