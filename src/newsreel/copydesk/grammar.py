"""What a word is where it stands: a verb, a noun that looks like one, an adverb, a time."""

from newsreel.copydesk.language import Language
from newsreel.copydesk.text import Token


class Grammar:
    """Answers small questions about the tokens of sentences of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = language.words
        self.verbs = language.verbs
        self.participles = language.participle_endings
        self._sure = (*self.participles, *language.past_endings)
        self._dates = frozenset(language.days) | frozenset(language.months)
        self._times = frozenset(language.days) | frozenset(language.months) | language["times"]

    def speaks(self, s: list[Token], i: int) -> bool:
        token = s[i]
        if not token.is_word or token.is_name:
            return False
        if self.verbs.get(token.low) in ("speech", "naming"):
            return True
        # "as she put it"
        return (
            token.low in self.words["put"]
            and i + 1 < len(s)
            and s[i + 1].low in self.words["put_what"]
        )

    def is_noun(self, s: list[Token], i: int) -> bool:
        """Whether a word that may be a verb is a noun here: "the call", "his promise"."""
        if s[i].low in self.words["bases"] and not self._may_be_base(s, i):
            return True
        if i and s[i - 1].text[0].isdigit():
            return True
        if (
            s[i].low.endswith(self.language.third_ending) and s[i].low[:-1] in self.words["bases"]
        ) and not self._may_be_third(s, i):
            return True
        if s[i].low in self.words["only_verbs"] or s[i].low.endswith(self._sure):
            return i > 0 and s[i - 1].low in self.words["articles"]
        before = s[i - 1].low if i else ""
        if before in self.words["determiners"] and before not in self.words["subject_determiners"]:
            return True
        return before in self.words["before_nouns"] or (
            i > 1
            and s[i].low in self.words["saying_nouns"]
            and s[i - 2].low in self.words["determiners"]
            and not s[i - 1].is_name
            and not s[i].low.endswith("s")
        )

    def _may_be_base(self, s: list[Token], i: int) -> bool:
        """Whether a bare verb ("say") has before it what it needs: "they", "to", "would"."""
        if i == 0:
            return True
        before = s[i - 1]
        if not before.is_word:
            return before.text == ","
        return (
            before.low in self.words["before_base"]
            or before.low in self.words["auxiliary"]
            or before.low in self.words["adverbs"]
            or (before.low.endswith((self.language.adverb_ending, "s")) and before.low != "'s")
        )

    def _may_be_third(self, s: list[Token], i: int) -> bool:
        """Whether a form like "claims" may be a verb: by what stands beside it."""
        after = s[i + 1] if i + 1 < len(s) else None
        if after is not None and after.is_word and after.low in self.words["auxiliary"]:
            return False
        before = s[i - 1] if i else None
        if before is None or not before.is_word or before.is_name:
            if after is not None and after.text == "," and after.quote is None:
                return before is not None and i + 2 < len(s) and s[i + 2].quote is not None
            return before is not None
        if before.low in self.words["subjects"] or before.low in self.words["relatives"]:
            return True
        if before.low in self.words["prepositions"]:
            return False
        if after is None or after.quote is not None or after.text == ":":
            return True
        return after.is_word and (
            after.low in self.words["determiners"]
            or after.low in self.words["subjects"]
            or after.low in self.words["after_verb"]
            or after.is_name
        )

    def is_bare_naming(self, s: list[Token], i: int, q: int, lo: int) -> bool:
        """Whether nobody names: "a box labelled “…”", but not "what she labelled “…”"."""
        if (
            self.verbs.get(s[i].low) != "naming"
            or i + 1 != q
            or not s[i].low.endswith(self.language.passive_endings)
        ):
            return False
        return not any(t.low in self.words["what"] for t in s[max(lo, i - 8) : i])

    def according(self, s: list[Token], i: int) -> int:
        """How many tokens at i say "according to"."""
        low = s[i].low
        if low not in self.words["according_starts"]:
            return 0
        for phrase in self.words["according"]:
            words = phrase.split()
            if low == words[0] and [t.low for t in s[i : i + len(words)]] == words:
                return len(words)
        return 0

    def skip_adverbs(self, s: list[Token], i: int, hi: int) -> int:
        words = self.language.words
        while (
            i < hi
            and s[i].is_word
            and (
                s[i].low in words["auxiliary"]
                or s[i].low in words["adverbs"]
                or (s[i].low.endswith(self.language.adverb_ending) and not s[i].is_name)
            )
        ):
            i += 1
        return i

    def skip_back(self, s: list[Token], i: int, lo: int) -> int:
        words = self.language.words
        while (
            i > lo
            and s[i - 1].is_word
            and not s[i - 1].is_name
            and (
                s[i - 1].low in words["auxiliary"]
                or s[i - 1].low in words["adverbs"]
                or s[i - 1].low.endswith(self.language.adverb_ending)
            )
        ):
            i -= 1
        if i - 1 > lo and self.is_time(s[i - 1]):
            i -= 1
            while i - 1 > lo and (
                self.is_time(s[i - 1]) or s[i - 1].low in self.words["before_time"]
            ):
                i -= 1
        return i

    def next_quote(self, s: list[Token], q: int) -> int:
        for i in range(q + 1, len(s)):
            if s[i].quote is not None and not s[i].is_work:
                return i
        return len(s)

    def last_quote(self, s: list[Token], q: int) -> int:
        for i in range(q - 1, -1, -1):
            if s[i].quote is not None and not s[i].is_work:
                return i + 1
        return 0

    def is_time(self, token: Token) -> bool:
        """Whether a token is a weekday, a month, "yesterday"…"""
        return token.low in (self._dates if token.is_name else self._times)

    def is_verb(self, s: list[Token], i: int, has_noun: bool = True) -> bool:
        """Whether the token is, or looks like, a verb with a subject before it."""
        token = s[i]
        if not token.is_word or token.is_name:
            return False
        low = token.low
        if low in self.words["auxiliary"] and low != "'s":
            return True
        if not has_noun or low in self.words["persons"] or low in self.words["saying_nouns"]:
            return False
        if low in self.words["bases"]:
            before = s[i - 1].low if i else ""
            return before in self.words["before_base"] or (
                before.endswith("s") and before != "'s" and not s[i - 1].is_name
            )
        if low in self.language.verbs:
            return not (
                low.endswith(self.participles) and i + 1 < len(s) and s[i + 1].is_word is False
            )
        return low.endswith(self.language.past_endings) and len(low) > 4

    def is_adverb(self, low: str) -> bool:
        return low.endswith(self.language.adverb_ending) or low in self.words["adverbs"]

    def is_only_verb(self, low: str) -> bool:
        """Whether a form of a verb cannot be a noun as well: "said", "denied"."""
        bases = self.words["bases"]
        if low.endswith(self.language.past_endings) and low not in self.words["persons"]:
            return True
        return not (
            low in bases or low[:-1] in bases or low[:-2] in bases or low.endswith(self.participles)
        )

    def is_short(self, s: list[Token], i: int) -> bool:
        before = s[i - 1]
        return before.end == s[i].start and (
            before.low in self.words["abbreviations"] or (len(before.text) == 1 and before.is_name)
        )
