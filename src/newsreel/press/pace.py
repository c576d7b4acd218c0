"""The beat: pages whose rows change in storms (readers' comments) are baked at most once a second.

The first change is on its pages at once. What follows within the beat waits in the queue, all of
it until the same moment, so that the pages of one thread appear together; and a page that waits
already is not queued again. Where so many pages wait that they would take more than a share of the
press's time, the next beat is longer: what else changes need not wait for them.
"""

import math
import time
from collections.abc import Iterable

from newsreel.press.plates import Waiting

BEAT = 1.0
"""Seconds."""
SHARE = 1 / 3
"""Of its time the press spends no more on pages that were put off."""


class Pace:
    """When paced pages may be baked. Times are Unix times, as in the queue."""

    def __init__(self) -> None:
        self._next = 0.0
        self._waiting = False
        self._spent = 0.0
        self._length = BEAT

    def is_due(self) -> bool:
        """Whether pages that were put off can be baked now."""
        return self._waiting and self._wait() <= 0

    def may_bake(self) -> bool:
        """Whether the beat is over; then a new one begins."""
        if self._wait() > 0:
            return False
        self._begin()
        return True

    def put_off(self, surfaces: dict[str, str], rank: int) -> list[Waiting]:
        """Entries of the queue for surfaces and their causes."""
        self._waiting = self._waiting or bool(surfaces)
        return [Waiting(n, rank, "", cause, due=self._next) for n, cause in surfaces.items()]

    def taken(self, waiting: Iterable[Waiting]) -> bool:
        """These were taken from the queue. Whether any had been put off: then a new beat begins, if
        the last is over."""
        put_off = any(one.due and not one.tries for one in waiting)
        if put_off and self._wait() <= 0:
            self._begin()
        return put_off

    def spent(self, seconds: float) -> None:
        """So long the press was at pages that had been put off."""
        self._spent += seconds

    def _begin(self) -> None:
        self._length = max(BEAT, self._spent / SHARE)
        self._next = time.time() + self._length
        self._spent = 0.0
        self._waiting = False

    def _wait(self) -> float:
        left = self._next - time.time()
        return left if left <= self._length else -math.inf  # the clock was put back
