"""To whom, or through what, something was said: "told NBC News", "in a letter to the council"."""

from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.phrases import Phrases
from newsreel.copydesk.text import Token

_FAR = 25  # tokens after the verb that are looked at


def leads(s: list[Token], i: int) -> bool:
    """Whether token i, or what follows a comma or colon at i, is a quotation."""
    if i < len(s) and s[i].text in (",", ":"):
        i += 1
    return i < len(s) and s[i].quote is not None


class Media:
    """Finds the medium of statements in sentences of one language."""

    def __init__(self, text: str, grammar: Grammar, phrases: Phrases) -> None:
        self.text = text
        self.grammar = grammar
        self.language = grammar.language
        self.phrases = phrases

    def of(self, s: list[Token], verb: tuple[int, int], subject_end: int) -> str:
        """The medium that a sentence gives for the cue at `verb`; "" where it gives none.

        Whom one told comes first, then what follows "in", "on", "to", "before"…, then what opens
        the sentence ("In an interview with CNN, …"), then who reported it ("according to RT").
        """
        v, end = verb
        limit = min(len(s), max(end, subject_end) + _FAR)
        start = max(end, subject_end) if subject_end <= end + _FAR else end
        told = self._told(s, v, end, limit)
        return told or self._through(s, start, limit) or self._opening(s, v) or self._reported(s, v)

    def _told(self, s: list[Token], v: int, end: int, limit: int) -> str:
        if s[v].low not in self.language["told"] or end >= limit or not s[end].is_word:
            return ""
        phrase = self.phrases.after(s, end, limit)
        if phrase is None or phrase.kind == "pronoun" or s[end].low in self.language["nobody"]:
            return ""
        b = phrase.b
        if phrase.kind == "noun":
            # "a Senate committee", but not "reporters on Friday"
            b = next(
                (k for k in range(phrase.a, b) if s[k].low in self.language["through"]), phrase.b
            )
        return self._said(s, phrase.a, b)

    def _through(self, s: list[Token], i: int, limit: int) -> str:
        crosses = leads(s, i)
        while i < limit:
            token = s[i]
            if token.low in self.language["stops"] or (token.quote is not None and not crosses):
                break
            if token.low in self.language["through"] and i + 1 < limit:
                found = self._phrase(s, i + 1, limit)
                if found:
                    return found
            i += 1
        return ""

    def _phrase(self, s: list[Token], i: int, limit: int) -> str:
        """A phrase that names a medium or an occasion: by a noun of the list, or as an outlet."""
        if self.grammar.is_time(s[i]):
            return ""
        phrase = self.phrases.after(s, i, limit)
        if phrase is None or phrase.kind == "pronoun":
            return ""
        b = phrase.b
        words = s[phrase.a : b]
        if not any(self._is_medium(t) for t in words):
            return ""
        if b < limit and s[b].is_work:
            b += 1  # "NBC's “Meet the Press”"
        elif b + 1 < limit and s[b].low in self.language["prepositions"]:
            # "an interview with Radio North"
            inner = self.phrases.after(s, b + 1, limit)
            if (
                inner is not None
                and any(t.is_name for t in s[inner.a : inner.b])
                and not (any(self.grammar.is_time(t) for t in s[inner.a : inner.b]))
            ):
                b = inner.b
        return self._said(s, phrase.a, b)

    def _is_medium(self, token: Token) -> bool:
        return (
            token.low in self.language["nouns"]
            or (token.is_name and token.low in self.language["outlets"])
            or token.low in self.language["to_whom"]
        )

    def _opening(self, s: list[Token], v: int) -> str:
        if not s or s[0].low not in self.language["openers"]:
            return ""
        for i in range(min(v, 14)):
            if s[i].text == "," or s[i].quote is not None:
                break
            if s[i].low in self.language["through"] and i + 1 < v:
                found = self._phrase(s, i + 1, v)
                if found:
                    return found
        return ""

    def _reported(self, s: list[Token], v: int) -> str:
        for i in range(len(s)):
            size = self.grammar.according(s, i)
            if size and i != v and not (i + size < len(s) and self.grammar.speaks(s, i + size)):
                phrase = self.phrases.after(s, i + size, len(s))
                if phrase is not None:
                    return self._said(s, phrase.a, phrase.b)
        # "…, several newspapers reported."
        for i in range(len(s) - 1, max(v + 2, len(s) - 6), -1):
            if s[i].low in self.language["reporting"]:
                phrase = self.phrases.before(s, i, v)
                if phrase is not None and phrase.kind != "pronoun" and s[phrase.a - 1].text == ",":
                    return self._said(s, phrase.a, phrase.b)
        return ""

    def _said(self, s: list[Token], a: int, b: int) -> str:
        words = self.text[s[a].start : s[b - 1].end].split()
        if len(words) > 1 and words[0].casefold() in self.language["articles"]:
            words = words[1:] if words[0].casefold() in self.language["definite"] else words
        return " ".join(words).strip(",. ")
