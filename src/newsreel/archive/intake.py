"""Captures come in: known ones are told, the others are read and arrive as stories.

Reading runs in processes of its own (`reading`), writing in this one, in the short transactions of
`stories.actions.arrive`. Outcomes come in the order of the files.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from newsreel.archive.arriving import arrival_of, rescued
from newsreel.archive.capture import read_bytes
from newsreel.archive.companions import beside
from newsreel.archive.found import Found, refusal_report
from newsreel.archive.reading import Piece, Readers, Reading, outcome
from newsreel.archive.refusal import Refused
from newsreel.comments.actions.keep import keep
from newsreel.stories.actions.arrival import Arrival, Arrived, Provenance
from newsreel.stories.actions.arrive import arrive, known
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.renditions import order

_AHEAD = 64
_AHEAD_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture.

    `status` is "published", "draft", "unchanged" or "refused"; `path` is the story's on the site,
    empty while it is a draft. `found` is there for new stories, and for known ones if wanted.
    """

    source: str
    sha256: str | None
    status: str
    path: str = ""
    reasons: tuple[str, ...] = ()
    found: Found | None = None
    pictures: tuple[int, ...] = ()

    def report(self, address: str) -> dict[str, Any]:
        """The line of `newsreel import --report`; `address` is the site's, without a slash."""
        if self.found is None:
            line = refusal_report(self.source, self.sha256, "")
            line["reasons"] = []
        else:
            line = self.found.report(self.source, self.sha256 or "")
        line["status"] = self.status
        line["path"] = self.path or None
        line["url"] = address + self.path if self.path else None
        line["reasons"] += [r for r in self.reasons if r not in line["reasons"]]
        return line


@dataclass(slots=True)
class _Capture:
    """A file on its way through the intake."""

    path: Path
    data: bytes = b""
    sha256: str | None = None
    outcome: Outcome | None = None
    future: Future[Reading] | None = None
    found: Found | None = None
    pictures: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        return str(self.path)


@dataclass(slots=True)
class Intake:
    """Takes captures in.

    `is_public`: published at once, else drafts. `zone`: the newsroom's, for readers' comments whose
    time names none. `again`: known captures are read again, for a report of what is in them.
    """

    readers: Readers
    zone: tzinfo
    is_public: bool = False
    again: bool = False
    _comments: dict[str, Found] = field(default_factory=dict)

    def take(self, files: Iterable[Path]) -> Iterator[Outcome]:
        """Take these files in, in their order; gives what became of each, one by one."""
        queue: deque[_Capture] = deque()
        waiting: dict[str, deque[_Capture]] = {}
        for arrived in arrive(self._arrivals(files, queue, waiting), also=self._keep_comments):
            capture = waiting[arrived.sha256].popleft()
            capture.outcome = _outcome(capture, arrived)
            self._comments.pop(arrived.sha256, None)
            yield from _ready(queue)
        yield from _ready(queue)

    def _arrivals(
        self,
        files: Iterable[Path],
        queue: deque[_Capture],
        waiting: dict[str, deque[_Capture]],
    ) -> Iterator[Arrival]:
        for capture in self._read(files):
            queue.append(capture)
            if capture.future is None:
                continue
            reading = outcome(capture.future, self.readers.seconds)
            capture.future = None
            if capture.outcome is not None:
                capture.outcome = replace(capture.outcome, found=reading.found)
            elif reading.found is None:
                capture.outcome = _refused(capture, reading.reason)
            else:
                assert capture.sha256 is not None
                waiting.setdefault(capture.sha256, deque()).append(capture)
                yield self._arrival(capture, reading)
            capture.data = b""

    def _read(self, files: Iterable[Path]) -> Iterator[_Capture]:
        """The captures in order, each with its outcome or a reading that was begun; some ahead."""
        begun: deque[_Capture] = deque()
        size = 0
        for some in _lots(files):
            self._begin(some)
            for capture in some:
                begun.append(capture)
                size += len(capture.data)
            while len(begun) > _AHEAD or size > _AHEAD_BYTES:
                size -= len(begun[0].data)
                yield begun.popleft()
        yield from begun

    def _begin(self, captures: list[_Capture]) -> None:
        here = known(c.sha256 for c in captures if c.sha256)
        for capture in captures:
            arrived = here.get(capture.sha256 or "")
            if arrived:
                capture.outcome = _outcome(capture, arrived)
            if capture.sha256 and (arrived is None or self.again):
                capture.future = self.readers.start(Piece(capture.source, capture.data))

    def _arrival(self, capture: _Capture, reading: Reading) -> Arrival:
        found = capture.found = reading.found
        assert found is not None
        assert capture.sha256 is not None
        pictures, lost = _pictures(capture.path, found) if reading.kind == "html" else ({}, ())
        capture.pictures = tuple(dict.fromkeys(pictures.values()))
        if found.comments:
            self._comments[capture.sha256] = found
        provenance = Provenance(
            source=capture.source,
            sha256=capture.sha256,
            bytes=capture.data,
            address=found.canonical,
            captured_at=_written(capture.path),
            confidence={name: round(value, 2) for name, value in found.confidence.items()},
            doubts=(*found.doubts, *lost),
        )
        return arrival_of(found, provenance, pictures=pictures, is_public=self.is_public)

    def _keep_comments(self, fresh: list[tuple[Arrival, Arrived]]) -> None:
        """Within the transaction in which the stories arrive."""
        kept = {
            arrived.story_id: rescued(found.comments, self.zone)
            for _, arrived in fresh
            if arrived.story_id is not None and (found := self._comments.get(arrived.sha256))
        }
        if kept:
            keep(kept)


def _lots(files: Iterable[Path]) -> Iterator[list[_Capture]]:
    """Files read, a few at a time: as many as one question for known ones is worth."""
    some: list[_Capture] = []
    size = 0
    for path in files:
        capture = _Capture(path)
        try:
            capture.data = read_bytes(path)
            capture.sha256 = hashlib.sha256(capture.data).hexdigest()
        except Refused as refused:
            capture.outcome = _refused(capture, refused.reason)
        some.append(capture)
        size += len(capture.data)
        if len(some) >= _AHEAD // 2 or size > _AHEAD_BYTES // 2:
            yield some
            some, size = [], 0
    if some:
        yield some


def _ready(queue: deque[_Capture]) -> Iterator[Outcome]:
    while queue and queue[0].outcome is not None and queue[0].future is None:
        done = queue.popleft().outcome
        assert done is not None
        yield done


def _refused(capture: _Capture, reason: str) -> Outcome:
    return Outcome(capture.source, capture.sha256, "refused", reasons=(reason,))


def _outcome(capture: _Capture, arrived: Arrived) -> Outcome:
    return Outcome(
        capture.source,
        capture.sha256,
        arrived.status,
        arrived.path,
        arrived.reasons,
        capture.found,
        capture.pictures,
    )


def _written(path: Path) -> datetime | None:
    """When the file was written: the nearest thing to the time of capture that a file says."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _pictures(path: Path, found: Found) -> tuple[dict[str, int], tuple[str, ...]]:
    """Our pictures for the addresses of a page's pictures that lie beside it, and what failed."""
    wanted = {p.url: p for p in reversed(found.pictures) if p.url}
    for block in found.body:
        if block["type"] == "picture" and block["value"]["src"]:
            wanted.setdefault(block["value"]["src"], None)  # type: ignore[arg-type]
    taken: dict[str, int] = {}
    lost: list[str] = []
    for address, said in wanted.items():
        data = beside(path, address)
        if data is None:
            continue
        try:
            picture = take_in(
                data,
                title=(said.caption or said.alt if said else "") or found.headline,
                alt=said.alt if said else "",
                caption=said.caption if said else "",
                credit=said.credit if said else "",
                source=address,
            )
        except ValueError as error:  # no picture, or a damaged one
            lost.append(f"The picture {address} beside the page was not taken in: {error}")
        else:
            taken[address] = picture.pk
    order(taken.values())
    return taken, tuple(lost)
