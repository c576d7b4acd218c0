"""Granian around the front: its settings, its port, and how it stops."""

import errno
import os
import resource
import signal
import socket
import time
from functools import partial
from pathlib import Path

from granian.constants import HTTPModes, Interfaces, TaskImpl
from granian.http import HTTP1Settings, HTTP2Settings
from granian.log import LogLevels
from granian.server import Server

from newsreel.front.app import Front
from newsreel.front.config import FrontConfig
from newsreel.front.tether import follow_parent

_BACKLOG = 2048
# Media on their way out, the store, the desk's connections.
_OTHER_FILES = 512


class PortTakenError(Exception):
    """Somebody else listens there, or this user may not."""


class FrontServer(Server):  # type: ignore[misc, valid-type]
    """Granian's master; it lets the readers go before it stops the workers."""

    drain: float = 0.0

    def shutdown(self, exit_code: int = 0) -> None:
        for worker in self.wrks:
            if worker.is_alive():
                os.kill(worker.inner.pid, signal.SIGUSR1)
        # Each connection ends with its next answer; those that are idle by then lose nothing.
        time.sleep(self.drain)
        super().shutdown(exit_code)


def make_server(config: FrontConfig) -> FrontServer:
    server = FrontServer(
        "newsreel.front",
        address=config.host,
        port=config.port,
        interface=Interfaces.RSGI,
        workers=config.workers,
        # Measured with wrk on a 12.6 KB page, to nginx: asyncio tasks 0.61-0.75, these 0.75-0.87.
        task_impl=TaskImpl.rust,
        # "auto" waits for ever for the first byte, to see which it will be. Browsers speak HTTP/2
        # over TLS alone; there ``idle`` ends whoever stays silent.
        http=HTTPModes.auto if config.tls else HTTPModes.http1,
        websockets=False,
        backlog=_BACKLOG,
        # Counts connections, the idle ones too: what bounds them is the header timeout.
        backpressure=raise_limits(config.max_connections),
        http1_settings=HTTP1Settings(
            header_read_timeout=int(config.header_timeout * 1000),
            max_buffer_size=config.max_headers,
        ),
        http2_settings=HTTP2Settings(
            max_headers_size=config.max_headers,
            max_concurrent_streams=100,
            keep_alive_interval=int(config.header_timeout * 1000),
            keep_alive_timeout=int(config.header_timeout) or 1,
        ),
        log_level=LogLevels.error,
        ssl_cert=Path(config.certificate) if config.tls else None,
        ssl_key=Path(config.private_key) if config.tls else None,
        workers_kill_timeout=max(1, int(config.stop_timeout)),
        respawn_failed_workers=True,
        respawn_interval=0.2,
    )
    server.drain = config.drain
    return server


def raise_limits(connections: int) -> int:
    """Have as many open files as so many connections need; how many connections there may be.

    Without this the usual 1,024 would be the limit, and beyond it nobody could be let in at all.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _OTHER_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(1, min(connections, wanted - _OTHER_FILES))


def claim_port(host: str, port: int) -> None:
    """Raises PortTakenError, with a sentence, unless host and port are free.

    Granian shares its port with whoever else shares theirs (SO_REUSEPORT): two fronts of two sites
    would silently take turns.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(
                    f"port {port} of {host} is taken by another program: stop it, or choose"
                    " another with --port"
                ) from None
            if error.errno == errno.EACCES:
                raise PortTakenError(
                    f"this user may not listen on port {port}: choose one above 1023, or give it"
                    " the right to"
                ) from None
            raise PortTakenError(
                f"cannot listen on {host}, port {port}: {error.strerror}"
            ) from None


def serve(config: FrontConfig) -> None:
    """Serve until SIGTERM or SIGINT. Raises PortTakenError."""
    if config.follow_parent:
        follow_parent(signal.SIGTERM)
    if not config.share_port:
        claim_port(config.host, config.port)
    make_server(config).serve(target_loader=partial(Front, config), wrap_loader=False)
