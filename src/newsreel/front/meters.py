"""What the front counts, as Prometheus reads it (text format 0.0.4). A worker counts for itself."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Meters:
    """Counters since the start; the hot path adds to ``hits`` and ``sent`` by itself."""

    hits: int = 0
    misses: int = 0
    absent: int = 0
    not_modified: int = 0
    files: int = 0
    proxied: int = 0
    refused: int = 0
    failed: int = 0
    sent: int = 0
    dropped: int = 0
    reopened: int = 0
    poll_lag: float = 0.0
    # Answers by the first digit of their status.
    classes: list[int] = field(default_factory=lambda: [0] * 6)

    def count(self, status: int, size: int = 0) -> None:
        self.classes[status // 100] += 1
        self.sent += size

    def text(self, pages: int, held: int) -> str:
        return "".join(self._lines(pages, held))

    def _lines(self, pages: int, held: int) -> Iterator[str]:
        who = f'process="{os.getpid()}"'
        yield "# TYPE newsreel_front_requests_total counter\n"
        for source in ("hits", "misses", "absent", "not_modified", "files", "proxied", "refused"):
            yield f'newsreel_front_requests_total{{{who},as="{source}"}} {getattr(self, source)}\n'
        yield "# TYPE newsreel_front_answers_total counter\n"
        for digit, number in enumerate(self.classes[1:], 1):
            yield f'newsreel_front_answers_total{{{who},class="{digit}xx"}} {number}\n'
        for name, kind, value in (
            ("sent_bytes_total", "counter", self.sent),
            ("failures_total", "counter", self.failed),
            ("memory_dropped_total", "counter", self.dropped),
            ("store_reopened_total", "counter", self.reopened),
            ("memory_pages", "gauge", pages),
            ("memory_bytes", "gauge", held),
            ("poll_lag_seconds", "gauge", round(self.poll_lag, 6)),
        ):
            yield f"# TYPE newsreel_front_{name} {kind}\nnewsreel_front_{name}{{{who}}} {value}\n"
