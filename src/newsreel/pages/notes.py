"""The notes on a story that was changed: “Correction, 29 October 2015, 14:05”."""

from dataclasses import dataclass

from newsreel.pages.dates import Said, Stamp, moment, said
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Correction


@dataclass(frozen=True, slots=True)
class Note:
    """``kind`` is the stored word (for style), ``label`` its name; ``says`` and ``said`` are whole
    sentences, empty where nothing is quoted; ``back`` is when a retraction was taken back."""

    kind: str
    label: str
    stamp: Stamp
    text: str
    said: str
    says: str
    back: Said | None


def note(correction: Correction, words: Words) -> Note:
    back = correction.taken_back
    return Note(
        kind=correction.kind,
        label=words.changes.get(correction.kind, words.change),
        stamp=moment(correction.at, words),
        text=correction.note,
        said=words.it_said.format(text=correction.said) if correction.said else "",
        says=words.it_says.format(text=correction.says) if correction.says else "",
        back=said(words.taken_back, back, words) if back else None,
    )
