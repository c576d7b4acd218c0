"""A text as the rules read it: cut up once, with what was said in it."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from newsreel.copydesk.days import published_in
from newsreel.copydesk.language import language, told
from newsreel.copydesk.quotes import Quote, quotes
from newsreel.copydesk.reader import Reader
from newsreel.copydesk.text import Token
from newsreel.copydesk.turns import Passage


class Draft:
    """One text, its language and its day; what is quoted in it is nobody's to correct."""

    def __init__(self, text: str, published: date | None = None, code: str | None = None) -> None:
        self.text = text
        self.language = language(code or told(text))
        self.published = published or published_in(text, self.language)
        self.reader = Reader(text, self.language)
        self.passages: list[Passage] = self.reader.read()
        self.quotes: list[Quote] = [
            quote
            for passage in self.passages
            for quote in quotes(text, passage.paragraph.start, passage.paragraph.end)
        ]
        self._starts = [quote.outer_start for quote in self.quotes]

    def is_quoted(self, at: int) -> bool:
        """Whether an offset lies within a quotation."""
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self.quotes[number].outer_end

    def tokens(self) -> Iterator[list[Token]]:
        """The sentences, as tokens; a quotation is one token."""
        for passage in self.passages:
            yield from passage.sentences
