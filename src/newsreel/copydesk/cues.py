"""Who says a quotation, and by which verb, as far as its own sentence tells."""

from dataclasses import dataclass

from newsreel.copydesk.language import Language
from newsreel.copydesk.phrases import Phrase, Phrases
from newsreel.copydesk.text import Token

_FAR = 60  # tokens that are looked at on either side
_STRONG = frozenset(",?!-–—…:")


@dataclass(slots=True)
class Cue:
    """The words that attribute: tokens of a sentence. `subject` is None where it is not in reach."""

    sentence: list[Token]
    verb: tuple[int, int]
    subject: Phrase | None
    strength: int
    """3 a verb of saying beside the marks, 2 in the sentence, 1 another verb, 0 only a subject."""
    is_inherited: bool = False


class Cues:
    """Finds cues in the sentences of one language."""

    def __init__(self, language: Language, phrases: Phrases) -> None:
        self.language = language
        self.phrases = phrases
        self.verbs = language.verbs
        self.participles = tuple(language.participle_endings)

    def of(self, s: list[Token], q: int) -> Cue | None:
        """The cue of the quotation that is token q of a sentence."""
        return self._tail(s, q) or self._lead(s, q) or self._later(s, q) or self._weak(s, q)

    # After the marks ---------------------------------------------------------------------------

    def _tail(self, s: list[Token], q: int) -> Cue | None:
        quote = s[q].quote
        assert quote is not None
        hi = self._next_quote(s, q)
        j = q + 1
        comma = j < hi and s[j].text in ",-–—―"
        if comma and q and s[q - 1].text in "-–—" and s[j].text in "-–—":
            return None  # the quotation itself is set off
        if comma:
            j += 1
        signed = self._signed(s, j, hi) if comma and s[j - 1].text != "," else None
        if signed is not None:
            return signed
        if j >= hi or not (comma or quote.last in _STRONG or quote.last == "."):
            return None
        v = self._skip_adverbs(s, j, hi)
        if v < hi and self._speaks(s, v) and s[v].low.endswith(self.participles):
            return None
        if v < hi and self._speaks(s, v):
            subject = self.phrases.after(s, v + 1, hi)
            if subject is not None and not self._is_someone(s, subject):
                subject = None
            if subject is not None or self.verbs.get(s[v].low) == "speech":
                return Cue(s, (v, v + 1), subject, 3 if subject else 1)
        if self._according(s, j):
            subject = self.phrases.after(s, j + self._according(s, j), hi)
            if subject:
                return Cue(s, (j, j + self._according(s, j)), subject, 3)
        subject = self.phrases.after(s, j, hi)
        if subject is None or not self._is_someone(s, subject):
            return None
        subject = self._apposed(s, subject, hi)
        v = self._verb_after(s, subject.b, hi)
        if v is None:
            return None
        return Cue(s, self._span(s, v), subject, 3)

    def _signed(self, s: list[Token], j: int, hi: int) -> Cue | None:
        """A name after a dash, and no more: "“…” — Ana Ruiz"."""
        subject = self.phrases.after(s, j, hi)
        if subject is None or subject.kind != "name":
            return None
        if subject.b < hi and s[subject.b].text not in (".", ",", "(", "-", "–", "—", "―"):
            return None
        if any(self._speaks(s, k) for k in range(subject.b, hi)):
            return None
        return Cue(s, (j - 1, j), subject, 3)

    def _apposed(self, s: list[Token], subject: Phrase, hi: int) -> Phrase:
        """For "her brother, Juan Sosa," the name."""
        b = subject.b
        if subject.kind == "noun" and b + 1 < hi and s[b].text == "," and s[b + 1].is_name:
            name = self.phrases.after(s, b + 1, hi)
            if name and name.kind == "name" and name.b < hi and s[name.b].text == ",":
                return name
        return subject

    def _verb_after(self, s: list[Token], i: int, hi: int) -> int | None:
        """The verb of saying after a subject: at once, or after what is set off by commas."""
        j = self._skip_adverbs(s, i, hi)
        if j < hi and self._speaks(s, j):
            return j
        if j < hi and s[j].is_word and self.phrases.is_verb(s, j, True):
            # "he laughed and said", "she went on to say"
            for k in range(j + 1, min(hi, j + 8)):
                if self._speaks(s, k) and s[k - 1].low in ("and", "to", "y", "a", "as", "de"):
                    return k
            return j if self.verbs.get(s[j].low) in ("speech", "naming") else None
        for k in range(i, min(hi, i + _FAR)):
            if self._speaks(s, k) and not s[k].low.endswith(self.participles) and (
                s[k - 1].text in ",)-–—" or self._skip_back(s, k, i) > i
                and s[self._skip_back(s, k, i) - 1].text in ",)-–—"
                or (s[i].text not in ",(-–—")
                or k - i > 3 and s[i].text in ",(-–—" and s[k - 1].is_name
            ):
                return k
        return None

    # Before the marks --------------------------------------------------------------------------

    def _lead(self, s: list[Token], q: int) -> Cue | None:
        lo = self._last_quote(s, q)
        floor = max(lo, q - _FAR)
        label = self._label(s, q, lo)
        if label is not None:
            return label
        core = self._core(s, q, floor)
        for i in range(q - 1, floor - 1, -1):
            if self._according(s, i):
                subject = self.phrases.after(s, i + self._according(s, i), q)
                if subject:
                    return Cue(s, (i, i + self._according(s, i)), subject, 3)
            if not self._speaks(s, i):
                continue
            if self._is_noun(s, i) or (core is not None and i > core and not self._governs(s, i, q)):
                continue
            kind = self.verbs.get(s[i].low)
            passive = self._passive(s, i, lo, q)
            if passive is False or self._is_bare_naming(s, i, q, lo):
                continue
            if passive:
                return Cue(s, (i, i + 1), passive, 3)
            is_participle = s[i].low.endswith(self.participles)
            subject = self.subject(s, i, 0 if is_participle else lo)
            j = self._skip_back(s, i, lo)
            if lo and j and s[j - 1].text == "," and not is_participle:
                subject = self._across(s, j - 1, 0) or subject
            if (j == 0 or s[j - 1].text == ",") and i + 1 < q:
                behind = self.phrases.after(s, i + 1, q)
                if behind and behind.kind != "noun" and all(not t.is_word for t in s[behind.b : q]):
                    subject = behind  # "In short, asked Ana Ruiz: “…”"
            near = q - i <= 3 or s[q - 1].text in ",:"
            if subject is None and s[i].low.endswith(self.participles):
                subject = self._behind(s, q)
            return Cue(s, self._span(s, i), subject, 3 if near and kind else 2, subject is None)
        noun = self._noun_cue(s, q, floor)
        if noun is None and s[q - 1].text == ":" and q - lo > 3:
            # "The minister has a new slogan: “…”"
            subject = self._first_subject(s, lo, q - 1)
            if subject is not None and subject.kind != "noun":
                return Cue(s, (q - 1, q), subject, 2)
        return noun

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
            if s[i].low in self.language["core"] and not self._is_noun(s, i):
                return i
        return None

    def _governs(self, s: list[Token], v: int, q: int) -> bool:
        """Whether a lesser verb leads to the marks at once, or names what stands in them."""
        if s[v].low in self.language["core"]:
            return True
        if self.verbs.get(s[v].low) == "naming":
            return q - v < 14 and not any(t.low in self.language["breaks"] for t in s[v + 1 : q])
        return all(
            t.text in ",:" or t.low in self.language["relative_that"] for t in s[v + 1 : q]
        )

    def _behind(self, s: list[Token], q: int) -> Phrase | None:
        j = q + 1
        hi = self._next_quote(s, q)
        if j < hi and s[j].text == ",":
            j += 1
        return self.phrases.after(s, j, hi)

    def _noun_cue(self, s: list[Token], q: int, floor: int) -> Cue | None:
        """"Trump's claim that", "chants of", "his call for"."""
        nouns = self.language["saying_nouns"]
        for i in range(q - 1, max(floor, q - 8) - 1, -1):
            if s[i].low in nouns and s[i].is_word:
                j = i - 1
                while j >= floor and s[j].is_word and not s[j].is_name and s[j].low not in (
                    self.language["possessives"] | {"'s"}
                ) and i - j < 4:
                    j -= 1
                if j >= floor and s[j].low in self.language["possessives"]:
                    return Cue(s, (i, i + 1), Phrase(j, j + 1, "pronoun"), 2)
                if j > floor and s[j].low == "'s":
                    owner = self.phrases.before(s, j, floor)
                    if owner:
                        return Cue(s, (i, i + 1), owner, 2)
        return None

    def subject(self, s: list[Token], v: int, lo: int, depth: int = 0) -> Phrase | None:
        """The subject of the verb at token v, not looked for before token lo."""
        i = self._skip_back(s, v, lo)
        if i <= lo or depth > 3:
            return None
        before = s[i - 1]
        low = before.low
        if s[v].low.endswith(self.participles) and i == v:
            if before.is_name or before.low in self.language["persons"]:
                found = self.phrases.before(s, i, lo)
                if found and found.kind == "name" and found.b == i:
                    return found
                if found and found.kind == "noun" and s[found.b - 1].is_name:
                    # "footage of Ana Ruiz saying"
                    name = self.phrases.name_in(s, found.a, found.b)
                    return Phrase(name[0], name[1], "name", name) if name else found
            return self._of_participle(s, v, lo, depth)
        if low in self.language["relatives"]:
            j = i - 1
            if j > lo and s[j - 1].text == ",":
                j -= 1
            found = self.phrases.before(s, j, lo)
            if found:
                return found
            return self._first_subject(s, lo, i - 1)
        if low in self.language["names_join"] or low in ("but", "or", "then", "to", "pero", "o", "a"):
            spoken = [
                j for j in range(i - 2, max(lo, i - 25) - 1, -1)
                if self._speaks(s, j) and not self._is_noun(s, j)
                and not s[j].low.endswith(self.participles)
            ][:1]
            for j in (*spoken, *range(i - 2, max(lo, i - 25) - 1, -1)):
                if s[j].low in self.language["negations"] or s[j].quote is not None:
                    continue
                if (self._speaks(s, j) or self.phrases.is_verb(s, j, True)) and not self._is_noun(s, j):
                    if s[j].low.endswith(self.participles):
                        continue
                    found = self.subject(s, j, lo, depth + 1)
                    if found:
                        return found
            return self._first_subject(s, lo, v)
        if before.text in (",", ")", "—", "–", "-"):
            return self._across(s, i - 1, lo) or self._first_subject(s, lo, v)
        found = self.phrases.before(s, i, lo)
        if found is not None and self._is_someone(s, found):
            return found
        return self._first_subject(s, lo, v)

    def _of_participle(self, s: list[Token], v: int, lo: int, depth: int) -> Phrase | None:
        """The subject of the finite verb that a participle leans on, best one of saying."""
        last: int | None = None
        for j in range(v - 1, max(lo, v - _FAR) - 1, -1):
            if s[j].text == ";":
                break
            if s[j].low.endswith(self.participles) or not s[j].is_word or self._is_noun(s, j):
                continue
            if self._speaks(s, j):
                last = j
                break
            if last is None and self.phrases.is_verb(s, j, True):
                last = j
        if last is not None:
            found = self.subject(s, last, lo, depth + 1)
            if found:
                return found
        return self._first_subject(s, lo, v)

    def _across(self, s: list[Token], i: int, lo: int) -> Phrase | None:
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
        j = c - 1
        while j > lo and (s[j].is_name or s[j].text == "."):
            j -= 1
        return j >= lo and j < c - 1 and s[j].low in self.language["prepositions"]

    def _is_set_off(self, s: list[Token], a: int, b: int) -> bool:
        first = s[a]
        words = self.language.words
        low = first.low
        if b - a <= 6 and any(self._speaks(s, k) and not self._is_noun(s, k) for k in range(a, b)):
            return True
        if low in words["determiners"] or low in words["prepositions"] or low in words["relatives"]:
            return True
        if first.text[0].isdigit() or low.endswith(("ing", "ed")) or low in words["titles"]:
            return True
        if low in words["suffixes"] or low in words["abbreviations"]:
            return True
        if low in words["conjunctions"] or low in words["closed"] or low in words["adverbs"]:
            return a + 1 >= b or not s[a + 1].is_name
        return not first.is_name

    def _first_subject(self, s: list[Token], lo: int, hi: int) -> Phrase | None:
        """The first noun phrase of a clause that no preposition opens."""
        i = lo
        words = self.language.words
        for _ in range(6):
            while i < hi and (
                not s[i].is_word
                or s[i].low in words["conjunctions"] and s[i].low not in words["openers"]
                or s[i].low in words["adverbs"]
                or (self.phrases.is_time(s[i]))
            ):
                i += 1
            if i >= hi:
                return None
            if s[i].low in words["openers"] or (
                s[i].low.endswith(("ing", "ed")) and not s[i].is_name
            ) or (s[i].low.endswith(self.participles) and i == lo):
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
            if all(self.phrases.is_time(t) or t.low in words["determiners"] for t in s[found.a : found.b]):
                i = found.b
                continue
            return self._apposed(s, found, hi)
        return None

    def _last_someone(self, s: list[Token], lo: int, hi: int) -> Phrase | None:
        for v in range(lo + 1, hi):
            if self.phrases.is_verb(s, v, True):
                found = self.phrases.before(s, self._skip_back(s, v, lo), lo)
                if found:
                    return found
        return None

    # Anywhere ----------------------------------------------------------------------------------

    def _later(self, s: list[Token], q: int) -> Cue | None:
        """", he said." at the end, or "according to" further on."""
        hi = self._next_quote(s, q)
        for i in range(q + 1, min(hi, q + _FAR)):
            size = self._according(s, i)
            if size:
                subject = self.phrases.after(s, i + size, hi)
                if subject:
                    return Cue(s, (i, i + size), subject, 2)
            if self._speaks(s, i) and not self._is_noun(s, i):
                if s[i - 1].text == "," and not s[i].low.endswith(self.participles):
                    subject = self.phrases.after(s, i + 1, hi)
                    if subject is not None and self._is_someone(s, subject):
                        return Cue(s, (i, i + 1), subject, 2)
                subject = self.subject(s, i, q + 1)
                if subject is not None and subject.a > 0 and subject.b <= i and (
                    s[subject.a - 1].text in (",", "—", "–")
                    or s[subject.a - 1].low in self.language["as_saying"]
                ):
                    return Cue(s, (i, i + 1), subject, 2)
        return None

    def _weak(self, s: list[Token], q: int) -> Cue | None:
        """The nearest verb before the marks and its subject: of thinking, else whatever verb."""
        lo = self._last_quote(s, q)
        nearest: Cue | None = None
        for i in range(q - 1, max(lo, q - _FAR) - 1, -1):
            token = s[i]
            if nearest is not None and token.text in ",;:":
                break
            if not token.is_word or token.is_name or self._is_noun(s, i):
                continue
            known = self.verbs.get(token.low) in ("thought", "speech", "naming")
            if not known and (nearest is not None or not self.phrases.is_verb(s, i, True)):
                continue
            if token.low in self.language["auxiliary"]:
                subject = self.phrases.before(s, i, lo)
            else:
                subject = self.subject(s, i, lo)
            if subject:
                named = s[q - 1].low in self.language["as"] or (
                    q > 1 and s[q - 1].low in self.language["determiners"]
                    and s[q - 2].low in self.language["as"]
                )
                known = known or named
                cue = Cue(s, self._span(s, i), subject, 1 if known else 0)
                if known:
                    return cue
                nearest = cue
        return nearest

    # Small questions ---------------------------------------------------------------------------

    def _speaks(self, s: list[Token], i: int) -> bool:
        token = s[i]
        if not token.is_word or token.is_name:
            return False
        if self.verbs.get(token.low) in ("speech", "naming"):
            return True
        # "as she put it"
        return (
            token.low in self.language["put"]
            and i + 1 < len(s)
            and s[i + 1].low in self.language["put_what"]
        )

    def _is_noun(self, s: list[Token], i: int) -> bool:
        """Whether a word that may be a verb is a noun here: "the call", "his promise"."""
        if s[i].low in self.language["bases"] and not self._may_be_base(s, i):
            return True
        if i and s[i - 1].text[0].isdigit():
            return True
        if s[i].low.endswith("s") and s[i].low[:-1] in self.language["bases"]:
            if not self._may_be_third(s, i):
                return True
        if s[i].low.endswith(("ed", "ing", "said", "told", "wrote")):
            return i > 0 and s[i - 1].low in ("the", "a", "an")
        before = s[i - 1].low if i else ""
        if before in self.language["determiners"] and before not in self._subject_determiners:
            return True
        return before in ("of", "in", "'s", "for", "with", "by") or (
            i > 1 and s[i].low in self.language["saying_nouns"]
            and s[i - 2].low in self.language["determiners"] and not s[i - 1].is_name
            and s[i].low == s[i].low.rstrip("s")
        )

    def _may_be_base(self, s: list[Token], i: int) -> bool:
        """Whether a bare verb ("say", "call") has before it what it needs: "they", "to", "would"."""
        if i == 0:
            return True
        before = s[i - 1]
        if not before.is_word:
            return before.text == ","
        return (
            before.low in self.language["before_base"]
            or before.low in self.language["auxiliary"]
            or before.low in self.language["adverbs"]
            or before.low.endswith((self.language.adverb_ending, "s", "people", "men"))
            and before.low != "'s"
        )

    def _may_be_third(self, s: list[Token], i: int) -> bool:
        """Whether a form like "claims" may be a verb: by what stands beside it."""
        after = s[i + 1] if i + 1 < len(s) else None
        if after is not None and after.is_word and after.low in self.language["auxiliary"]:
            return False
        before = s[i - 1] if i else None
        if before is None or not before.is_word or before.is_name:
            if after is not None and after.text == "," and after.quote is None:
                return before is not None and i + 2 < len(s) and s[i + 2].quote is not None
            return before is not None
        if before.low in self.language["subjects"] or before.low in self.language["relatives"]:
            return True
        if before.low in self.language["prepositions"]:
            return False
        if after is None or after.quote is not None or after.text == ":":
            return True
        return after.is_word and (
            after.low in self.language["determiners"]
            or after.low in self.language["subjects"]
            or after.low in self.language["after_verb"]
            or after.is_name
        )

    _subject_determiners = frozenset(
        "some many several most few all this that these those one two both another each".split()
    )

    def _is_bare_naming(self, s: list[Token], i: int, q: int, lo: int) -> bool:
        """Whether nobody names: "a box labelled “…”", but not "what she labelled “…”"."""
        if self.verbs.get(s[i].low) != "naming" or i + 1 != q or not s[i].low.endswith("ed"):
            return False
        return not any(t.low in self.language["what"] for t in s[max(lo, i - 8) : i])

    def _passive(self, s: list[Token], v: int, lo: int, q: int) -> Phrase | bool | None:
        """The one by whom, for "was called … by"; False where nobody is named; None if active."""
        if not (v > lo and s[v - 1].low in self.language["being"]) and not (
            v > lo + 1 and s[v - 2].low in self.language["being"]
            and (s[v - 1].low in self.language["adverbs"] or s[v - 1].low.endswith("ly"))
        ):
            return None
        if s[v].low.endswith(self.participles) or s[v].low in ("said",):
            return None
        for j in range(v + 1, min(v + 12, len(s))):
            if s[j].low in self.language["passive_by"]:
                return self.phrases.after(s, j + 1, len(s)) or False
            if self._speaks(s, j):
                break
        return False

    def _according(self, s: list[Token], i: int) -> int:
        """How many tokens at i say "according to"."""
        low = s[i].low
        if low not in self.language["according_starts"]:
            return 0
        for phrase in self.language["according"]:
            words = phrase.split()
            if low == words[0] and [t.low for t in s[i : i + len(words)]] == words:
                return len(words)
        return 0

    def _is_someone(self, s: list[Token], phrase: Phrase) -> bool:
        first = s[phrase.a]
        if phrase.kind == "noun" and all(
            self.phrases.is_time(t) or t.low in self.language["determiners"]
            for t in s[phrase.a : phrase.b]
        ):
            return False
        return first.low not in self.language["prepositions"]

    def _span(self, s: list[Token], v: int) -> tuple[int, int]:
        """The verb with "pointed out", "went on to say"."""
        return (v, v + 1)

    def _skip_adverbs(self, s: list[Token], i: int, hi: int) -> int:
        words = self.language.words
        while i < hi and s[i].is_word and (
            s[i].low in words["auxiliary"]
            or s[i].low in words["adverbs"]
            or (s[i].low.endswith(self.language.adverb_ending) and not s[i].is_name)
        ):
            i += 1
        return i

    def _skip_back(self, s: list[Token], i: int, lo: int) -> int:
        words = self.language.words
        while i > lo and s[i - 1].is_word and not s[i - 1].is_name and (
            s[i - 1].low in words["auxiliary"]
            or s[i - 1].low in words["adverbs"]
            or s[i - 1].low.endswith(self.language.adverb_ending)
        ):
            i -= 1
        if i - 1 > lo and self.phrases.is_time(s[i - 1]):
            i -= 1
            while i - 1 > lo and (
                self.phrases.is_time(s[i - 1]) or s[i - 1].low in self.language["before_time"]
            ):
                i -= 1
        return i

    def _next_quote(self, s: list[Token], q: int) -> int:
        for i in range(q + 1, len(s)):
            if s[i].quote is not None and not s[i].is_work:
                return i
        return len(s)

    def _last_quote(self, s: list[Token], q: int) -> int:
        for i in range(q - 1, -1, -1):
            if s[i].quote is not None and not s[i].is_work:
                return i + 1
        return 0
