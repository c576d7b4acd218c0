"""One writer for all comments on SQLite: it commits them in groups, each poster is answered after
its group is on the disk.

Django's workers hand their postings over on a Unix socket, one JSON line each way. Where nobody
listens, a worker writes by itself: slower, no less safe.
"""

import asyncio
import json
import logging
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from newsreel.comments.actions.post import Posted, Posting, post

MOST = 200
LINE = 256 * 1024
PATIENCE = 30.0

log = logging.getLogger("newsreel.comments")
Write = Callable[[Sequence[Posting]], list[Posted]]
_Waiting = tuple[Posting, "asyncio.Future[Posted]"]


def hand_over(posting: Posting, box: Path | None) -> Posted:
    """Post through the writer that listens at ``box``, or here where there is none.

    Raises TimeoutError where the writer does not answer: whether the comment was kept is then not
    known, and the same sent again is recognised.
    """
    if box is None:
        return post([posting])[0]
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(str(box))
        except OSError:
            return post([posting])[0]
        with line.makefile("rwb") as way:
            way.write(_packed(posting))
            way.flush()
            answer = way.readline(LINE)
    if not answer:
        raise TimeoutError("the writer of comments went away")
    said = json.loads(answer)
    if "error" in said:
        raise RuntimeError(said["error"])
    return Posted(**said)


class PostBox:
    """The listening side; one a site."""

    def __init__(self, place: Path, write: Write = post) -> None:
        self._place = place
        self._write = write
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue()

    async def serve(self, stopped: asyncio.Event) -> None:
        """Take postings until ``stopped``; what was taken is written before this returns."""
        self._place.unlink(missing_ok=True)
        server = await asyncio.start_unix_server(self._take, str(self._place), limit=LINE)
        self._place.chmod(0o600)
        with ThreadPoolExecutor(1, "comments") as hand:
            writer = asyncio.create_task(self._write_groups(hand))
            await stopped.wait()
            server.close()
            self._place.unlink(missing_ok=True)
            await self._queue.join()
            writer.cancel()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError):
            line = await reader.readline()
            if line:
                done: asyncio.Future[Posted] = asyncio.get_running_loop().create_future()
                self._queue.put_nowait((_unpacked(line), done))
                writer.write(_answer(await _outcome(done)))
                await writer.drain()
        with suppress(OSError):
            writer.close()

    async def _write_groups(self, hand: ThreadPoolExecutor) -> None:
        loop = asyncio.get_running_loop()
        while True:
            group = [await self._queue.get()]
            while len(group) < MOST and not self._queue.empty():
                group.append(self._queue.get_nowait())
            await loop.run_in_executor(hand, self._commit, group, loop)
            for _ in group:
                self._queue.task_done()

    def _commit(self, group: list[_Waiting], loop: asyncio.AbstractEventLoop) -> None:
        try:
            done: list[Posted | Exception] = [*self._write([posting for posting, _ in group])]
        except Exception as error:
            if len(group) > 1:  # one of them may be at fault: each by itself
                for one in group:
                    self._commit([one], loop)
                return
            log.warning("a comment could not be kept: %s", error)
            done = [error]
        for (_, future), result in zip(group, done, strict=True):
            loop.call_soon_threadsafe(_settle, future, result)


def _settle(future: "asyncio.Future[Posted]", result: Posted | Exception) -> None:
    if future.done():
        return
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)


async def _outcome(done: "asyncio.Future[Posted]") -> Posted | Exception:
    try:
        return await done
    except Exception as error:
        return error


def _answer(outcome: Posted | Exception) -> bytes:
    said = {"error": str(outcome)} if isinstance(outcome, Exception) else asdict(outcome)
    return json.dumps(said).encode() + b"\n"


def _packed(posting: Posting) -> bytes:
    return (
        json.dumps(asdict(posting) | {"posted_at": posting.posted_at.isoformat()}).encode() + b"\n"
    )


def _unpacked(line: bytes) -> Posting:
    said = json.loads(line)
    said["posted_at"] = datetime.fromisoformat(said["posted_at"])
    said["reasons"] = tuple(said["reasons"])
    return Posting(**said)
