"""Media and assets from folders on disk.

Only what lies below a folder of the configuration is public, and never what a symbolic link, a
hidden name or a ".." leads to. Nothing that is sent from here can run in the reader's browser.
"""

import os
import stat
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import brotli
import deflate

from newsreel.front.answers import FieldList
from newsreel.front.config import Folder
from newsreel.front.negotiation import (
    BR,
    BR_ALONE,
    GZIP,
    IDENTITY,
    NONE,
    SUFFIXES,
    TOKENS,
    encoding,
    matched,
)
from newsreel.front.policies import FILES
from newsreel.front.ranges import wanted

FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"
# Text is small and sent packed: read whole and kept; above this it is streamed as it is.
PACKED_LARGEST = 1024 * 1024
_KEPT = 256

TYPES = {
    ".aac": "audio/aac",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_PACKED = frozenset(
    (".css", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".vtt", ".webmanifest")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be sent."""

    name: str
    path: str
    size: int
    changed: float
    folder: Folder

    @property
    def tag(self) -> str:
        """Bare, from name and size; where names may come again with other bytes, the time too."""
        digest = blake2b(self.name.encode(), digest_size=9)
        if not self.folder.immutable:
            digest.update(f"{self.changed!r}".encode())
        return f"{digest.hexdigest()}-{self.size:x}"


@dataclass(frozen=True, slots=True)
class Sending:
    """What to send: ``body``, or of ``file`` the bytes from ``start`` to before ``end``."""

    status: int
    headers: FieldList
    body: bytes = b""
    file: str = ""
    start: int = 0
    end: int = 0


class Files:
    """The folders, and the packed texts that were asked for lately."""

    def __init__(self, folders: tuple[Folder, ...]) -> None:
        self._folders = [(folder, os.path.realpath(folder.root)) for folder in folders]
        self._prefixes = tuple(folder.prefix for folder in folders)
        self._packed: dict[tuple[str, float, int, int], bytes] = {}

    def holds(self, path: str) -> bool:
        return path.startswith(self._prefixes) if self._prefixes else False

    def find(self, path: str) -> Found | None:
        """The file at a decoded path, or None where there is none that is public."""
        for folder, root in self._folders:
            if path.startswith(folder.prefix):
                found = self._within(folder, root, path[len(folder.prefix) :])
                if found is not None:
                    return found
        return None

    def _within(self, folder: Folder, root: str, name: str) -> Found | None:
        parts = name.split("/")
        if any(not part or part.startswith(".") or "\\" in part for part in parts):
            return None
        path = "/".join((root, *parts))
        try:
            # A link anywhere below the root makes the real path another one.
            if os.path.realpath(path) != path:
                return None
            seen = Path(path).stat(follow_symlinks=False)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(seen.st_mode):
            return None
        return Found(name, path, seen.st_size, seen.st_mtime, folder)

    def send(self, found: Found, headers: Any) -> Sending:
        """The answer to a GET with these request headers (``get(name)`` gives a value or None)."""
        suffix = PurePosixPath(found.name).suffix.lower()
        packs = suffix in _PACKED and 0 < found.size <= PACKED_LARGEST
        coding = encoding(headers.get("accept-encoding")) if packs else IDENTITY
        if coding == NONE:
            coding = IDENTITY
        tag = found.tag + SUFFIXES[coding]
        fields = self._fields(found, suffix, tag, packs)
        if _is_held(found, headers):
            return Sending(304, [(n, v) for n, v in fields if n in _OF_304])
        if packs:
            body = self._pack(found, coding)
            if body is None:
                return Sending(404, fields)
            if TOKENS[coding]:
                fields.append(("content-encoding", TOKENS[coding]))
            return Sending(200, fields, body=body)
        return self._bytes(found, tag, fields, headers)

    def _bytes(self, found: Found, tag: str, fields: FieldList, headers: Any) -> Sending:
        fields.append(("accept-ranges", "bytes"))
        asked = headers.get("range")
        if asked and not _still(headers.get("if-range"), tag, found):
            asked = None
        try:
            span = wanted(asked, found.size)
        except ValueError:
            fields.append(("content-range", f"bytes */{found.size}"))
            return Sending(416, fields)
        if span is None:
            fields.append(("content-length", str(found.size)))
            return Sending(200, fields, file=found.path, end=found.size)
        start, end = span
        fields.append(("content-range", f"bytes {start}-{end - 1}/{found.size}"))
        fields.append(("content-length", str(end - start)))
        return Sending(206, fields, file=found.path, start=start, end=end)

    def _fields(self, found: Found, suffix: str, tag: str, packs: bool) -> FieldList:
        kind = TYPES.get(suffix)
        fields = [
            ("content-type", kind or "application/octet-stream"),
            ("etag", f'"{tag}"'),
            ("last-modified", formatdate(found.changed, usegmt=True)),
            ("cache-control", FOR_EVER if found.folder.immutable else FOR_AN_HOUR),
            *FILES.fields,
        ]
        if kind is None:
            name = quote(found.name.rpartition("/")[2])
            fields.append(("content-disposition", f"attachment; filename*=UTF-8''{name}"))
        if packs:
            fields.append(("vary", "accept-encoding"))
        return fields

    def _pack(self, found: Found, coding: int) -> bytes | None:
        key = (found.path, found.changed, found.size, coding)
        body = self._packed.get(key)
        if body is not None:
            return body
        try:
            body = Path(found.path).read_bytes()
        except OSError:
            return None
        if coding in (BR, BR_ALONE):
            body = bytes(brotli.compress(body, quality=9 if len(body) < 128 * 1024 else 5))
        elif coding == GZIP:
            body = bytes(deflate.gzip_compress(body, 9))
        if len(self._packed) >= _KEPT:
            self._packed.pop(next(iter(self._packed)))
        self._packed[key] = body
        return body


_OF_304 = frozenset(("etag", "cache-control", "vary", "last-modified"))


def _is_held(found: Found, headers: Any) -> bool:
    condition = headers.get("if-none-match")
    if condition is not None:
        return matched(condition, found.tag) is not None
    since = headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return int(found.changed) <= parsedate_to_datetime(since).timestamp()
    except (ValueError, TypeError, OverflowError):
        return False


def _still(condition: str | None, tag: str, found: Found) -> bool:
    """If-Range: whether the client's part is of this very file (strong tag, or the exact date)."""
    if condition is None:
        return True
    if condition.startswith('"'):
        return condition == f'"{tag}"'
    return condition == formatdate(found.changed, usegmt=True)
