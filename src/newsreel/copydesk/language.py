"""What the copy desk knows of a language: a file of `languages/` each."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1_500  # characters that suffice to tell a language


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, by what they do in a sentence."""

    code: str
    words: dict[str, frozenset[str]]
    """Small words by their job ("determiners", "prepositions"…), names' parts, media."""
    verbs: dict[str, str]
    """Each form of a verb and its kind: "speech", "naming", "thought", "other"."""
    given: dict[str, str]
    """Given names and whose they are: "he", "she", "any"."""
    days: dict[str, int]
    """Weekdays, Monday is 0."""
    months: dict[str, int]
    adverb_ending: str
    participle_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    passive_endings: tuple[str, ...]
    drops_subject: bool
    """Whether a verb may stand without a subject: "dijo"."""
    third_ending: str
    """What marks "she says" apart from "they say"; a sign that no word has, where nothing does."""

    def __getitem__(self, job: str) -> frozenset[str]:
        return self.words[job]


@cache
def codes() -> list[str]:
    """The languages that have a file."""
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in resources.files("newsreel.copydesk").joinpath("languages").iterdir()
        if entry.name.endswith(".toml")
    )


def told(text: str) -> str:
    """The language of a text, by the share of its commonest words; English when in doubt."""
    found = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    return max(
        codes(), key=lambda code: (sum(w in language(code)["common"] for w in found), code == "en")
    )


@cache
def language(code: str) -> Language:
    """The words of a language that has a file."""
    file = resources.files("newsreel.copydesk").joinpath("languages", f"{code}.toml")
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    words = {"common": _set(table["common"])}
    for part in ("words", "people", "media", "days", "desk"):
        words |= {job: _set(said) for job, said in table[part].items() if isinstance(said, str)}
    endings: dict[str, list[str]] = table["endings"]
    verbs: dict[str, str] = {}
    for kind in ("other", "thought", "naming", "speech"):
        for form in _forms(table["verbs"][kind], endings):
            verbs[form] = kind if verbs.get(form) != "naming" else "naming"
    words["core"] = frozenset(_forms(table["verbs"]["core"], endings))
    words["bases"] = frozenset(
        form
        for kind in ("other", "thought", "naming", "speech")
        for form in _forms(table["verbs"][kind], endings, bases=True)
        if table["verbs"]["bare_forms"]
    ) - _set(table["verbs"]["same_in_past"])
    words["saying"] = words["core"] | words["according_starts"]
    words["only_verbs"] = _set(table["verbs"]["only_verbs"])
    words["auxiliary"] = _set(table["verbs"]["auxiliary"])
    words["adverbs"] = _set(table["verbs"]["adverbs"])
    he, she = _set(table["given"]["he"]), _set(table["given"]["she"])
    given = {name: "any" if name in he and name in she else "he" for name in he}
    given |= dict.fromkeys(she - he, "she")
    return Language(
        code=code,
        words=words,
        verbs=verbs,
        given=given,
        days={day: number for number, day in enumerate(table["days"]["weekdays"].split())},
        months=_months(table["days"]),
        adverb_ending=table["verbs"]["adverb_ending"],
        participle_endings=tuple(table["verbs"]["participle_endings"].split()),
        past_endings=tuple(table["verbs"]["past_endings"].split()),
        passive_endings=tuple(table["verbs"]["passive_endings"].split()),
        drops_subject=table["verbs"].get("drops_subject", False),
        third_ending=table["verbs"]["third_ending"],
    )


def _forms(said: str, endings: dict[str, list[str]], bases: bool = False) -> Iterator[str]:
    """All forms of a list of verbs, or only the bare ones that have a form with -s beside them."""
    entries = said.split()
    plain = set(entries)
    for entry in entries:
        stem, bar, ending = entry.partition("|")
        if bar:
            yield from [stem + e for e in endings[ending][: 1 if bases else None]]
        elif not bases or {entry + "s", entry + "es"} & plain:
            yield entry


def _set(said: str) -> frozenset[str]:
    return frozenset(said.replace("_", " ").split() if "_" not in said else _phrases(said))


def _phrases(said: str) -> list[str]:
    return [word.replace("_", " ") for word in said.split()]


def _months(days: dict[str, str]) -> dict[str, int]:
    months = {name: number for number, name in enumerate(days["months"].split(), 1)}
    for name in days["months_short"].split():
        full = next((m for m in months if m.startswith(name[:3])), None)
        if full:
            months.setdefault(name, months[full])
    return months
