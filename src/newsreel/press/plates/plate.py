"""A plate: the finished answer for one path, ready to be handed out."""

from base64 import b32encode
from dataclasses import dataclass
from hashlib import blake2b

import deflate

Headers = tuple[tuple[str, str], ...]

# libdeflate 9: 106 µs for a 14.6 KB page; zlib 6 takes 193, brotli 5 takes 250 for 5 % less.
GZIP_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Plate:
    """``path`` is the decoded URL path ("/news/world/"); one that ends in "*" is a rule: whatever
    is missing below it has moved below ``location``, which ends in "*" as well.

    ``headers`` are this plate's own, lower-case, in order (content-type, location,
    surrogate-key, cache-control); the front adds the site's. ``etag`` is bare: no quotes, no
    suffix of an encoding. ``body`` is gzip; ``size`` is the length of the identity body in bytes.
    """

    path: str
    surface: str
    status: int
    headers: Headers
    etag: str
    size: int
    body: bytes

    def identity(self) -> bytes:
        return bytes(deflate.gzip_decompress(self.body)) if self.size else b""

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)


def etag_of(status: int, headers: Headers, body: bytes) -> str:
    """A digest of everything a reader could notice, 16 letters and digits."""
    digest = blake2b(digest_size=10)
    digest.update(f"{status}\n{headers!r}\n".encode())
    digest.update(body)
    return b32encode(digest.digest()).decode().lower()


def make_plate(
    path: str, surface: str, status: int, headers: Headers, body: bytes, etag: str | None = None
) -> Plate:
    """The plate of an identity body."""
    return Plate(
        path=path,
        surface=surface,
        status=status,
        headers=headers,
        etag=etag or etag_of(status, headers, body),
        size=len(body),
        body=bytes(deflate.gzip_compress(body, GZIP_LEVEL)) if body else b"",
    )
