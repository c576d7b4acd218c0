"""Connections on which nothing happens are ended, over TLS too, where the server waits for ever.

What the kernel knows of a connection (tcp(7), TCP_INFO; Linux only) tells a silent client from a
slow one: nothing came, nothing was sent, and nothing waits to be sent.
"""

import asyncio
import os
import socket
import struct
import sys
from contextlib import suppress
from pathlib import Path

_AT_ONCE = 256
# struct tcp_info of linux/tcp.h: unacked; milliseconds since data was sent, and since it came;
# bytes that came; bytes not sent yet.
_UNACKED, _SENT, _CAME, _RECEIVED, _WAITING = 24, 44, 52, 128, 144
_SIZE = 192


async def end_silent(first: float, then: float) -> None:
    """End connections that said nothing for ``first`` seconds, or on which nothing has moved for
    ``first`` and ``then`` seconds together. Runs until it is cancelled."""
    if not sys.platform.startswith("linux"):
        return
    while True:
        await asyncio.sleep(first / 3)
        entries = await asyncio.to_thread(lambda: [int(e.name) for e in _open_files()])
        for start in range(0, len(entries), _AT_ONCE):
            await asyncio.to_thread(_look, entries[start : start + _AT_ONCE], first, then)


def _open_files() -> list[Path]:
    return list(Path("/proc/self/fd").iterdir())


def _look(entries: list[int], first: float, then: float) -> None:
    for entry in entries:
        # A number may be closed by now, or be another's: then it is not silent either.
        with suppress(OSError), socket.socket(fileno=os.dup(entry)) as found:
            if found.family not in (socket.AF_INET, socket.AF_INET6):
                continue
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                continue
            if _is_silent(found, first, then):
                found.shutdown(socket.SHUT_RDWR)


def _is_silent(connection: socket.socket, first: float, then: float) -> bool:
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _SIZE)
    if len(info) < _WAITING + 4:
        return False  # an old kernel, which does not say
    came = _number(info, _CAME) / 1000
    if not struct.unpack_from("=Q", info, _RECEIVED)[0]:
        return came > first
    if _number(info, _UNACKED) or _number(info, _WAITING):
        return False
    return min(came, _number(info, _SENT) / 1000) > first + then


def _number(info: bytes, at: int) -> int:
    return int(struct.unpack_from("=I", info, at)[0])
