# ruff: noqa: N818
"""What cannot become a story, and why."""

from __future__ import annotations


class Refused(Exception):
    """A capture that is not imported.

    `reason` is one sentence for an editor: what the file is, and what to do about it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
