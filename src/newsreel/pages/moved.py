"""Former addresses: where something once stood leads to where it stands now, or says 410."""

from collections.abc import Iterable, Iterator
from datetime import date

from newsreel.pages.frame import plate
from newsreel.pages.gone import gone_page
from newsreel.pages.kind import FRONTS, RULES, PageKind
from newsreel.press.journal.change import Change, Values
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads import existence
from newsreel.stories.reads.shapes import Gone, Moved


def moved(found: Moved) -> Rendered:
    """A permanent redirect."""
    return Rendered(found.path, b"", status=301, headers=(("location", found.to),))


class FormerAddresses(PageKind):
    """Kind "former": a redirect, or the 410 of a story that was deleted. The arg is section, day
    and slug: "7:2015-10-29:a-slug"."""

    name = "former"

    def every(self) -> Iterator[str]:
        return (f"{s}:{day}:{slug}" for s, day, slug in existence.former_addresses())

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "stories_formeraddress":
            return ()
        return {_address(side) for side in (change.old, change.new) if side}

    def render(self, arg: str) -> Rendered | None:
        return onward(reads.former_address(*place_of(arg)))

    def prime(self, args: list[str]) -> None:
        reads.prime_former(map(place_of, args))

    def newest(self, arg: str) -> str:
        return FRONTS


def place_of(arg: str) -> tuple[int, date, str]:
    """Section, day and slug."""
    section, day, slug = arg.split(":", 2)
    return int(section), date.fromisoformat(day), slug


def onward(found: Moved | Gone | None, below: str = "") -> Rendered | None:
    """The redirect or the 410 of what once stood there, or of what stood ``below`` it."""
    if found is None:
        return None
    if isinstance(found, Moved):
        return moved(Moved(f"{found.path}{below}", f"{found.to}{below}"))
    page = gone_page(reads.chrome(found.language), found)
    return plate(f"{found.url}{below}", "gone.html", page, status=410)


def _address(side: Values) -> str:
    return f"{side['section_id']}:{side['published_on']}:{side['slug']}"


class FormerSections(PageKind):
    """Kind "formersection": the rule that leads everything below a section's former path to its
    present one. The arg is locale, parent (or nothing) and slug: "1:7:world"."""

    name = "formersection"

    def every(self) -> Iterator[str]:
        rows = existence.former_sections()
        return (f"{locale}:{parent or ''}:{slug}" for locale, parent, slug in rows)

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "stories_formersection":
            return ()
        return {
            f"{side['locale_id']}:{side['parent_id'] or ''}:{side['slug']}"
            for side in (change.old, change.new)
            if side
        }

    def render(self, arg: str) -> Rendered | None:
        locale, parent, slug = arg.split(":", 2)
        found = reads.former_section(int(locale), int(parent) if parent else None, slug)
        return moved(found) if found else None

    def newest(self, arg: str) -> str:
        return RULES


class FormerNames(PageKind):
    """Kind "formername": the rule of a renamed contributor, topic or standing page, or the 410 of
    a deleted one. The arg is its kind, locale and slug: "topic:1:harbour"."""

    name = "formername"

    def every(self) -> Iterator[str]:
        rows = existence.former_names()
        return (f"{kind}:{locale}:{slug}" for kind, locale, slug in rows)

    def touched(self, change: Change) -> Iterable[str]:
        if change.table != "stories_formername":
            return ()
        return {
            f"{side['kind']}:{side['locale_id']}:{side['slug']}"
            for side in (change.old, change.new)
            if side
        }

    def render(self, arg: str) -> Rendered | None:
        kind, locale, slug = arg.split(":", 2)
        return onward(reads.former_name(kind, int(locale), slug))

    def newest(self, arg: str) -> str:
        return RULES
