"""What a format's reader gives beside comments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something of the file could not be read, or is no comment; what was read before it, and
    after it, stands. ``what`` is a sentence."""

    what: str


class UnreadableError(Exception):
    """Nothing of the file is taken; the sentence says why."""
