"""A part of a site that runs as a process of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Ready = Callable[[int], bool]


def at_once(pid: int) -> bool:
    return True


@dataclass(frozen=True)
class Child:
    """``argv`` starts it; ``env`` is put over the environment of ``serve``.

    ``ready`` is asked, with the process id, until it says yes. ``patience``: seconds to stop in
    after SIGTERM. ``fatal``: exit statuses with which it will never do better, so that the whole
    of ``serve`` ends. ``live``: left alone by a reload. ``overlaps``: at a reload the next one is
    started and ready before the last one stops. ``clears``: files removed before each start, such
    as the socket of one that was killed. ``first``: started before the site is made ready for the
    others. ``nice``: by how much it gives way where there is too much to do (nice(2)).
    """

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    ready: Ready = at_once
    patience: float = 15.0
    fatal: tuple[int, ...] = ()
    live: bool = False
    overlaps: bool = False
    clears: tuple[Path, ...] = ()
    first: bool = False
    nice: int = 0
