"""A front with its plates, its folders and a desk behind it, all real, for one test."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsreel.front.config import Folder, FrontConfig
from newsreel.press.plates import Baked, Batch, Kept, PlateStore, make_plate

HTML = ("content-type", "text/html; charset=utf-8")
PAGE = b"<!doctype html><title>A page</title>" + b"<p>The bridge is open again.</p>" * 60


@dataclass(frozen=True)
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known.lower() == name), None)

    def all(self, name: str) -> list[str]:
        return [value for known, value in self.headers if known.lower() == name]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(
    port: int,
    path: str,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
    connection: http.client.HTTPConnection | None = None,
) -> Reply:
    """One request with exactly this path and these headers (and Host), nothing normalized."""
    way = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        named = {name.lower() for name in headers or {}}
        way.putrequest(method, path, skip_host="host" in named, skip_accept_encoding=True)
        if body is not None and "content-length" not in named:
            way.putheader("content-length", str(len(body)))
        for name, value in (headers or {}).items():
            way.putheader(name, value)
        way.endheaders()
        if body:
            way.send(body)
        answer = way.getresponse()
        return Reply(answer.status, answer.getheaders(), answer.read())
    finally:
        if connection is None:
            way.close()


def await_true(what: Any, seconds: float = 15) -> None:
    """Wait until ``what()`` is true; AssertionError after ``seconds``."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come to pass in time"
        time.sleep(0.005)


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    with suppress(OSError):
        return [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    return []


@dataclass
class House:
    folder: Path
    address: str = ""
    port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.address = self.address or str(self.folder / "plates.db")
        self._store: PlateStore | None = None

    @property
    def store(self) -> PlateStore:
        if self._store is None:
            self._store = PlateStore(self.address)
        return self._store

    def bake(
        self,
        path: str,
        body: bytes = PAGE,
        status: int = 200,
        headers: Iterable[tuple[str, str]] = (HTML,),
    ) -> str:
        """Put a plate at ``path`` and commit; its bare ETag."""
        plate = make_plate(path, f"test:{path}", status, tuple(headers), body)
        self.store.commit(Batch(put=[Baked(plate, (), "a test")]))
        return plate.etag

    def drop(self, path: str) -> None:
        kept: Kept = self.store.at_paths([path])[path]
        self.store.commit(Batch(drop=[kept]))

    def config(self, **settings: Any) -> FrontConfig:
        given = {"port": self.port, "plates": self.address, "drain": 0.3, **self.settings}
        return FrontConfig(**{**given, **settings})

    def open(self, **settings: Any) -> "House":
        """Start the front and wait until it answers."""
        process = self.start(**settings)
        await_true(lambda: process.poll() is not None or is_listening(self.port))
        while process.poll() == 98:
            # Another test was quicker to take the port that was free a moment ago.
            self.port = free_port()
            process = self.start(**settings)
            await_true(lambda: process.poll() is not None or is_listening(self.port))  # noqa: B023
        assert process.poll() is None, self.logs()
        return self

    def start(self, **settings: Any) -> subprocess.Popen[bytes]:
        file = self.folder / f"front-{len(self.processes)}.json"
        file.write_text(self.config(**settings).to_json())
        return self.run([sys.executable, "-m", "newsreel.front", str(file)])

    def run(self, command: list[str], **keywords: Any) -> subprocess.Popen[bytes]:
        log = (self.folder / f"log-{len(self.processes)}.txt").open("wb")
        process = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, **keywords
        )
        log.close()
        self.processes.append(process)
        return process

    def open_desk(self) -> str:
        """Start a small WSGI program on a Unix socket; its path, for the setting ``desk``."""
        path = self.folder / "desk.sock"
        self.run(
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
                *("--uds", str(path), "--blocking-threads", "4", "--no-log"),
                "tests.front.upstream:application",
            ]
        )
        self.settings["desk"] = str(path)
        await_true(path.exists)
        return str(path)

    def public(self, prefix: str, name: str, *, immutable: bool = True) -> Path:
        """Make the folder ``name`` public below ``prefix``."""
        root = self.folder / name
        root.mkdir(parents=True, exist_ok=True)
        folders = self.settings.get("folders", ())
        self.settings["folders"] = (*folders, Folder(prefix, str(root), immutable))
        return root

    def get(self, path: str, **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask(self.port, path, headers=named)

    def metrics(self) -> dict[str, float]:
        """By name without the process, as ``requests_total hits``."""
        found = {}
        for line in self.get("/metrics").body.decode().splitlines():
            if not line.startswith("#"):
                name, value = line.rsplit(" ", 1)
                label = name.partition('",')[2].partition('"')[2].rstrip('"}')
                plain = name.partition("{")[0].removeprefix("newsreel_front_")
                found[f"{plain} {label}".strip()] = float(value)
        return found

    def logs(self) -> str:
        return "\n".join(file.read_text() for file in sorted(self.folder.glob("log-*.txt")))

    def close(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)
        if self._store is not None:
            self._store.close()


def json_of(reply: Reply) -> Any:
    return json.loads(reply.body)
