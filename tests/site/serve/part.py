"""A part of a site for the supervisor's tests: ``python -m tests.site.serve.part DIARY WORDS…``.

Each word is something it does, in order: "say=TEXT", "sleep=SECONDS", "exit=STATUS", "stubborn"
(no ear for SIGTERM), "brood" (has a child), "ready=FILE", "late=SECONDS" (its stop takes so long).
It writes into its diary when it starts and when it ends.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

diary = Path(sys.argv[1])
late = 0.0


def write(what: str) -> None:
    with diary.open("a") as file:
        file.write(f"{what} {os.getpid()}\n")


def stop(number: int, frame: FrameType | None) -> None:
    write("stopping")
    time.sleep(late)
    write("stopped")
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
write("started")
for word in sys.argv[2:]:
    name, _, value = word.partition("=")
    if name == "say":
        print(value, flush=True)
    elif name == "sleep":
        time.sleep(float(value))
    elif name == "exit":
        sys.exit(int(value))
    elif name == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    elif name == "brood":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        write("brood")
        with diary.open("a") as file:
            file.write(f"child {child.pid}\n")
    elif name == "ready":
        Path(value).write_text(f"{os.getpid()}\n")
    elif name == "late":
        late = float(value)
while True:
    time.sleep(60)
