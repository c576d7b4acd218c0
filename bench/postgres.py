"""A PostgreSQL as Debian ships it: what it acknowledged is on the disk (no setting is changed)."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROLE = "newsreel"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty database, on a Unix socket, for as long as the block runs."""
    login = _unprivileged()
    home = Path(tempfile.mkdtemp(prefix="newsreel-bench-"))
    home.chmod(0o755)
    if login:
        os.chown(home, login["user"], login["group"])
    data = home / "data"
    said = {"cwd": home, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **login}
    subprocess.run(
        [_program("initdb"), "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C"],
        check=True,
        **said,
    )
    options = ("listen_addresses=", f"unix_socket_directories={home}")
    server = subprocess.Popen(
        [_program("postgres"), "-D", data, *(f"--{one}" for one in options)],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **said,
    )
    try:
        url = f"postgresql://{ROLE}@/postgres?host={home}"
        _await(server, url)
        yield url
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def _await(server: "subprocess.Popen[bytes]", url: str) -> None:
    import psycopg

    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found:
        return found
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not places:
        raise RuntimeError(f"there is no {name}: make setup-test")
    return str(places[-1])


def _unprivileged() -> dict[str, Any]:
    """initdb and postgres refuse to run as root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
