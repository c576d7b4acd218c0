"""The desk's own words in the languages of the desk: what `make messages` runs.

Finds every string of ours that goes through gettext (Python, templates), brings the catalogues of
`desk/locale/` into step with them, and compiles those. Needs no network and no gettext programs;
the same sources give the same bytes. After it: fill in each empty `msgstr` and run it again.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1] / "src" / "newsreel"
LOCALE = HOUSE / "desk" / "locale"
LANGUAGES = ("es", "ar")
# Rooms whose words the desk shows.
ROOMS = ("desk", "stories", "comments", "live")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)


def found() -> Catalog:
    """Every string of ours, with the files that say it."""
    catalog = Catalog(project="Newsreel", creation_date=_NEVER)
    for path in sorted(p for room in ROOMS for p in (HOUSE / room).rglob("*.*")):
        if path.suffix not in (".py", ".html") or "migrations" in path.parts:
            continue
        source = path.read_text("utf-8")
        if path.suffix == ".html":
            if not settings.configured:
                settings.configure()
            # Python to Babel, to which a template's indentation would mean something.
            source = "\n".join(line.strip() for line in templatize(source).splitlines())
        place = path.relative_to(HOUSE).as_posix()
        for _, text, comments, context in extract(
            "python", BytesIO(source.encode()), keywords=_KEYWORDS
        ):
            catalog.add(text, locations=[(place, 1)], auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def in_step(language: str) -> Catalog:
    """The catalogue of a language with the strings there are now. What others said is remembered
    below them, and said again when the string comes back."""
    catalog = read(language)
    remembered = dict(catalog.obsolete)
    catalog.update(found(), no_fuzzy_matching=True)
    catalog.obsolete.update({key: old for key, old in remembered.items() if key not in catalog})
    for message in list(untranslated(catalog)):
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key in remembered:
            message.string = remembered[key].string
    for back in [one for one in catalog.obsolete if one in catalog]:
        del catalog.obsolete[back]
    catalog.creation_date = catalog.revision_date = _NEVER
    catalog.fuzzy = False
    catalog.header_comment = "# `make messages` keeps this file in step with the desk."
    catalog.project, catalog.version = "Newsreel", "1"
    catalog.msgid_bugs_address = catalog.last_translator = ""
    catalog.language_team = str(catalog.locale)
    return catalog


def as_po(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Messages without a translation in every plural form, or with one that is only a guess."""
    for message in catalog:
        if message.id and (
            message.fuzzy
            or not message.string
            or (isinstance(message.string, tuple | list) and not all(message.string))
        ):
            yield message


def main() -> int:
    missing = 0
    for language in LANGUAGES:
        catalog = in_step(language)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(catalog))
        for message in untranslated(catalog):
            missing += 1
            print(f"{language}: {message.id!r} is not translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
