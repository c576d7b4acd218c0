"""Reads a text: who says each quotation, carried from sentence to sentence."""

import itertools

from newsreel.copydesk.cues import Cue, Cues
from newsreel.copydesk.grammar import Grammar
from newsreel.copydesk.indirect import Indirects
from newsreel.copydesk.language import Language
from newsreel.copydesk.media import Media
from newsreel.copydesk.people import People
from newsreel.copydesk.phrases import Phrases
from newsreel.copydesk.quotes import quotes
from newsreel.copydesk.speakers import Speaker, Speakers
from newsreel.copydesk.subjects import Subjects
from newsreel.copydesk.text import Paragraph, Token, paragraphs, sentences, tokens, without_asides
from newsreel.copydesk.turns import Passage, Turn, is_heading, label, mark_works


class Reader:
    """Reads one text of one language, once."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = language.words
        self.people = People(text, language)
        self.grammar = Grammar(language)
        phrases = Phrases(self.grammar)
        self.subjects = Subjects(self.grammar, phrases)
        self.cues = Cues(self.grammar, phrases, self.subjects)
        self.indirects = Indirects(self.grammar, phrases, self.subjects)
        self.media = Media(text, self.grammar, phrases)
        self.speakers = Speakers(text, language, self.people)

    def read(self) -> list[Passage]:
        """The passages of the text with their turns, in order."""
        passages = [self._passage(paragraph) for paragraph in paragraphs(self.text)]
        before: Passage | None = None
        for passage in passages:
            self._turns(passage, before)
            before = passage
        return passages

    def _passage(self, paragraph: Paragraph) -> Passage:
        found = quotes(self.text, paragraph.start, paragraph.end)
        stream = tokens(self.text, paragraph.start, paragraph.end, found)
        cut = [without_asides(s) for s in sentences(stream, self.language)]
        heading = len(cut) == 1 and is_heading(stream)
        for sentence in cut:
            self.people.read(sentence, heading)
        return Passage(paragraph, cut, bool(found))

    def _turns(self, passage: Passage, before: Passage | None) -> None:
        for number, sentence in enumerate(passage.sentences):
            if passage.has_quotes and any(t.quote is not None for t in sentence):
                mark_works(self.text, sentence, self.words["before_works"])
                inside = self._quoted(passage, sentence)
                passage.turns += inside
                for turn in inside:
                    if turn.is_doubtful:
                        self._go_on(turn, passage, number)
                passage.last = next(
                    (t for t in reversed(inside) if t.speaker is not None), passage.last
                )
            else:
                inside = self._indirect(passage, sentence)
                passage.turns += inside
            for turn in inside:
                self._note(turn)
        if passage.has_quotes:
            self._look_ahead(passage.spoken)
            self._after_open(passage, before)
            for turn in passage.spoken:
                self._take_label(turn)
                if turn.speaker is None and turn.is_whole and turn.is_alone and before is not None:
                    self._from_before(turn, before)

    # One sentence ------------------------------------------------------------------------------

    def _quoted(self, passage: Passage, sentence: list[Token]) -> list[Turn]:
        inside: list[Turn] = []
        for at, token in enumerate(sentence):
            quote = token.quote
            if quote is None:
                continue
            turn = Turn(quote.start, quote.end, passage.paragraph, sentence, quote)
            cue = self.cues.of(sentence, at)
            turn.is_title = token.is_work and not self._names(cue)
            if cue is not None and cue.strength and not turn.is_title:
                turn.cue = cue
                if cue.subject is not None:
                    turn.speaker = self.speakers.of(sentence, cue.subject)
                elif cue.strength == 3 and self.language.drops_subject:
                    turn.speaker = self.speakers.unnamed(sentence[cue.verb[0]])
            if not turn.is_title and (turn.is_doubtful or turn.cue is None):
                source = next((t for t in reversed(inside) if not t.is_title), None)
                if source is not None and source.speaker is not None:
                    own = turn.cue
                    turn.take(source)
                    if own is not None and own.strength > 1:
                        turn.cue = own
            inside.append(turn)
        # The first of a sentence may have to wait for the cue of the second.
        for turn, after in reversed(list(itertools.pairwise(inside))):
            if turn.speaker is None and not turn.is_title and after.speaker is not None:
                turn.take(after)
        return inside

    def _names(self, cue: Cue | None) -> bool:
        """Whether a cue says what somebody is called."""
        if cue is None or cue.strength < 2:
            return False
        return self.language.verbs.get(cue.sentence[cue.verb[0]].low) == "naming"

    def _indirect(self, passage: Passage, sentence: list[Token]) -> list[Turn]:
        if not any(t.low in self.words["saying"] for t in sentence):
            return []
        found = self.indirects.of(sentence)
        if found is None:
            return []
        start, end = sentence[found.a].start, sentence[found.b - 1].end
        turn = Turn(start, end, passage.paragraph, sentence, cue=found.cue)
        if found.cue.subject is not None:
            turn.speaker = self.speakers.of(sentence, found.cue.subject)
        return [turn]

    def _note(self, turn: Turn) -> None:
        """Remember who spoke, for the pronouns and quotations that follow."""
        if turn.speaker is not None:
            self.speakers.last = turn.speaker
            if turn.speaker.person is not None:
                self.people.prominence.spoke(turn.speaker.person, turn.start)

    # From one sentence to another --------------------------------------------------------------

    def _go_on(self, turn: Turn, passage: Passage, number: int) -> None:
        """A quotation whose own sentence names nobody: who spoke just before goes on."""
        if not (turn.is_alone and turn.is_whole and number):
            return
        sentence = passage.sentences[number - 1]
        earlier = passage.last
        if earlier is not None and earlier.sentence is sentence:
            turn.take(earlier)
            return
        cue = self._closing(sentence)
        if cue is not None and cue.subject is not None:
            turn.cue, turn.is_carried = cue, True
            turn.speaker = self.speakers.of(sentence, cue.subject)
        elif earlier is not None:
            turn.take(earlier)

    def _look_ahead(self, turns: list[Turn]) -> None:
        """What opens a paragraph waits for the cue that follows."""
        for turn, after in reversed(list(itertools.pairwise(turns))):
            if turn.speaker is None and after.speaker is not None and turn.is_whole:
                turn.take(after)

    def _after_open(self, passage: Passage, before: Passage | None) -> None:
        """A quotation that was not closed goes on in the next paragraph."""
        if before is None or not before.spoken or not passage.spoken:
            return
        source, first = before.spoken[-1], passage.spoken[0]
        if source.quote is None or source.quote.is_closed or source.speaker is None:
            return
        if first.quote is None or first.quote.outer_start != passage.paragraph.start:
            return
        if first.is_carried or first.speaker is None or not first.quote.is_closed:
            first.take(source)

    def _from_before(self, turn: Turn, before: Passage) -> None:
        """A paragraph of nothing but a quotation goes on from the paragraph before."""
        last = before.sentences[-1]
        spoken = before.spoken
        if not (len(last) == 1 and last[0].quote is not None):
            if spoken and spoken[-1].sentence is last and spoken[-1].speaker is not None:
                turn.take(spoken[-1])
                return
            cue = self._closing(last)
            if cue is not None and cue.subject is not None:
                turn.cue, turn.is_carried = cue, True
                turn.speaker = self.speakers.of(last, cue.subject)
                return
        if spoken and spoken[-1].speaker is not None:
            turn.take(spoken[-1])
        elif self.speakers.last is not None:
            turn.speaker, turn.is_carried = self.speakers.last, True

    def _closing(self, sentence: list[Token]) -> Cue | None:
        """The cue of a sentence that leads over to a quotation: "She was angry:"."""
        weak: Cue | None = None
        for i in range(len(sentence) - 1, -1, -1):
            if sentence[i].quote is not None:
                break
            says = self.grammar.speaks(sentence, i) and not self.grammar.is_noun(sentence, i)
            if says or (weak is None and self.grammar.is_verb(sentence, i)):
                subject = self.subjects.subject(sentence, i, 0)
                if subject is not None and says:
                    return Cue(sentence, (i, i + 1), subject, 2)
                if subject is not None:
                    weak = weak or Cue(sentence, (i, i + 1), subject, 1)
        if weak is not None:
            weak.subject = self.subjects.first_subject(sentence, 0, len(sentence)) or weak.subject
        return weak

    def _take_label(self, turn: Turn) -> None:
        """The speaker of a transcript's line, who is named in it."""
        name = label(self.text, turn)
        if name:
            person = self.people.named(name.split()[-1].casefold(), turn.start)
            turn.speaker = Speaker(name, person.name if person else name, "", turn.start, person)
            turn.cue, turn.is_carried = None, False
