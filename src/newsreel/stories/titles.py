"""Titles compared: when a related entry with no address and a headline are the same title.

Case, quotation marks, kinds of dash and of space make no difference. Python says it for the
journal's keys, the database for the look-up; both by the one table here. A change of it needs a
migration: the index over headlines is made of it.
"""

from django.db.models import Func, TextField

# Few, and nested no deeper than SQLite's parser goes (a hundred symbols, about thirty calls).
_GONE = "\"'‘’“”„«»"
_DASHES = "–—"
_SPACES = "\u00a0"
_FOLD = str.maketrans(
    dict.fromkeys(_GONE) | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_SPACES, " ")
)


def same_title(title: str) -> str:
    """The form in which two titles are the same."""
    return " ".join(title.translate(_FOLD).casefold().split())


def stored_forms(title: str) -> set[str]:
    """What ``FoldedTitle`` may give for this title: SQLite's lower() knows ASCII alone,
    PostgreSQL's every letter."""
    plain = " ".join(title.translate(_FOLD).split())
    return {plain.lower(), "".join(c.lower() if c.isascii() else c for c in plain)}


def _template() -> str:
    """Literals, no parameters: an index is only used for the very expression it is made of."""
    text = "lower(%(expressions)s)"
    for character in _GONE:
        text = f"replace({text}, '{character.replace(chr(39), chr(39) * 2)}', '')"
    for character in _DASHES:
        text = f"replace({text}, '{character}', '-')"
    for character in _SPACES:
        text = f"replace({text}, '{character}', ' ')"
    # Each halves a run of spaces and more: four become one.
    for _ in range(2):
        text = f"replace({text}, '  ', ' ')"
    return f"trim({text})"


class FoldedTitle(Func):
    """A headline as the database compares it."""

    template = _template()
    arity = 1
    output_field = TextField()
