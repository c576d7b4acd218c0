"""A pipe through which an answer flows no faster than its reader takes it.

Granian keeps all of a stream that its reader has not taken yet in memory, however much that is. A
file it reads only as fast as it can send. So it is given the read end of a pipe as if it were a
file, and what is ahead of the reader is the pipe's own 64 KiB.
"""

import asyncio
import fcntl
import os
import struct
import termios
from typing import Any, Self

_LOOK_AGAIN = 0.05


class ReaderGoneError(Exception):
    """Nobody takes the answer any more."""


class Pipe:
    """``address`` is the path of the read end, for Granian to open."""

    def __enter__(self) -> Self:
        self._out, self._in = os.pipe()
        os.set_blocking(self._in, False)
        self.address = f"/dev/fd/{self._out}"
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._in)
        os.close(self._out)

    async def write(self, data: bytes, gone: "asyncio.Future[Any]", patience: float) -> None:
        """Put the bytes in. Raises ReaderGoneError when ``gone`` is done or nothing was taken for
        ``patience`` seconds."""
        left = memoryview(data)
        while left:
            try:
                left = left[os.write(self._in, left) :]
            except BlockingIOError:
                await self._room(gone, patience)

    async def emptied(self, gone: "asyncio.Future[Any]", patience: float) -> None:
        """Wait until the last byte was taken. Raises ReaderGoneError as ``write`` does."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        while struct.unpack("i", fcntl.ioctl(self._out, termios.FIONREAD, bytes(4)))[0]:
            if gone.done() or loop.time() > end:
                raise ReaderGoneError
            await asyncio.wait((gone,), timeout=_LOOK_AGAIN)

    async def _room(self, gone: "asyncio.Future[Any]", patience: float) -> None:
        loop = asyncio.get_running_loop()
        room: asyncio.Future[None] = loop.create_future()

        def there_is() -> None:
            if not room.done():
                room.set_result(None)

        loop.add_writer(self._in, there_is)
        try:
            await asyncio.wait((room, gone), timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        finally:
            loop.remove_writer(self._in)
        if gone.done() or not room.done():
            raise ReaderGoneError
