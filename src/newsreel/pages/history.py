"""How a story changed: each public change of it, with what was taken out and what was put in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsreel.pages.dates import Said, Stamp, moment, said
from newsreel.pages.difference import Line, Piece, difference
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.gone import gone_page
from newsreel.pages.kind import FRONTS, PageKind
from newsreel.pages.linked import trail
from newsreel.pages.moved import onward, place_of
from newsreel.pages.notes import Note, note
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change as RowChange
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Change, Chrome, History, Link, SectionRef


@dataclass(frozen=True, slots=True)
class Step:
    """One change: ``label`` is what it is called. ``lines`` are empty where no words changed."""

    label: str
    stamp: Stamp
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """``history.html``. ``steps`` are newest first."""

    frame: Frame
    words: Words
    trail: tuple[SectionRef, ...]
    story: Link
    count: str
    steps: tuple[Step, ...]
    published: Said


def history_page(chrome: Chrome, history: History) -> HistoryPage:
    """The public record of a story."""
    words = say(chrome)
    path = f"{history.url}history/"
    sections = history.section.trail
    return HistoryPage(
        frame=frame(
            chrome,
            page="history",
            title=f"{words.history}: {history.headline}",
            path=path,
            section=sections[0],
            robots="noindex",
            linked=[trail(chrome, (*sections, Link(history.headline, history.url)), words.history)],
        ),
        words=words,
        trail=sections,
        story=Link(history.headline, history.url),
        count=words.count(words.count_changes, len(history.changes)),
        steps=tuple(_step(change, words) for change in history.changes),
        published=said(words.published, history.published, words),
    )


def _step(change: Change, words: Words) -> Step:
    notes = tuple(note(correction, words) for correction in change.corrections)
    return Step(
        label=notes[0].label if notes else words.change,
        stamp=moment(change.at, words),
        notes=notes,
        lines=tuple(_named(line, words) for line in difference(change.before, change.after)),
    )


def _named(line: Line, words: Words) -> Line:
    """A story's kind is stored as a word of ours: readers get their own."""
    if line.place != "kind":
        return line
    pieces = tuple(Piece(piece.how, words.kind(piece.text)) for piece in line.pieces)
    return Line(line.place, pieces, line.gap)


class HistoryPages(PageKind):
    """Kind "history": …/slug/history/, or the 410 of one that was. The arg is the story's
    number."""

    name = "history"

    def every(self) -> Iterator[str]:
        return map(str, existence.stories_with_history())

    def touched(self, change: RowChange) -> Iterable[str]:
        return map(str, _stories(change))

    def render(self, arg: str) -> Rendered | None:
        history = reads.history_of(int(arg))
        if history is not None:
            page = history_page(reads.chrome(history.language), history)
            return plate(f"{history.url}history/", "history.html", page)
        gone = reads.gone(int(arg))
        if gone is None or not reads.had_history(int(arg)):
            return None
        page_of_gone = gone_page(reads.chrome(gone.language), gone)
        return plate(f"{gone.url}history/", "gone.html", page_of_gone, status=410)

    def prime(self, args: list[str]) -> None:
        reads.prime_stories(int(arg) for arg in args)

    def newest(self, arg: str) -> str:
        return existence.day_of_story(int(arg))


class FormerHistories(PageKind):
    """Kind "formerhistory": where a story's record once stood leads to where it stands, or says
    410 of a story that was deleted with it. The arg is that of the former address:
    "7:2015-10-29:a-slug"."""

    name = "formerhistory"

    def every(self) -> Iterator[str]:
        return (f"{s}:{day}:{slug}" for s, day, slug in existence.former_addresses())

    def touched(self, change: RowChange) -> Iterable[str]:
        if change.table == "stories_formeraddress":
            sides = (side for side in (change.old, change.new) if side)
            return {f"{s['section_id']}:{s['published_on']}:{s['slug']}" for s in sides}
        return {
            f"{section}:{day}:{slug}"
            for story in _stories(change)
            for section, day, slug in existence.former_addresses_of(story)
        }

    def render(self, arg: str) -> Rendered | None:
        found = reads.former_address(*place_of(arg))
        if found is None or (found.story and not reads.had_history(found.story)):
            return None
        return onward(found, "history/")

    def prime(self, args: list[str]) -> None:
        reads.prime_former(map(place_of, args), records=True)

    def newest(self, arg: str) -> str:
        return FRONTS


def _stories(change: RowChange) -> set[int]:
    """The stories whose record a change may bring to be: it tells what was said from what is said
    now, so that a story's row and its names count like the versions kept."""
    if change.table in ("stories_version", "stories_correction"):
        return {int(story) for story in change.both("story_id")}
    if change.table == "stories_story":
        return {change.row} if change.op == "D" else existence.with_record((change.row,))
    if change.table == "stories_byline":
        return existence.with_record(int(story) for story in change.both("story_id"))
    if change.table == "stories_contributor":
        return existence.with_record_of_names(change.row)
    return set()
