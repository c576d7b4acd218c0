"""What is said in a text, turn by turn: each quotation and indirect statement with its speaker."""

import re
from dataclasses import dataclass, field

from newsreel.copydesk.cues import Cue
from newsreel.copydesk.quotes import Quote
from newsreel.copydesk.speakers import Speaker
from newsreel.copydesk.text import Paragraph, Token

_LONG = 60  # characters from which a quotation is whole without a sign at its end


@dataclass(slots=True)
class Turn:
    """A statement with whoever makes it. `cue` is None where nothing tells."""

    start: int
    end: int
    paragraph: Paragraph
    sentence: list[Token]
    quote: Quote | None = None
    """None if it is indirect."""
    cue: Cue | None = None
    speaker: Speaker | None = None
    is_carried: bool = False
    """Whether the speaker comes from another turn."""
    is_title: bool = False
    """Whether it is the name of a work, which nobody says."""

    @property
    def kind(self) -> str:
        """ "direct" (whole sentences between marks), "mixed" (some words), "indirect"."""
        if self.quote is None:
            return "indirect"
        return "direct" if self.is_whole and not self.is_title else "mixed"

    @property
    def is_whole(self) -> bool:
        """Whether what stands between the marks looks like a sentence of its own."""
        quote = self.quote
        if quote is None or not (quote.first.isupper() or not quote.first.isalpha()):
            return False
        return (
            quote.last in ".?!…,—-"
            or not quote.is_closed
            or quote.end - quote.start > _LONG
            or self._opens_clause()
        )

    def _opens_clause(self) -> bool:
        """Whether it begins its sentence, or follows a colon or comma, and is set off behind."""
        s = self.sentence
        at = next(i for i, token in enumerate(s) if token.quote is self.quote)
        after = s[at + 1].text if at + 1 < len(s) else "."
        return (at == 0 or s[at - 1].text in ":,") and after in ",.;—–"

    @property
    def is_alone(self) -> bool:
        """Whether its sentence is nothing but quotations and signs."""
        return sum(token.is_word for token in self.sentence) <= 1

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody is known to say it, or only by a verb that is none of saying."""
        return self.speaker is None or (self.cue is not None and self.cue.strength < 2)

    def take(self, other: "Turn") -> None:
        """Have the speaker of another turn."""
        self.speaker, self.cue, self.is_carried = other.speaker, other.cue, True


@dataclass(slots=True)
class Passage:
    """A paragraph cut into sentences, with its quotations and what becomes of them."""

    paragraph: Paragraph
    sentences: list[list[Token]]
    has_quotes: bool
    turns: list[Turn] = field(default_factory=list)
    last: Turn | None = None
    """The last quotation so far that has a speaker."""

    @property
    def spoken(self) -> list[Turn]:
        """The turns between marks."""
        return [turn for turn in self.turns if turn.quote is not None]


def is_heading(tokens: list[Token]) -> bool:
    """Whether most words have capitals, as those of English headlines do."""
    words = [t for t in tokens if t.is_word]
    fewest = 3 if all(t.quote is None for t in tokens) else 6
    if not fewest <= len(words) <= 30:
        return False
    return sum(t.is_name or t.text[0].isdigit() for t in words) > 0.6 * len(words)


def mark_works(text: str, sentence: list[Token], before_works: frozenset[str]) -> None:
    """Mark the quotations that are names of works: in capitals, after "on", "the" and the like."""
    for at, token in enumerate(sentence):
        quote = token.quote
        if quote is None or not at or quote.end - quote.start > _LONG:
            continue
        if sentence[at - 1].low not in before_works:
            continue
        words = text[quote.start : quote.end].split()
        capital = sum(word[0].isupper() for word in words)
        token.is_work = quote.first.isupper() and capital >= 2 and capital >= 0.6 * len(words)


_LABEL = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' \-]{1,40}):\s")


def label(text: str, turn: Turn) -> str:
    """The name that opens a transcript's line ("RUIZ: …"); "" where none does."""
    match = _LABEL.match(text, turn.start, turn.end)
    return match[1].strip() if match else ""
