"""What the copy desk has to say of a text."""

from dataclasses import asdict, dataclass
from typing import Any

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe: text[start:end] becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: which rule says it, of which characters, in one sentence."""

    code: str
    severity: str
    """"error" is surely wrong, "warning" likely, "note" is for somebody to look at."""
    message: str
    start: int
    end: int
    fix: Fix | None = None

    def value(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        return asdict(self)
