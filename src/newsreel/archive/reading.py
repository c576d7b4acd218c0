"""One capture read to its end, as a piece of work for `hands`: it gives a story, or the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newsreel.archive.capture import read_bytes, read_capture
from newsreel.archive.explaining import Explained, explain
from newsreel.archive.extract import examine
from newsreel.archive.found import Found
from newsreel.archive.hands import Broken, Hands, Hung
from newsreel.archive.refusal import Refused


@dataclass(frozen=True, slots=True)
class Piece:
    """A capture's bytes, and how it is called. `explained`: its lines are wanted, too."""

    source: str
    data: bytes = field(repr=False)
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a capture: `found`, or the `reason` why there is no story in it."""

    found: Found | None
    reason: str = ""
    kind: str = ""
    lines: tuple[Explained, ...] = ()


Readers = Hands[Piece, Reading]


def read(piece: Piece) -> Reading:
    """Read one capture."""
    try:
        capture = read_capture(piece.data, piece.source)
        examined = examine(capture)
    except Refused as refused:
        return Reading(None, refused.reason)
    except RecursionError:
        return Reading(None, "The page is nested too deeply to be read.")
    except MemoryError:
        return Reading(None, "The page needs more memory than a capture may have.")
    lines = tuple(explain(capture, examined)) if piece.explained else ()
    return Reading(examined.found, kind=capture.kind, lines=lines)


def readers(processes: int = 0, seconds: float = 30.0) -> Readers:
    """Processes that read captures, `seconds` at most for each."""
    return Hands(read, processes, seconds)


def outcome(future: object, seconds: float) -> Reading:
    """What a started piece came to; a fault in reading it is the capture's reason."""
    try:
        reading: Reading = future.result()  # type: ignore[attr-defined]
    except Hung:
        return Reading(None, f"Reading it took longer than {seconds:g} seconds.")
    except Broken:
        return Reading(None, "Reading it ended the process that read it.")
    except Exception as error:  # one capture's fault costs one line
        return Reading(None, f"Reading it failed ({error}): please report this capture.")
    return reading


def explain_file(path: Path, source: str, hands: Readers) -> Reading:
    """A file's reading with every line of it."""
    try:
        data = read_bytes(path)
    except Refused as refused:
        return Reading(None, refused.reason)
    return outcome(hands.start(Piece(source, data, explained=True)), hands.seconds)
