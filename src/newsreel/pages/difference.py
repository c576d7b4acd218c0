"""What changed between two states of a text, word by word, as readers see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from newsreel.stories.reads.shapes import Passage

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
# Below this likeness two paragraphs are two paragraphs, not one that was edited.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: ``how`` is "same", "del" or "ins"."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A passage with its changes. ``gap``: unchanged passages before it are left out."""

    place: str
    pieces: tuple[Piece, ...]
    gap: bool


@lru_cache(512)
def difference(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> tuple[Line, ...]:
    """The passages that differ, each with the unchanged one before and behind it."""
    whole = list(_passages(before, after))
    changed = [n for n, (_, pieces) in enumerate(whole) if any(p.how != "same" for p in pieces)]
    shown = sorted({m for n in changed for m in (n - 1, n, n + 1) if 0 <= m < len(whole)})
    return tuple(Line(whole[n][0], whole[n][1], gap=n > 0 and n - 1 not in shown) for n in shown)


def _passages(
    before: Sequence[Passage], after: Sequence[Passage]
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            yield from ((p.place, (Piece("same", p.text),)) for p in before[a:b])
        else:
            yield from _replaced(list(before[a:b]), list(after[c:d]))


def _replaced(gone: list[Passage], come: list[Passage]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Pairs of one place that are alike are edited; the rest went, or came."""
    for new in come:
        twin = next((old for old in gone if old.place == new.place and _alike(old, new)), None)
        if twin is None:
            yield new.place, (Piece("ins", new.text),)
            continue
        for old in gone[: gone.index(twin)]:
            yield old.place, (Piece("del", old.text),)
        del gone[: gone.index(twin) + 1]
        yield new.place, _words(twin.text, new.text)
    yield from ((old.place, (Piece("del", old.text),)) for old in gone)


def _alike(old: Passage, new: Passage) -> bool:
    one, other = _WORDS.findall(old.text), _WORDS.findall(new.text)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _words(old: str, new: str) -> tuple[Piece, ...]:
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    pieces: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, come = "".join(one[a:b]), "".join(other[c:d])
        if how == "equal":
            pieces.append(Piece("same", gone))
            continue
        pieces += [Piece(name, text) for name, text in (("del", gone), ("ins", come)) if text]
    return tuple(_joined(pieces))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Changes with only a space between them are one change: “three words” reads as one."""
    run: list[Piece] = []
    for n, piece in enumerate(pieces):
        between = (
            piece.how == "same"
            and not piece.text.strip()
            and 0 < n < len(pieces) - 1
            and {pieces[n - 1].how, pieces[n + 1].how} <= {"del", "ins"}
        )
        if piece.how == "same" and not between:
            yield from _run(run)
            run = []
            yield piece
        else:
            run.append(piece)
    yield from _run(run)


def _run(run: list[Piece]) -> Iterator[Piece]:
    for how in ("del", "ins"):
        text = "".join(p.text for p in run if p.how in (how, "same"))
        if any(p.how == how for p in run):
            yield Piece(how, text)
