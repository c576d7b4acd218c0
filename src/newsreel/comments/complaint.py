"""A report of a comment as it was typed, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsreel.comments.posting import cleaned, one_line

REASONS = ("abuse", "spam", "false", "other")
TEXT_LENGTH = 1_000


@dataclass(frozen=True, slots=True)
class Complaint:
    """Of the comment with this public id, by ``author``, whose sanitised HTML is ``html``;
    ``reason`` is one of ``REASONS``, ``stamp`` says that the form was ours."""

    comment: str
    author: str
    html: str
    reason: str = ""
    text: str = ""
    stamp: str = ""

    def faults(self) -> dict[str, str]:
        """Field → the word for what is wrong with it (see the pages' catalogue)."""
        found = {}
        if self.reason not in REASONS:
            found["reason"] = "reason_missing"
        if len(self.text) > TEXT_LENGTH:
            found["text"] = "reason_long"
        return found


def complaint(form: Mapping[str, str]) -> dict[str, str]:
    """What of a complaint a form says."""
    text = cleaned(form.get("text", ""), TEXT_LENGTH + 1)
    return {"reason": one_line(form.get("reason", ""), 10), "text": text}
