"""Who says each quotation of a text: carried from sentence to sentence, names given for "he"."""

import re
from dataclasses import dataclass, field

from newsreel.copydesk.cues import Cue, Cues
from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.language import Language
from newsreel.copydesk.people import People
from newsreel.copydesk.phrases import Phrases
from newsreel.copydesk.quotes import Quote, quotes
from newsreel.copydesk.speakers import Speaker, Speakers
from newsreel.copydesk.subjects import Subjects
from newsreel.copydesk.text import Paragraph, Token, paragraphs, sentences, tokens, without_asides

_LABEL = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.’' \-]{1,40}):\s")  # "RUIZ: …" in a transcript


@dataclass(slots=True)
class Turn:
    """A quotation with whoever says it. `cue` is None where nothing tells."""

    quote: Quote
    paragraph: Paragraph
    sentence: list[Token]
    at: int
    cue: Cue | None
    speaker: Speaker | None
    is_carried: bool = False
    is_title: bool = False
    """Whether it is the name of a work, which nobody says."""


@dataclass(slots=True)
class Passage:
    """A paragraph cut into sentences, with its quotations."""

    paragraph: Paragraph
    sentences: list[list[Token]]
    quotes: list[Quote]
    is_heading: bool
    turns: list[Turn] = field(default_factory=list)


class Reader:
    """Reads one text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.people = People(language)
        self.grammar = Grammar(language)
        phrases = Phrases(self.grammar)
        self.subjects = Subjects(self.grammar, phrases)
        self.cues = Cues(self.grammar, phrases, self.subjects)
        self.passages: list[Passage] = []
        self.speakers = Speakers(text, language, self.people)

    def read(self) -> list[Passage]:
        """The passages of the text with their turns."""
        for paragraph in paragraphs(self.text):
            found = quotes(self.text, paragraph.start, paragraph.end)
            stream = tokens(self.text, paragraph.start, paragraph.end, found)
            cut = [without_asides(s) for s in sentences(stream, self.language)]
            is_heading = _is_heading(stream)
            for sentence in cut:
                self.people.read(sentence, is_heading)
            self.passages.append(Passage(paragraph, cut, found, is_heading))
        before: Passage | None = None
        for passage in self.passages:
            if passage.quotes:
                self._turns(passage, before)
            before = passage
        return self.passages

    def _turns(self, passage: Passage, before: Passage | None) -> None:
        turns: list[Turn] = []
        for number, sentence in enumerate(passage.sentences):
            inside: list[Turn] = []
            self._mark_works(sentence)
            for at, token in enumerate(sentence):
                if token.quote is None:
                    continue
                cue = self.cues.of(sentence, at)
                is_title = token.is_work and not (
                    cue is not None and cue.strength > 1
                    and self.language.verbs.get(sentence[cue.verb[0]].low) == "naming"
                )
                if is_title or (cue is not None and cue.strength == 0):
                    cue = None
                turn = Turn(token.quote, passage.paragraph, sentence, at, cue, None)
                turn.is_title = is_title
                if cue is not None and cue.subject is not None:
                    turn.speaker = self.speakers.of(sentence, cue.subject)
                if inside and not is_title and (cue is None or cue.subject is None or cue.strength < 2):
                    source = next((t for t in reversed(inside) if not t.is_title), inside[-1])
                    if source.speaker is not None:
                        turn.speaker, turn.is_carried = source.speaker, True
                        if cue is None or cue.strength < 2:
                            turn.cue = source.cue
                inside.append(turn)
            # The first of a sentence may have to wait for the cue of the second.
            for i in range(len(inside) - 2, -1, -1):
                if inside[i].speaker is None and not inside[i].is_title and inside[i + 1].speaker is not None:
                    inside[i].speaker, inside[i].cue = inside[i + 1].speaker, inside[i + 1].cue
                    inside[i].is_carried = True
            turns += inside
            for turn in inside:
                if turn.speaker is None or (turn.cue is not None and turn.cue.strength < 2):
                    self._carry(turn, turns, passage, before, number)
                if turn.speaker is not None:
                    self.speakers.last = turn.speaker
                    if turn.speaker.person is not None:
                        self.people.spoke(turn.speaker.person, turn.quote.start)
        # What opens a paragraph waits for the cue that follows.
        for i in range(len(turns) - 2, -1, -1):
            if turns[i].speaker is None and turns[i + 1].speaker and _is_whole(turns[i].quote):
                turns[i].speaker, turns[i].cue = turns[i + 1].speaker, turns[i + 1].cue
                turns[i].is_carried = True
        if turns and before and before.turns and not before.turns[-1].quote.is_closed:
            first, source = turns[0], before.turns[-1]
            opens = first.quote.outer_start == passage.paragraph.start
            if opens and source.speaker and (first.is_carried or first.speaker is None or not first.quote.is_closed):
                first.speaker, first.cue, first.is_carried = source.speaker, source.cue, True
        for turn in turns:
            self._labelled(turn)
        for turn in turns:
            if turn.speaker is None and _is_whole(turn.quote) and _alone(turn.sentence):
                self._from_before(turn, before)
        passage.turns = turns

    def _labelled(self, turn: Turn) -> None:
        """The speaker of a transcript's line, who is named in it."""
        match = _LABEL.match(self.text, turn.quote.start, turn.quote.end)
        if match is None:
            return
        name = match[1].strip()
        person = self.people.named(name.split()[-1].casefold(), turn.quote.start)
        turn.speaker = Speaker(name, person.name if person else name, "", turn.quote.start, person)
        turn.cue, turn.is_carried = None, False

    def _mark_works(self, sentence: list[Token]) -> None:
        """Mark the quotations that are names of works: all in capitals, after "on", "the"…"""
        for at, token in enumerate(sentence):
            quote = token.quote
            if quote is None or not at or quote.end - quote.start > 60:
                continue
            if sentence[at - 1].low not in self.language["before_works"]:
                continue
            words = self.text[quote.start : quote.end].split()
            capital = sum(w[0].isupper() for w in words)
            token.is_work = quote.first.isupper() and capital >= 2 and capital >= 0.6 * len(words)

    def _carry(
        self, turn: Turn, turns: list[Turn], passage: Passage, before: Passage | None, number: int
    ) -> None:
        """A quotation whose own sentence names nobody: who spoke just before goes on."""
        if not (_alone(turn.sentence) and _is_whole(turn.quote)):
            return
        earlier = [t for t in turns if t.sentence is not turn.sentence and t.speaker is not None]
        if number and earlier and earlier[-1].sentence is passage.sentences[number - 1]:
            turn.speaker, turn.cue, turn.is_carried = earlier[-1].speaker, earlier[-1].cue, True
            return
        if number:
            sentence = passage.sentences[number - 1]
            cue = self._closing(sentence)
            if cue is not None and cue.subject is not None:
                turn.cue, turn.speaker = cue, self.speakers.of(sentence, cue.subject)
                turn.is_carried = True
                return
            if earlier:
                turn.speaker, turn.cue, turn.is_carried = earlier[-1].speaker, earlier[-1].cue, True

    def _from_before(self, turn: Turn, before: Passage | None) -> None:
        """A paragraph of nothing but a quotation goes on from the paragraph before."""
        if before is None:
            return
        last = before.sentences[-1]
        if not (last and last[-1].quote is not None and len(last) == 1):
            if before.turns and before.turns[-1].sentence is last and before.turns[-1].speaker:
                turn.speaker, turn.cue = before.turns[-1].speaker, before.turns[-1].cue
                turn.is_carried = True
                return
            cue = self._closing(last)
            if cue is not None and cue.subject is not None:
                turn.cue, turn.speaker, turn.is_carried = cue, self.speakers.of(last, cue.subject), True
                return
        if before.turns and before.turns[-1].speaker is not None:
            turn.speaker, turn.cue = before.turns[-1].speaker, before.turns[-1].cue
        elif self.speakers.last is not None:
            turn.speaker = self.speakers.last
        turn.is_carried = True

    def _closing(self, sentence: list[Token]) -> Cue | None:
        """The cue of a sentence that leads over to a quotation: "She was angry:"."""
        end = len(sentence)
        weak: Cue | None = None
        for i in range(end - 1, -1, -1):
            token = sentence[i]
            if token.quote is not None:
                break
            if self.grammar.speaks(sentence, i) and not self.grammar.is_noun(sentence, i):
                subject = self.subjects.subject(sentence, i, 0)
                if subject is not None:
                    return Cue(sentence, (i, i + 1), subject, 2)
            if weak is None and self.grammar.is_verb(sentence, i, True):
                subject = self.subjects.subject(sentence, i, 0)
                if subject is not None:
                    weak = Cue(sentence, (i, i + 1), subject, 1)
        first = self.subjects.first_subject(sentence, 0, end)
        if first is not None and weak is not None:
            weak.subject = first
        return weak


def _is_whole(quote: Quote) -> bool:
    """Whether a quotation looks like a sentence of its own."""
    return (quote.first.isupper() or not quote.first.isalpha()) and (
        quote.last in ".?!…,—-" or not quote.is_closed or quote.end - quote.start > 60
    )


def _alone(sentence: list[Token]) -> bool:
    """Whether a sentence is nothing but quotations and signs."""
    return sum(t.is_word for t in sentence) <= 1


def _is_heading(stream: list[Token]) -> bool:
    words = [t for t in stream if t.is_word]
    if len(words) < 3 or len(words) > 30:
        return False
    return sum(t.is_name or t.text[0].isdigit() for t in words) > 0.6 * len(words)
