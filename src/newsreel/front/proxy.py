"""The way to Django: one request over to its Unix socket, one answer back, both as they flow."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from newsreel.front.answers import FieldList
from newsreel.front.config import FrontConfig
from newsreel.front.hosts import is_for_one_host
from newsreel.front.meters import Meters
from newsreel.front.notices import notice
from newsreel.front.peers import FORWARDING, Peers
from newsreel.front.pipe import Pipe, ReaderGoneError
from newsreel.front.policies import fields_for

# RFC 9110 §7.6.1, and what HTTP/1.0 knew.
_HOP = frozenset(
    (
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)
_AT_ONCE = 256 * 1024
_PIECE = 64 * 1024
_CONNECTIONS = 64
_CONNECT = 5.0
# However slow a line is, it carries this much in a second.
_SLOWEST = 4 * 1024

log = logging.getLogger("newsreel.front")


class BodyBrokenError(Exception):
    """The client's body stopped short or took too long."""


class Proxy:
    """Used on the front's loop only, in a task of its own for each request. ``parting`` adds to an
    answer's headers what the front says when it is about to stop."""

    def __init__(
        self,
        config: FrontConfig,
        peers: Peers,
        meters: Meters,
        parting: Callable[[FieldList], FieldList],
    ) -> None:
        self._config = config
        self._peers = peers
        self._meters = meters
        self._parting = parting
        self._session: aiohttp.ClientSession | None = None

    async def pass_on(self, scope: Any, protocol: Any, path: str) -> None:
        self._meters.proxied += 1
        length, refusal = self._length(scope)
        if not is_for_one_host(scope):
            refusal = 400
        if refusal:
            self._say(protocol, refusal, path)
            return
        if not self._config.desk:
            self._say(protocol, 503, path)
            return
        body = self._body(protocol, length) if length else None
        headers = self._headers(scope, length)
        try:
            async with self._request(scope, path, headers, body) as answer:
                await self._give_back(scope, protocol, path, answer)
        except BodyBrokenError:
            # The client is gone or too slow: there is nobody to tell more than this.
            self._say(protocol, 400, path)
        except TimeoutError:
            self._say(protocol, 504, path)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            self._say(protocol, 503, path)
        except aiohttp.ClientError as error:
            if isinstance(error.__cause__, BodyBrokenError):
                self._say(protocol, 400, path)
                return
            log.warning("the desk broke off an answer: %s", error)
            self._say(protocol, 502, path)

    def _length(self, scope: Any) -> tuple[int, int]:
        """The body's length, and the status with which to refuse it or 0.

        Django knows no body without a length (WSGI), so that nothing is lost by asking for it.
        """
        said = scope.headers.get("content-length")
        if said is None:
            bare = scope.method in ("GET", "HEAD", "OPTIONS", "DELETE")
            chunked = "transfer-encoding" in scope.headers
            return 0, 411 if chunked or (not bare and scope.http_version == "2") else 0
        if not said.isdecimal():
            return 0, 400
        return int(said), 413 if int(said) > self._config.max_body else 0

    async def _body(self, protocol: Any, length: int) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        end = loop.time() + self._config.body_timeout + length / _SLOWEST
        got = 0
        pieces = protocol.__aiter__()
        while got < length:
            patience = min(self._config.body_timeout, end - loop.time())
            try:
                piece = await asyncio.wait_for(pieces.__anext__(), max(0.0, patience))
            except (TimeoutError, StopAsyncIteration) as error:
                raise BodyBrokenError from error
            # An empty piece is how the server says both "the end" and "it broke".
            if not piece:
                raise BodyBrokenError
            got += len(piece)
            yield piece

    def _headers(self, scope: Any, length: int) -> FieldList:
        given = scope.headers.items()
        dropped = _HOP | FORWARDING | {"host", "content-length", "expect"}
        for name, value in given:
            if name == "connection":
                dropped |= {part.strip().lower() for part in value.split(",")}
        headers = [
            (name, value)
            for name, value in given
            # WSGI reads X_Forwarded_For as X-Forwarded-For: no name with an underscore passes.
            if name not in dropped and "_" not in name and not name.startswith("x-forwarded-")
        ]
        host = scope.headers.get("host") or scope.authority or "localhost"
        forwarded = host
        if self._peers.trusted(scope):
            forwarded = scope.headers.get("x-forwarded-host") or host
        headers += [
            ("host", host),
            ("x-forwarded-host", forwarded),
            ("x-forwarded-for", self._peers.client(scope) or "unknown"),
            ("x-forwarded-proto", "https" if self._peers.secure(scope) else "http"),
        ]
        if length or scope.method in ("POST", "PUT", "PATCH"):
            headers.append(("content-length", str(length)))
        return headers

    def _request(
        self, scope: Any, path: str, headers: FieldList, body: AsyncIterator[bytes] | None
    ) -> Any:
        if self._session is None or self._session.closed:
            self._session = self._open_session()
        target = quote(path, safe="/:@!$&'()*+,;=~")
        if scope.query_string:
            target += f"?{scope.query_string}"
        return self._session.request(
            scope.method,
            URL(f"http://desk{target}", encoded=True),
            headers=headers,
            data=body,
            allow_redirects=False,
        )

    def _open_session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            # Shorter than Django's server keeps a silent connection, so that none dies in use.
            connector=aiohttp.UnixConnector(
                self._config.desk, limit=_CONNECTIONS, keepalive_timeout=10
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("user-agent", "accept", "accept-encoding", "content-type"),
            timeout=aiohttp.ClientTimeout(
                total=None, connect=_CONNECT, sock_read=self._config.desk_timeout
            ),
            max_line_size=self._config.max_headers,
            max_field_size=self._config.max_headers,
            read_bufsize=_PIECE,
        )

    async def _give_back(self, scope: Any, protocol: Any, path: str, answer: Any) -> None:
        headers = self._answer_headers(scope, path, answer)
        length = answer.headers.get("content-length")
        self._meters.count(answer.status)
        if scope.method == "HEAD" or answer.status in (204, 304):
            protocol.response_empty(answer.status, headers)
            return
        if length is not None and int(length) <= _AT_ONCE:
            body = await answer.read()
            protocol.response_bytes(answer.status, headers, body)
            self._meters.sent += len(body)
            return
        with Pipe() as pipe:
            protocol.response_file(answer.status, headers, pipe.address)
            gone = asyncio.ensure_future(protocol.client_disconnect())
            try:
                async for piece in answer.content.iter_any():
                    await pipe.write(piece, gone, self._config.desk_timeout)
                    self._meters.sent += len(piece)
                await pipe.emptied(gone, self._config.desk_timeout)
            except ReaderGoneError:
                log.info("the reader of %s went away", path)
            except (aiohttp.ClientError, TimeoutError) as error:
                # The status is sent; a known length tells the client that the rest is missing.
                log.warning("the desk broke off while it answered %s: %s", path, error)
            finally:
                gone.cancel()

    def _answer_headers(self, scope: Any, path: str, answer: Any) -> FieldList:
        dropped = set(_HOP) | {"server", "date", "strict-transport-security"}
        for value in answer.headers.getall("connection", ()):
            dropped |= {part.strip().lower() for part in value.split(",")}
        headers = [
            (name.lower(), value)
            for name, value in answer.headers.items()
            if name.lower() not in dropped
        ]
        said = {name for name, _ in headers}
        headers += [(name, value) for name, value in fields_for(path) if name not in said]
        if self._peers.secure(scope):
            headers.append(("strict-transport-security", self._config.hsts))
        return self._parting(headers)

    def _say(self, protocol: Any, status: int, path: str) -> None:
        headers, body = notice(status, path)
        self._meters.count(status, len(body))
        protocol.response_bytes(status, self._parting(headers), body)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
