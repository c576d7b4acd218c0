"""Who says a quotation, and by which verb, as far as its own sentence tells."""

from dataclasses import dataclass

from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.phrases import Phrase, Phrases
from newsreel.copydesk.subjects import Subjects
from newsreel.copydesk.text import Token

_FAR = 60  # tokens that are looked at on either side
_STRONG = frozenset(",?!-–—…:")


@dataclass(slots=True)
class Cue:
    """The words that attribute: tokens of a sentence. `subject` is None where none is in reach."""

    sentence: list[Token]
    verb: tuple[int, int]
    subject: Phrase | None
    strength: int
    """3 a verb of saying beside the marks, 2 in the sentence, 1 another verb, 0 only a subject."""


class Cues:
    """Finds cues in the sentences of one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases, subjects: Subjects) -> None:
        self.grammar = grammar
        self.language = grammar.language
        self.words = self.language.words
        self.verbs = grammar.verbs
        self.participles = grammar.participles
        self.phrases = phrases
        self.subjects = subjects

    def of(self, s: list[Token], q: int) -> Cue | None:
        """The cue of the quotation that is token q of a sentence."""
        return self._tail(s, q) or self._lead(s, q) or self._later(s, q) or self._weak(s, q)

    # After the marks ---------------------------------------------------------------------------

    def _tail(self, s: list[Token], q: int) -> Cue | None:
        quote = s[q].quote
        assert quote is not None
        hi = self.grammar.next_quote(s, q)
        j = q + 1
        comma = j < hi and s[j].text in ",-–—―"
        if comma and q and s[q - 1].text in "-–—" and s[j].text in "-–—":
            return None  # the quotation itself is set off
        if comma:
            j += 1
        signed = self._signed(s, j, hi) if comma and s[j - 1].text != "," else None
        if signed is not None:
            return signed
        if j >= hi:
            return None
        v = self.grammar.skip_adverbs(s, j, hi)
        is_set_off = comma or quote.last in _STRONG or quote.last == "."
        if not is_set_off and not (v < hi and q == 0 and s[v].low in self.words["core"]):
            return None
        if v < hi and self.grammar.speaks(s, v) and s[v].low.endswith(self.participles):
            return None
        if v < hi and self.grammar.speaks(s, v):
            subject = self.subjects.behind(s, v, hi)
            if subject is not None or self.verbs.get(s[v].low) == "speech":
                sure = subject is not None or self.language.drops_subject
                return Cue(s, (v, v + 1), subject, 3 if sure else 1)
        size = self.grammar.according(s, j)
        if size:
            if j + size < hi and self.grammar.speaks(s, j + size):
                # "según dijo Ana Ruiz"
                subject = self.subjects.behind(s, j + size, hi)
                return Cue(s, (j + size, j + size + 1), subject, 3 if subject else 1)
            subject = self.phrases.after(s, j + size, hi)
            if subject:
                return Cue(s, (j, j + size), subject, 3)
        subject = self.phrases.after(s, j, hi)
        if subject is None or not self.subjects.is_someone(s, subject):
            return None
        subject = self.subjects.apposed(s, subject, hi)
        verb = self._verb_after(s, subject.b, hi)
        return None if verb is None else Cue(s, (verb, verb + 1), subject, 3)

    def _signed(self, s: list[Token], j: int, hi: int) -> Cue | None:
        """A name after a dash, and no more: "“…” — Ana Ruiz"."""
        subject = self.phrases.after(s, j, hi)
        if subject is None or subject.kind != "name":
            return None
        if subject.b < hi and s[subject.b].text not in (".", ",", "(", "-", "–", "—", "―"):
            return None
        if any(self.grammar.speaks(s, k) for k in range(subject.b, hi)):
            return None
        return Cue(s, (j - 1, j), subject, 3)

    def _verb_after(self, s: list[Token], i: int, hi: int) -> int | None:
        """The verb of saying after a subject: at once, or after what is set off by commas."""
        j = self.grammar.skip_adverbs(s, i, hi)
        if j < hi and self.grammar.speaks(s, j):
            return j
        if j < hi and s[j].is_word and self.grammar.is_verb(s, j, True):
            # "he laughed and said", "she went on to say"
            for k in range(j + 1, min(hi, j + 8)):
                if self.grammar.speaks(s, k) and s[k - 1].low in self.words["before_second"]:
                    return k
            return j if self.verbs.get(s[j].low) in ("speech", "naming") else None
        for k in range(i, min(hi, i + _FAR)):
            if (
                self.grammar.speaks(s, k)
                and not s[k].low.endswith(self.participles)
                and (
                    s[k - 1].text in ",)-–—"
                    or (
                        self.grammar.skip_back(s, k, i) > i
                        and s[self.grammar.skip_back(s, k, i) - 1].text in ",)-–—"
                    )
                    or (s[i].text not in ",(-–—")
                    or (k - i > 3 and s[i].text in ",(-–—" and s[k - 1].is_name)
                )
            ):
                return k
        return None

    # Before the marks --------------------------------------------------------------------------

    def _lead(self, s: list[Token], q: int) -> Cue | None:
        lo = self.grammar.last_quote(s, q)
        floor = max(lo, q - _FAR)
        label = self._label(s, q, lo)
        if label is not None:
            return label
        core = self._core(s, q, floor)
        for i in range(q - 1, floor - 1, -1):
            size = self.grammar.according(s, i)
            if size:
                subject = self.phrases.after(s, i + size, q)
                if subject:
                    return Cue(s, (i, i + size), self.subjects.apposed(s, subject, q), 3)
            if not self.grammar.speaks(s, i):
                continue
            if self.grammar.is_noun(s, i) or (
                core is not None and i > core and not self._governs(s, i, q)
            ):
                continue
            if self.grammar.is_bare_naming(s, i, q, lo):
                continue
            if not self._is_passive(s, i, lo):
                return self._active(s, i, q, lo)
            agent = self._by_whom(s, i)
            if agent is not None:
                return Cue(s, (i, i + 1), agent, 3)
        noun = self._noun_cue(s, q, floor)
        if noun is None and s[q - 1].text == ":" and q - lo > 3:
            # "The minister has a new slogan: “…”"
            subject = self.subjects.first_subject(s, lo, q - 1)
            if subject is not None and subject.kind != "noun":
                return Cue(s, (q - 1, q), subject, 2)
        return noun

    def _active(self, s: list[Token], i: int, q: int, lo: int) -> Cue:
        """The cue of the verb at token i, which leads to the marks at token q."""
        if i and self.grammar.according(s, i - 1) == 1:
            subject = self.subjects.behind(s, i, q)  # "según dijo Ana Ruiz"
            if subject is not None:
                return Cue(s, (i, i + 1), subject, 3)
        is_participle = s[i].low.endswith(self.participles)
        subject = self.subjects.subject(s, i, 0 if is_participle else lo)
        j = self.grammar.skip_back(s, i, lo)
        if lo and j and s[j - 1].text == "," and not is_participle:
            subject = self.subjects.across(s, j - 1, 0) or subject
        if (j == 0 or s[j - 1].text == ",") and i + 1 < q:
            behind = self.phrases.after(s, i + 1, q)
            if (
                behind
                and behind.kind != "noun"
                and behind.b < q
                and not any(t.is_word for t in s[behind.b : q])
            ):
                subject = behind  # "In short, asked Ana Ruiz: “…”"
        if subject is None and is_participle:
            subject = self._behind(s, q)
        is_near = q - i <= 3 or s[q - 1].text in ",:"
        return Cue(s, (i, i + 1), subject, 3 if is_near else 2)

    def _label(self, s: list[Token], q: int, lo: int) -> Cue | None:
        """A name and a colon: "Ana Ruiz: “…”"."""
        if q - lo < 2 or s[q - 1].text != ":":
            return None
        subject = self.phrases.before(s, q - 1, lo)
        if subject is None or subject.kind != "name":
            return None
        if subject.a == lo == 0 or (subject.a > lo and s[subject.a - 1].text in "-–—|•*"):
            return Cue(s, (q - 1, q), subject, 3)
        return None

    def _core(self, s: list[Token], q: int, floor: int) -> int | None:
        """The nearest verb that leads a clause whatever it holds: "said he asked for …"."""
        for i in range(q - 1, floor - 1, -1):
            if s[i].text in ";:":
                return None
            if s[i].low in self.words["core"] and not self.grammar.is_noun(s, i):
                return i
        return None

    def _governs(self, s: list[Token], v: int, q: int) -> bool:
        """Whether a lesser verb leads to the marks at once, or names what stands in them."""
        if s[v].low in self.words["core"]:
            return True
        if self.verbs.get(s[v].low) == "naming":
            return q - v < 14 and not any(t.low in self.words["breaks"] for t in s[v + 1 : q])
        return all(t.text in ",:" or t.low in self.words["relative_that"] for t in s[v + 1 : q])

    def _behind(self, s: list[Token], q: int) -> Phrase | None:
        j = q + 1
        hi = self.grammar.next_quote(s, q)
        if j < hi and s[j].text == ",":
            j += 1
        return self.phrases.after(s, j, hi)

    def _noun_cue(self, s: list[Token], q: int, floor: int) -> Cue | None:
        """ "Trump's claim that", "chants of", "his call for"."""
        nouns = self.words["saying_nouns"]
        for i in range(q - 1, max(floor, q - 8) - 1, -1):
            if s[i].low in nouns and s[i].is_word:
                j = i - 1
                while (
                    j >= floor
                    and s[j].is_word
                    and not s[j].is_name
                    and s[j].low not in (self.words["possessives"] | {"'s"})
                    and i - j < 4
                ):
                    j -= 1
                if j >= floor and s[j].low in self.words["possessives"]:
                    return Cue(s, (i, i + 1), Phrase(j, j + 1, "pronoun"), 2)
                if j > floor and s[j].low == "'s":
                    owner = self.phrases.before(s, j, floor)
                    if owner:
                        return Cue(s, (i, i + 1), owner, 2)
        return None

    # Anywhere ----------------------------------------------------------------------------------

    def _later(self, s: list[Token], q: int) -> Cue | None:
        """ ", he said." at the end, or "according to" further on."""
        hi = self.grammar.next_quote(s, q)
        for i in range(q + 1, min(hi, q + _FAR)):
            size = self.grammar.according(s, i)
            if size:
                subject = self.phrases.after(s, i + size, hi)
                if subject:
                    return Cue(s, (i, i + size), subject, 2)
            if self.grammar.speaks(s, i) and not self.grammar.is_noun(s, i):
                if s[i - 1].text == "," and not s[i].low.endswith(self.participles):
                    subject = self.subjects.behind(s, i, hi)
                    if subject is not None:
                        return Cue(s, (i, i + 1), subject, 2)
                subject = self.subjects.subject(s, i, q + 1)
                if (
                    subject is not None
                    and subject.a > 0
                    and subject.b <= i
                    and (
                        s[subject.a - 1].text in (",", "—", "–")
                        or s[subject.a - 1].low in self.words["as_saying"]
                    )
                ):
                    return Cue(s, (i, i + 1), subject, 2)
        return None

    def _weak(self, s: list[Token], q: int) -> Cue | None:
        """The nearest verb before the marks and its subject: of thinking, else whatever verb."""
        lo = self.grammar.last_quote(s, q)
        nearest: Cue | None = None
        for i in range(q - 1, max(lo, q - _FAR) - 1, -1):
            token = s[i]
            if nearest is not None and token.text in ",;:":
                break
            if not token.is_word or token.is_name or self.grammar.is_noun(s, i):
                continue
            known = self.verbs.get(token.low) in ("thought", "speech", "naming")
            if not known and (nearest is not None or not self.grammar.is_verb(s, i, True)):
                continue
            if token.low in self.words["auxiliary"]:
                subject = self.phrases.before(s, i, lo)
            else:
                subject = self.subjects.subject(s, i, lo)
            if subject:
                named = s[q - 1].low in self.words["as"] or (
                    q > 1
                    and s[q - 1].low in self.words["determiners"]
                    and s[q - 2].low in self.words["as"]
                )
                known = known or named
                cue = Cue(s, (i, i + 1), subject, 1 if known else 0)
                if known:
                    return cue
                nearest = cue
        return nearest

    def _is_passive(self, s: list[Token], v: int, lo: int) -> bool:
        """Whether somebody "was called" something."""
        if s[v].low.endswith(self.participles):
            return False
        being = self.words["being"]
        if v > lo and s[v - 1].low in being:
            return True
        return v > lo + 1 and s[v - 2].low in being and self.grammar.is_adverb(s[v - 1].low)

    def _by_whom(self, s: list[Token], v: int) -> Phrase | None:
        """The one by whom, after a passive verb: "was called a liar by Ana Ruiz"."""
        for j in range(v + 1, min(v + 12, len(s))):
            if s[j].low in self.words["passive_by"]:
                return self.phrases.after(s, j + 1, len(s))
            if self.grammar.speaks(s, j):
                break
        return None

    def _last_quote(self, s: list[Token], q: int) -> int:
        for i in range(q - 1, -1, -1):
            if s[i].quote is not None and not s[i].is_work:
                return i + 1
        return 0
