"""From a capture to a story's fields."""

from __future__ import annotations

from dataclasses import dataclass

from newsreel.archive.capture import Capture
from newsreel.archive.found import Found
from newsreel.archive.lines import Line, explain
from newsreel.archive.plaintext import name_the_rest, read_text


@dataclass(frozen=True, slots=True)
class Examined:
    """A capture's story together with its lines, each with its role."""

    found: Found
    lines: list[Line]

    def explained(self) -> list[tuple[int, str, str]]:
        """(number, role, text) of every line; see `newsreel.archive.lines` for the roles."""
        name_the_rest(self.lines)
        return explain(self.lines)


def examine(capture: Capture) -> Examined:
    """Read a capture and keep its lines.

    Raises Refused for a page that is no story: a wall, a list, an error page, or one with no text.
    """
    if capture.kind == "html":
        from newsreel.archive.html import read_html

        draft, lines = read_html(capture)
    else:
        draft, lines = read_text(capture)
    return Examined(draft.found(), lines)


def extract(capture: Capture) -> Found:
    """A story's fields from a capture, or Refused with the reason."""
    return examine(capture).found
