"""The beat: pages whose rows change in storms (readers' comments) are baked at most once a second.

The first change is on its pages at once. What follows within the beat waits in the queue, all of
it until the same moment, so that the pages of one thread appear together; and a page that waits
already is not queued again.
"""

import math
import time
from collections.abc import Iterable

from newsreel.press.plates import Waiting

BEAT = 1.0
"""Seconds."""


class Pace:
    """When paced pages may be baked. Times are Unix times, as in the queue."""

    def __init__(self) -> None:
        self._next = 0.0
        self._waiting = False

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

    def taken(self, waiting: Iterable[Waiting]) -> None:
        """These were taken from the queue: where one had been put off, a new beat begins."""
        if any(one.due and not one.tries for one in waiting):
            self._begin()

    def _begin(self) -> None:
        self._next = time.time() + BEAT
        self._waiting = False

    def _wait(self) -> float:
        left = self._next - time.time()
        return left if left <= BEAT else -math.inf  # the clock was put back
