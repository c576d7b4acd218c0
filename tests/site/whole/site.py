"""A site that is served as its readers have it: ``newsreel serve`` in a process of its own."""

import json
import os
import queue
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from newsreel.site.serve import records
from tests.front.house import ask, await_true, free_port, is_running

COMMAND = [sys.executable, "-m", "newsreel.site"]


class Site:
    """``template`` is a migrated site.db to copy, or ``url`` a migrated PostgreSQL."""

    def __init__(self, folder: Path, template: Path | None = None, url: str = "") -> None:
        self.folder, self.url, self.port = folder, url, free_port()
        self.serves: list[subprocess.Popen[bytes]] = []
        self.writers: list[Writer] = []
        folder.mkdir()
        if template is not None:
            shutil.copyfile(template, folder / "site.db")
        settings = f'[site]\nname = "The Whole"\nurl = "http://127.0.0.1:{self.port}"\n'
        settings += f"[front]\nport = {self.port}\n[press]\nprocesses = 1\n"
        (folder / "newsreel.toml").write_text(f'{settings}[database]\nurl = "{url}"\n')

    # -- running -----------------------------------------------------------------------------

    def serve(self) -> None:
        """Start it and wait until the home page is there."""
        log = self.folder.parent / f"serve-{len(self.serves)}.txt"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*COMMAND, "serve", "--site", str(self.folder)],
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.serves.append(process)
        deadline = time.monotonic() + 60
        while not self._answers():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)

    def _answers(self) -> bool:
        with suppress(OSError):
            return ask(self.port, "/").status == 200
        return False

    def logs(self) -> str:
        return "".join(f.read_text() for f in sorted(self.folder.parent.glob("serve-*.txt")))

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.serves[-1].send_signal(signal.SIGTERM)
        return self.serves[-1].wait(40)

    def kill(self) -> None:
        """SIGKILL to every process of the site at once."""
        known = records.on_record(self.folder / "run")
        family = {pid for one in known for pid in records.survivors(one)}
        family.add(self.serves[-1].pid)
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.serves[-1].wait(10)
        await_true(lambda: not any(is_running(pid) for pid in family))

    def close(self) -> None:
        for writer in self.writers:
            writer.stop()
        if self.serves and self.serves[-1].poll() is None:
            self.kill()

    # -- using -------------------------------------------------------------------------------

    def get(self, path: str) -> tuple[int, str]:
        """Status and identity body."""
        reply = ask(self.port, path)
        return reply.status, reply.body.decode()

    def command(self, *arguments: str, status: int | None = 0, limit: float = 120) -> Any:
        """Run ``newsreel`` with --json on this site; what it says."""
        where = () if "--site" in arguments else ("--site", str(self.folder))
        run = subprocess.run(
            [*COMMAND, *arguments, *where, "--json"], capture_output=True, text=True, timeout=limit
        )
        assert status is None or run.returncode == status, f"{run.stdout}\n{run.stderr}"
        return json.loads(run.stdout)

    def reload(self) -> None:
        argv = [*COMMAND, "reload", "--site", str(self.folder)]
        assert subprocess.run(argv, capture_output=True).returncode == 0

    def sql(self, statement: str, *values: Any) -> None:
        """A statement from outside, as an administrator's shell would run it."""
        with closing(sqlite3.connect(self.folder / "site.db", timeout=20)) as connection:
            connection.execute(statement, values)
            connection.commit()

    def writer(self, *words: str) -> "Writer":
        made = Writer(self.folder, *words)
        self.writers.append(made)
        return made


class Writer:
    """A newsroom at work in a process of its own (see ``writer.py``)."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.site.whole.writer", str(folder), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        # Read at once: a full pipe would stop the writer, and nothing would be tested.
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._said.put(line)
        self._said.put("")

    def until_ready(self) -> "Writer":
        for said in self.acknowledged():
            if said["what"] == "ready":
                return self
        raise AssertionError("the writer ended")

    def acknowledged(self) -> Iterator[dict[str, Any]]:
        """Each change as soon as its commit has returned."""
        while line := self._said.get():
            yield json.loads(line)
        self._said.put("")

    def stop(self) -> list[dict[str, Any]]:
        """What was acknowledged and not read yet."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(20)
        return list(self.acknowledged())
