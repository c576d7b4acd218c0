"""Comments of a file into the site: read, given their stories, written; and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from newsreel.archive.discussions.formats import OWN, READERS, format_of
from newsreel.archive.discussions.found import Trouble, UnreadableError
from newsreel.archive.discussions.jsonlines import objects
from newsreel.comments.actions.read_back import ReadingBack
from newsreel.comments.actions.take_in import Incoming, TakenIn, Taking

AT_ONCE = 500
_One = TypeVar("_One")
Step = Callable[[int], None]


@dataclass(slots=True)
class Outcome:
    """Of one file. ``refused`` says why nothing of it was read; ``troubles`` what of it could not
    be."""

    source: str
    format: str = ""
    refused: str = ""
    taken: TakenIn = field(default_factory=TakenIn)
    troubles: list[str] = field(default_factory=list)

    def value(self) -> dict[str, Any]:
        """For programs."""
        return {
            "source": self.source,
            "format": self.format,
            "refused": self.refused or None,
            "new": self.taken.new,
            "unchanged": self.taken.known,
            "homeless": dict(sorted(self.taken.homeless.items())),
            "orphans": self.taken.orphans,
            "troubles": self.troubles,
        }


def take(
    path: Path, format_: str = "", moved: Mapping[str, str] | None = None, step: Step | None = None
) -> Outcome:
    """Take the comments of a file in. ``format_`` is one of ``formats.FORMATS``, or told from the
    file; ``moved`` says of addresses where their stories stand now."""
    out = Outcome(str(path))
    try:
        out.format = format_ or format_of(path)
        if out.format == OWN:
            _read_back(path, out, step)
        else:
            _take_in(READERS[out.format](path), out, moved or {}, step)
    except (UnreadableError, OSError) as error:
        out.refused = str(error)
    return out


def _take_in(
    found: Iterator[Incoming | Trouble], out: Outcome, moved: Mapping[str, str], step: Step | None
) -> None:
    run = Taking()
    out.taken = run.done
    try:
        for part in _parts(_good(found, out)):
            run.take([replace(one, address=moved.get(one.address, one.address)) for one in part])
            if step:
                step(len(part))
    finally:
        run.finish()


def _read_back(path: Path, out: Outcome, step: Step | None) -> None:
    run = ReadingBack()
    out.taken = run.done
    for part in _parts(_good(objects(path), out)):
        run.take(part)
        if step:
            step(len(part))
    run.finish()
    out.troubles += run.unreadable


def _good(found: Iterable[_One | Trouble], out: Outcome) -> Iterator[_One]:
    for one in found:
        if isinstance(one, Trouble):
            out.troubles.append(one.what)
        else:
            yield one


def _parts(found: Iterator[_One]) -> Iterator[list[_One]]:
    while part := list(islice(found, AT_ONCE)):
        yield part
