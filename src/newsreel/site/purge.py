"""The purge hook: tells a CDN which paths have changed, after each commit."""

import logging
import shlex
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from newsreel.site.configuration import Configuration

log = logging.getLogger("newsreel.purge")
PATIENCE = 30


def purging(configuration: Configuration) -> Callable[[list[str]], None] | None:
    """What to call with the changed paths; None where no hook is set. One call at a time, in
    order, beside the press; a hook that fails is reported and tried once more."""
    hook = configuration["front.purge_hook"]
    if not hook:
        return None
    queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="purge")

    def purge(paths: list[str]) -> None:
        queue.submit(_run, shlex.split(hook), "\n".join(paths) + "\n")

    return purge


def _run(argv: list[str], paths: str) -> None:
    for last in (False, True):
        try:
            subprocess.run(
                argv, input=paths, text=True, timeout=PATIENCE, check=True, capture_output=True
            )
            return
        except (OSError, subprocess.SubprocessError) as error:
            if last:
                log.error("the purge hook failed: %s", error)
