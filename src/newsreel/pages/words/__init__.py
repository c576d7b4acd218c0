"""The words of the pages: one catalogue file a language, and the counting rules they need.

A language with no catalogue gets English. Nothing here knows what a story is.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue: each field is a line of the file of that name (`en.toml` has them in order)."""

    language: str
    skip: str
    sections: str
    languages: str
    live: str
    audio_only: str
    home: str
    breadcrumb: str
    breaking: str
    close: str
    search: str
    search_words: str
    search_found: str
    search_none: str
    search_newer: str
    search_older: str
    latest: str
    more_from: str
    follow: str
    about: str
    since: str
    feed: str
    feed_of: str
    by: str
    comma: str
    published: str
    updated: str
    photo: str
    related: str
    related_by: str
    quoted: str
    correction: str
    correction_of: str
    changed: str
    corrections: str
    corrections_intro: str
    no_corrections: str
    history: str
    history_intro: str
    change: str
    it_said: str
    it_says: str
    taken_back: str
    taken_out: str
    put_in: str
    topics: str
    share: str
    share_email: str
    share_other: str
    copy_link: str
    copied: str
    comments: str
    no_comments: str
    comments_closed: str
    download: str
    missing_title: str
    missing_text: str
    missing_next: str
    gone_title: str
    gone_page: str
    gone_page_text: str
    gone_text: str
    gone_untitled: str
    gone_reason: str
    gone_on: str
    gone_next: str
    archive: str
    day_title: str
    month_title: str
    month_of: str
    earlier: str
    later: str
    nothing_yet: str
    contributor_stories: str
    contributor_month: str
    live_title: str
    audio_title: str
    live_description: str
    audio_description: str
    live_off: str
    live_on: str
    live_on_untitled: str
    live_trouble: str
    live_next: str
    audio_next: str
    live_to_news: str
    live_to_audio: str
    live_to_live: str
    share_title: str
    share_intro: str
    share_server: str
    share_text: str
    share_go: str
    share_paste: str
    share_wrong: str
    day: str
    day_long: str
    day_week: str
    day_short: str
    month: str
    moment: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    kinds: Mapping[str, str]
    count_comments: Mapping[str, str]
    count_stories: Mapping[str, str]
    count_new: Mapping[str, str]
    in_place: Mapping[str, str]
    commenting: Mapping[str, str]
    yours: Mapping[str, str]
    letters: Mapping[str, str]
    changes: Mapping[str, str]
    count_changes: Mapping[str, str]
    and_: str

    def count(self, forms: Mapping[str, str], n: int) -> str:
        """`n` in words, in the plural form that the language wants."""
        category = _PLURALS.get(self.language, _one_or_more)(n)
        return forms.get(category, forms["other"]).format(n=n)

    def kind(self, kind: str) -> str:
        """The label of a story's kind; a kind unknown here is shown as it is stored."""
        return self.kinds.get(kind) or kind.capitalize()

    def names(self, names: list[str]) -> str:
        """“Ada, Ben and Cleo”."""
        if len(names) < 2:
            return "".join(names)
        return self.comma.join(names[:-1]) + self.and_ + names[-1]


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


@lru_cache(maxsize=64)
def words(language: str) -> Words:
    """The catalogue for a language code; "ar-eg" finds "ar", an unknown one English.

    Raises ValueError naming the file and what is missing or unknown in it.
    """
    for code in (language.lower(), language.lower().partition("-")[0], FALLBACK):
        path = HERE / f"{code}.toml"
        if path.is_file():
            return _read(path)
    raise FileNotFoundError(HERE / f"{FALLBACK}.toml")


@lru_cache(maxsize=64)
def _read(path: Path) -> Words:
    table = tomllib.loads(path.read_text("utf-8"))
    table["and_"] = table.pop("and", None)
    table["language"] = path.stem
    for name in ("months", "weekdays"):
        table[name] = tuple(table.get(name, ()))
    wanted = {field.name for field in fields(Words)}
    if wanted != set(table) or None in table.values():
        raise ValueError(f"{path.name}: missing or unknown: {sorted(wanted ^ set(table))}")
    return Words(**table)


def _one_or_more(n: int) -> str:
    return "one" if n == 1 else "other"


def _arabic(n: int) -> str:
    """Unicode CLDR's plural rules for Arabic, whole numbers."""
    if n < 3:
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


_PLURALS: dict[str, Callable[[int], str]] = {"ar": _arabic}
