"""Servers under load: a command of ours, and nginx with one static gzip file."""

import os
import shlex
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  open_file_cache {cache}; types {{}} default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; root {folder}; gzip_static on; gzip_vary on; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A server that runs: its address without the last slash, its first process."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Seconds of CPU that the server and all its processes have used, user and system."""
        return sum(cpu_of(pid) for pid in family(self.pid))


@contextmanager
def command(line: str, ready: str = "/", seconds: float = 120) -> Iterator[Server]:
    """Run a server by its command line, `{port}` in it filled in, until `ready` answers.

    Raises RuntimeError if it ends, or does not answer in time.
    """
    port = _free_port()
    with running(shlex.split(line.replace("{port}", str(port)))) as process:
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        _await(process, server.address + ready, seconds)
        yield server


@contextmanager
def nginx(body: bytes, folder: Path, *, cache: bool = False) -> Iterator[Server]:
    """Serve one gzip body as /page from an nginx of one process, its files in `folder`.

    As Debian ships it, with `gzip_static`; with `cache` it keeps the file open as well, and no
    longer sees at once that another one took its place.
    """
    folder.mkdir(exist_ok=True)
    (folder / "page.gz").write_bytes(body)
    port = _free_port()
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, port=port, cache="max=100" if cache else "off"))
    program = next(p for p in ("/usr/sbin/nginx", "nginx") if "/" not in p or Path(p).exists())
    with running([program, "-p", str(folder), "-c", str(settings)]) as process:
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        _await(process, server.address + "/page", 10)
        yield server


def fetch(url: str, encoding: str = "gzip") -> tuple[bytes, str]:
    """Give the body as transferred, and its content encoding."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "identity")


@contextmanager
def running(argv: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program for as long as the block runs; then SIGTERM, and SIGKILL after half a minute."""
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await(process: subprocess.Popen[bytes], url: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError):
            fetch(url)
            return
        time.sleep(0.05)
    raise RuntimeError(f"no answer from {url}")


def _free_port() -> int:
    """A port that was free a moment ago: neither wrk nor nginx can take port 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_of(pid: int) -> float:
    """Seconds of CPU that one process has used, user and system; 0 where it is gone."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def family(pid: int) -> list[int]:
    """A process and all that descend from it, as they are now."""
    children = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children += [int(child) for child in (task / "children").read_text().split()]
    return [pid, *(member for child in children for member in family(child))]
