"""Isso, the peer: from PyPI into a Python of its own in `bench/work/`, on SQLite as it comes."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import Server, command
from bench.sites import WORK

VERSION = "0.14.0"
READ = 20
"""Comments on the story that is read; what is written goes to another, whose thread grows."""
_SETTINGS = """
[general]
dbpath = {folder}/comments.db
host = http://127.0.0.1:{port}/
[server]
listen = http://127.0.0.1:{port}
[guard]
enabled = false
[moderation]
enabled = false
"""


def installed() -> Path | None:
    """Its Python's folder, made now if it is not there yet; None where it cannot be had."""
    folder = WORK / f"isso-{VERSION}"
    program = folder / "bin" / "isso"
    if program.exists():
        return folder
    pip = [str(folder / "bin" / "python"), "-m", "pip", "-q", "--disable-pip-version-check"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([*pip, "install", f"isso=={VERSION}", "setuptools<81"], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  Isso cannot be had: {error}", file=sys.stderr)
        return None
    return folder if program.exists() else None


@contextmanager
def isso(python: Path, folder: Path) -> Iterator[Server]:
    """Isso as `isso run` serves it, its files in ``folder``, with a thread to be read."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "isso.cfg"
    line = f"{sys.executable} -m bench.isso {python} {settings} {folder} {{port}}"
    with command(line, ready="/info", seconds=60) as server:
        for number in range(READ):
            write(server.address, f"The harbour is open again, says number {number}.", "read")
        yield server


def reading() -> str:
    """What a page asks it for: the comments of a story."""
    return "/?uri=%2Fread%2F"


def write(address: str, text: str, story: str = "written") -> None:
    """Post one comment. Raises urllib's HTTPError where it is not taken."""
    body = json.dumps({"author": "Ann", "text": text, "email": None, "website": None, "title": "x"})
    request = urllib.request.Request(
        f"{address}/new?uri=%2F{story}%2F", body.encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()


def main(python: str, settings: str, folder: str, port: str) -> None:
    """Become Isso on this port."""
    import os

    text = _SETTINGS.format(folder=folder, port=port)
    Path(settings).write_text(text, encoding="utf-8")
    program = str(Path(python) / "bin" / "isso")
    os.dup2(os.open(Path(folder) / "log", os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 2)
    os.execv(program, [program, "-c", settings, "run"])


if __name__ == "__main__":
    main(*sys.argv[1:])
