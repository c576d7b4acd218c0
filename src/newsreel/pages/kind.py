"""What every kind of page has in common, and the args its surfaces are named by."""

from collections.abc import Iterable, Iterator
from datetime import date

from newsreel.pages import typeset
from newsreel.press.journal.change import Change
from newsreel.press.surfaces import Kind
from newsreel.stories import reads
from newsreel.stories.reads import existence, tree

RULES = "9999-2"
FRONTS = "9999-1"
LISTS = "9999-0"
"""Sort keys of large changes (``Kind.newest``): first the rules that lead from what was renamed,
then fronts, then other lists, then by day."""


class PageKind(Kind):
    """A kind of page: made with the code and the templates of this room."""

    def fingerprint(self) -> str:
        return typeset.fingerprint()


class LanguagePage(PageKind):
    """One page a language; the arg is its code."""

    def every(self) -> Iterator[str]:
        return existence.languages()

    def touched(self, change: Change) -> Iterable[str]:
        return existence.languages() if change.table == "wagtailcore_locale" else ()

    def newest(self, arg: str) -> str:
        return FRONTS

    def home(self, arg: str) -> str | None:
        """The path of the language's front page; None for a language that the site has not."""
        return next((one.home for one in reads.languages() if one.code == arg), None)


class RowPage(PageKind):
    """One page a row of a table; the arg is its number."""

    table = ""

    def touched(self, change: Change) -> Iterable[str]:
        return (str(change.row),) if change.table == self.table and change.op == "I" else ()

    def newest(self, arg: str) -> str:
        return LISTS


def day_arg(owner: int, day: date) -> str:
    """ "7:2015-10-29" """
    return f"{owner}:{day:%Y-%m-%d}"


def month_arg(owner: int, day: date) -> str:
    """ "7:2015-10" """
    return f"{owner}:{day:%Y-%m}"


def owner_and_day(arg: str) -> tuple[int, date]:
    """The number and the day of an arg; of a month, its first day."""
    owner, _, day = arg.partition(":")
    return int(owner), date.fromisoformat(day if len(day) > 7 else f"{day}-01")


def days_brought(change: Change) -> set[tuple[int, date]]:
    """The (section, day) pairs that a change may bring to exist: its story's section and those
    above it on its day; where a section moved, all of its days for those above it."""
    if change.table == "stories_story":
        if not change.new.get("live") or not change.moved("live", "section_id", "published_on"):
            return set()
        section, day = change.new.get("section_id"), change.new.get("published_on")
        if section is None or not day:
            return set()
        return {(above, date.fromisoformat(str(day))) for above in tree.lineage(int(section))}
    if change.table == "stories_section" and change.op == "U" and change.moved("parent_id"):
        above = tree.lineage(change.row)
        return {(one, day) for day in existence.days_of_section(change.row) for one in above}
    return set()


def months_brought(change: Change, child: str, owner: str) -> set[tuple[int, date]]:
    """The (owner, month) pairs that a change may bring: ``child`` is the table that ties stories
    to owners (bylines to contributors, or topics), ``owner`` its column."""
    if change.table == "stories_story":
        day = change.new.get("published_on")
        if not day or not change.new.get("live") or not change.moved("live", "published_on"):
            return set()
        tied = tree.contributors_of if owner == "contributor_id" else tree.topics_of
        return {(one, date.fromisoformat(str(day))) for one in tied([change.row])}
    if change.table == child and change.new:
        days = tree.day_of_story(int(change.new["story_id"]))
        return {(int(change.new[owner]), date.fromisoformat(day)) for day in days}
    return set()
