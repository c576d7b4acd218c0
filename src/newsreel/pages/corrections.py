"""Corrections of all stories: the newest of a language, and those of each month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsreel.pages.archive import Neighbours, Year, neighbours, years
from newsreel.pages.dates import month
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.kind import LISTS, LanguagePage, PageKind
from newsreel.pages.linked import trail
from newsreel.pages.notes import Note, note
from newsreel.pages.words import Words
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Chrome, CorrectionEntry, Link, MonthLink

NEWEST = 30


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction in a list, with the story that it is of."""

    story: Link
    note: Note


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """``corrections.html``. ``month`` is empty on the page of the newest, ``archive`` on that of a
    month; ``all`` leads from a month to the newest."""

    frame: Frame
    words: Words
    month: str
    entries: tuple[Corrected, ...]
    archive: tuple[Year, ...]
    next: Neighbours
    all: Link | None


def corrections_page(
    chrome: Chrome,
    entries: tuple[CorrectionEntry, ...],
    months: tuple[MonthLink, ...],
    first: date | None = None,
) -> CorrectionsPage:
    """The page of the newest, or of the month whose first day is ``first``."""
    words = say(chrome)
    home = f"{chrome.language.home}corrections/"
    name = month(first, words) if first else ""
    title = f"{words.corrections}, {name}" if first else words.corrections
    path = f"{home}{first:%Y/%m}/" if first else home
    return CorrectionsPage(
        frame=frame(
            chrome,
            page="corrections",
            title=title,
            path=path,
            description=words.corrections_intro,
            linked=[trail(chrome, (), title)],
        ),
        words=words,
        month=name,
        entries=tuple(
            Corrected(Link(entry.headline, entry.url), note(entry.correction, words))
            for entry in entries
        ),
        archive=() if first else years(months, words),
        next=neighbours(months, first, words) if first else Neighbours(None, None),
        all=Link(words.corrections, home) if first else None,
    )


class CorrectionsPages(LanguagePage):
    """Kind "corrections": /corrections/, /ar/corrections/."""

    name = "corrections"

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        entries = reads.corrections(arg, NEWEST)
        page = corrections_page(reads.chrome(arg), entries, reads.correction_months(arg))
        return plate(f"{home}corrections/", "corrections.html", page)


class CorrectionsMonths(PageKind):
    """Kind "correctionsmonth": /corrections/2015/10/. The arg is "en:2015-10"."""

    name = "correctionsmonth"

    def every(self) -> Iterator[str]:
        return (f"{code}:{first:%Y-%m}" for code, first in existence.correction_months())

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "stories_correction":
            return ()
        months = {str(day)[:7] for day in change.both("day")}
        return {f"{code}:{one}" for code in existence.languages() for one in months}

    def render(self, arg: str) -> Rendered | None:
        code, _, which = arg.partition(":")
        first = date.fromisoformat(f"{which}-01")
        home = next((one.home for one in reads.languages() if one.code == code), None)
        months = reads.correction_months(code)
        if home is None or first not in {one.month for one in months}:
            return None
        entries = reads.corrections_of_month(code, first)
        page = corrections_page(reads.chrome(code), entries, months, first)
        return plate(f"{home}corrections/{first:%Y/%m}/", "corrections.html", page)

    def newest(self, arg: str) -> str:
        return LISTS
