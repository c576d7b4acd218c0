"""How each part of a site is started: argument lists as pure functions."""

import sys
from pathlib import Path

from newsreel.site.serve.child import Child
from newsreel.site.serve.probes import file_names, socket_answers

PORT_TAKEN = 98
WRONG_CONFIGURATION = 2
# The newsroom gives way to its readers, and background work to both.
DESK_NICE = 5


def tied(*program: str) -> tuple[str, ...]:
    """The program, ended by the kernel when ``serve`` is killed."""
    return (sys.executable, "-m", "newsreel.site.serve.tied", *program)


def front(config: Path, ready: Path) -> Child:
    """The readers' door. ``config`` is FrontConfig's JSON, in which ``ready`` is named as well and
    ``share_port`` is set: ``serve`` has made sure of the port, and a reload needs it twice."""
    return Child(
        name="front",
        argv=(sys.executable, "-m", "newsreel.front", str(config)),
        ready=file_names(ready),
        patience=30.0,
        fatal=(WRONG_CONFIGURATION, PORT_TAKEN),
        overlaps=True,
        first=True,
    )


def desk(
    socket: Path, workers: int = 1, threads: int = 4, env: dict[str, str] | None = None
) -> Child:
    """Django behind the front, on a Unix socket that only this user may use."""
    return Child(
        name="desk",
        argv=tied(
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
            *("--uds", str(socket), "--uds-permissions", "600"),
            *("--workers", str(workers), "--blocking-threads", str(threads)),
            *("--backpressure", str(threads * 16), "--respawn-failed-workers"),
            *("--workers-kill-timeout", "20", "--log-level", "warning"),
            "newsreel.site.wsgi:application",
        ),
        env=env or {},
        ready=socket_answers(socket),
        patience=25.0,
        clears=(socket,),
        nice=DESK_NICE,
    )


def command(name: str, *arguments: str, env: dict[str, str] | None = None, nice: int = 0) -> Child:
    """A part that is a command of our own: ``command("press", "press", "--site", DIR)``."""
    return Child(
        name=name,
        argv=tied(sys.executable, "-m", "newsreel.site", *arguments),
        env=env or {},
        patience=20.0,
        nice=nice,
    )
