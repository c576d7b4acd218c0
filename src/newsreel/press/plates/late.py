"""Changes that may still come under a number already passed.

PostgreSQL hands out numbers when a row is inserted and shows the row when its transaction commits:
of two presses, the later number may be seen first. A number that was passed over is looked for
again for a while; a rolled-back transaction never fills its own. SQLite has one writer and no gaps.
"""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

PATIENCE = 60.0
MOST = 500


@dataclass(slots=True)
class Late:
    """Ranges of numbers (first, last, when first missed), both ends within."""

    gaps: list[tuple[int, int, float]] = field(default_factory=list)

    def condition(self) -> str:
        """SQL that takes the late ones in, to be put behind another condition."""
        return " OR seq BETWEEN ? AND ?" * len(self.gaps)

    def values(self) -> list[int]:
        return [end for first, last, _ in self.gaps for end in (first, last)]

    def settle(self, last_seq: int, seen: Sequence[int]) -> None:
        """``seen`` has arrived, in order, where all up to ``last_seq`` was known or a gap."""
        now = time.monotonic()
        gaps = [gap for gap in self.gaps if now - gap[2] < PATIENCE]
        if seen and seen[-1] > last_seq:
            gaps.append((last_seq + 1, seen[-1], now))
        left: list[tuple[int, int, float]] = []
        for first, last, since in gaps:
            start = first
            for seq in seen[bisect_left(seen, first) : bisect_right(seen, last)]:
                if seq > start:
                    left.append((start, seq - 1, since))
                start = seq + 1
            if start <= last:
                left.append((start, last, since))
        self.gaps = left[-MOST:]
