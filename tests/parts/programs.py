"""Programs that the machine must bring: found, or the test fails and says what to install."""

import os
import shutil
from pathlib import Path

import pytest

PACKAGES = {
    "chromium": "chromium",
    "ffmpeg": "ffmpeg",
    "initdb": "postgresql",
    "java": "default-jre-headless",
    "nginx": "nginx",
    "npm": "npm",
    "postgres": "postgresql",
    "wrk": "wrk",
}


def part(name: str) -> Path:
    """Give the path of the program `name`, one of PACKAGES; fail the test if it is not there."""
    folders = [
        *os.environ.get("PATH", os.defpath).split(os.pathsep),
        "/usr/sbin",  # not in everyone's PATH, and nginx is there
        *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True),
    ]
    found = shutil.which(name, path=os.pathsep.join(folders))
    if not found:
        pytest.fail(
            f"{name} is missing: `make setup-test` as root brings it, "
            f"or: sudo apt-get install {PACKAGES[name]}",
            pytrace=False,
        )
    return Path(found)


def listening_port(pid: int) -> int | None:
    """Give the TCP port on which the process listens, None while it listens on none.

    Read from /proc (proc_pid_net(5)): for servers that take port 0 and do not say which they got.
    """
    sockets = set()
    try:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            sockets.add(str(link.readlink()))
        rows = [
            row.split()
            for table in ("tcp", "tcp6")
            for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        ]
    except OSError:
        return None
    for row in rows:
        if row[3] == "0A" and f"socket:[{row[9]}]" in sockets:
            return int(row[1].rpartition(":")[2], 16)
    return None
