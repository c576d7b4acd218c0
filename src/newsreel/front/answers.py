"""Answers: a plate made ready to be handed out, in each encoding that somebody asked for."""

from typing import NamedTuple
from urllib.parse import quote

import brotli
import deflate

from newsreel.front.config import FrontConfig
from newsreel.front.negotiation import BR, GZIP, IDENTITY, SUFFIXES, TOKENS
from newsreel.front.policies import AREAS, fields_for
from newsreel.press.plates import Plate

FieldList = list[tuple[str, str]]

FRESH = "public, max-age=0, must-revalidate"
UNCACHED = "no-store"
# A page that is not there may be there in a moment: ask again each time.
MISSING = "no-cache"

BROTLI_QUALITY = 5
# Above this a page (a sitemap) is sent as stored: brotli would hold up the loop for milliseconds.
BROTLI_LARGEST = 256 * 1024
SECURE = 5
_OVERHEAD = 2048
_PENDING = "x-newsreel-pending"
_KNOWN_TO_FRONT = frozenset(
    ("content-encoding", "content-length", "etag", "vary", "connection", _PENDING)
)
_NOTHING: frozenset[str] = frozenset()
_SAID_ALWAYS = frozenset(("cache-control", *(n for area in AREAS for n, _ in area.fields)))
_VARY = ("vary", "accept-encoding")


class Answer(NamedTuple):
    """``headers`` is one list, shared by all who are given this answer: never change it."""

    status: int
    headers: FieldList
    body: bytes


class Page:
    """A plate in memory. ``answers`` is indexed by encoding, plus SECURE when it came by https."""

    __slots__ = ("answers", "brotlied", "etag", "path", "plate", "rules", "status", "weight")

    def __init__(self, plate: Plate, rules: FrontConfig, status: int | None = None) -> None:
        self.path = plate.path
        self.plate = plate
        self.rules = rules
        self.status = status or plate.status
        # RFC 9110 §13.2.1: conditions count only for what would be answered 200.
        self.etag = plate.etag if self.status == 200 else ""
        self.answers: list[Answer | None] = [None] * (2 * SECURE)
        self.brotlied = False
        self.weight = _OVERHEAD + len(plate.body)

    @property
    def pending(self) -> bool:
        """The page is being made: the plate's own redirect is for this moment only."""
        return self.plate.header(_PENDING) is not None

    def make(self, encoding: int, *, secure: bool) -> tuple[Answer, int]:
        """The answer in this encoding and by how many bytes the page grew for it.

        Brotli is made at the second demand, so that a crawl through the whole archive costs no
        compression; the first gets the stored gzip.
        """
        made = encoding
        if encoding == BR:
            if self.plate.size > BROTLI_LARGEST:
                made = GZIP
            elif self.plate.size and not self.brotlied:
                self.brotlied = True
                return self._answer(GZIP, secure=secure), 0
        answer = self._answer(made, secure=secure)
        fresh = not any(other and other.body is answer.body for other in self.answers)
        self.answers[encoding + (SECURE if secure else 0)] = answer
        return answer, len(answer.body) if fresh and answer.body is not self.plate.body else 0

    def _answer(self, encoding: int, *, secure: bool) -> Answer:
        headers = self._headers(encoding, secure=secure)
        return Answer(self.status, headers, self._body(encoding))

    def _body(self, encoding: int) -> bytes:
        if not self.plate.size:
            return b""
        for ready in (self.answers[encoding], self.answers[encoding + SECURE]):
            if ready is not None:
                return ready.body
        if encoding == GZIP:
            return self.plate.body
        identity = bytes(deflate.gzip_decompress(self.plate.body))
        if encoding == IDENTITY:
            return identity
        quality = BROTLI_QUALITY if len(identity) <= BROTLI_LARGEST else 1
        return bytes(brotli.compress(identity, quality=quality))

    def _headers(self, encoding: int, *, secure: bool) -> FieldList:
        keys = None
        headers: FieldList = []
        said = _NOTHING
        for name, value in self.plate.headers:
            if name == "surrogate-key":
                keys = value
            elif name not in _KNOWN_TO_FRONT:
                headers.append((name, value))
                if name in _SAID_ALWAYS:
                    said = said | {name}
        if self.plate.size and TOKENS[encoding]:
            headers.append(("content-encoding", TOKENS[encoding]))
        if self.etag:
            headers.append(("etag", f'"{self.etag}{SUFFIXES[encoding]}"'))
        headers.append(_VARY)
        if "cache-control" not in said:
            headers.append(("cache-control", self._cache_control()))
        elif self.pending:
            headers = [(n, UNCACHED if n == "cache-control" else v) for n, v in headers]
        if self.rules.purge and not self.pending:
            headers.append(("surrogate-key", keys or surrogate_keys(self.plate)))
        fields = fields_for(self.path)
        headers += fields if not said else [(n, v) for n, v in fields if n not in said]
        if secure:
            headers.append(("strict-transport-security", self.rules.hsts))
        return headers

    def _cache_control(self) -> str:
        if self.pending:
            return UNCACHED
        if self.status == 404:
            return MISSING
        if self.rules.purge:
            return f"public, max-age=0, s-maxage={self.rules.shared_max_age}, must-revalidate"
        return FRESH


def surrogate_keys(plate: Plate) -> str:
    """By what a CDN can be told to forget the page: everything, its kind, any folder above it,
    itself ("site story /news/ /news/world/ …")."""
    parts = [quote(part) for part in plate.path.strip("/").split("/") if part]
    folders = ["/" + "/".join(parts[:n]) + "/" for n in range(1, len(parts))]
    return " ".join(["site", plate.surface.partition(":")[0], *folders, quote(plate.path)])


def not_modified(headers: FieldList, tag: str) -> FieldList:
    """The headers of the 304 for this answer (RFC 9110 §15.4.5), under the tag the client holds."""
    left = [(n, v) for n, v in headers if n in ("vary", "cache-control", "surrogate-key")]
    return [("etag", tag), *left]
