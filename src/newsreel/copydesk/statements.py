"""The record: what was said in a text, by whom, by which verb, to whom, on which day."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from newsreel.copydesk.days import published_in, said_on
from newsreel.copydesk.language import codes, language, told
from newsreel.copydesk.media import leads
from newsreel.copydesk.reader import Reader
from newsreel.copydesk.turns import Turn

_AROUND = 9  # tokens on either side of the verb in which its day is looked for


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, with the place of the words in the text."""

    text: str
    start: int
    end: int
    """Offsets in characters: text[start:end] is `text`, without the marks."""
    kind: str
    """"direct" (whole sentences between marks), "mixed" (some words of it), "indirect"."""
    speaker: str | None
    """The name in full as at its first mention; without a name, the words given."""
    mention: str | None
    """Whom the text names here: "Hadithi", "he", "the spokesperson"."""
    role: str | None
    verb: str | None
    medium: str | None
    paragraph: int
    """From 0, by lines that are not empty."""
    date: str | None
    """The day it was said, in ISO form, where the text says it."""

    def value(self) -> dict[str, Any]:
        """The statement as JSON has it."""
        return asdict(self)


def statements(
    text: str, *, published: date | None = None, code: str | None = None
) -> list[Statement]:
    """The statements of a text, in order.

    `published` resolves weekdays; without it, the date at the text's head does. `code` is the
    language's ("en", "es"); without it, the text tells. Raises ValueError for an unknown one.
    """
    if code is not None and code not in codes():
        raise ValueError(f"no words for the language {code!r}: there are {', '.join(codes())}")
    words = language(code or told(text))
    reader = Reader(text, words)
    day = published or published_in(text, words)
    found: list[Statement] = []
    for passage in reader.read():
        for turn in passage.turns:
            if turn.speaker is None and turn.kind != "direct":
                continue  # a title, or a word held with tongs: nobody says it
            found.append(_statement(reader, turn, day))
    return found


def _statement(reader: Reader, turn: Turn, published: date | None) -> Statement:
    cue, speaker = turn.cue, turn.speaker
    verb = medium = said = None
    if cue is not None:
        tokens = cue.sentence
        a, b = cue.verb
        verb = reader.text[tokens[a].start : tokens[b - 1].end] or None
        subject_end = cue.subject.b if cue.subject is not None else b
        medium = reader.media.of(tokens, cue.verb, subject_end) or None
        words = reader.language
        left = a
        while left > max(0, a - _AROUND) and tokens[left - 1].quote is None:
            left -= 1
        right = max(b, subject_end) if subject_end < b + 2 * _AROUND else b
        limit = min(len(tokens), right + _AROUND)
        crosses = leads(tokens, right)
        if crosses:
            limit = len(tokens)
        while (
            right < limit
            and (tokens[right].quote is None or crosses)
            and (tokens[right].low not in words["relative_that"])
        ):
            right += 1
        said = said_on(tokens, a, right, published, words) or said_on(
            tokens, left, a, published, words
        )
    return Statement(
        text=reader.text[turn.start : turn.end],
        start=turn.start,
        end=turn.end,
        kind=turn.kind,
        speaker=speaker.name if speaker else None,
        mention=(speaker.mention or None) if speaker else None,
        role=(speaker.role or None) if speaker else None,
        verb=verb,
        medium=medium,
        paragraph=turn.paragraph.number,
        date=said.isoformat() if said else None,
    )
