"""Style, scripts and icons under addresses made of their content: cached for ever.

The current files are surfaces of the kind "asset". A page notes that it names one by reading the
key ``asset:<name>``, so that the press keeps an old file while a plate still names it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newsreel.press.journal.change import Change
from newsreel.press.recorder import read
from newsreel.press.surfaces import Kind, Rendered

HERE = Path(__file__).parent / "assets"
FIRST = "9999-9"
"""Sort key of large changes: before the first page that names a new file."""
FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """``name`` holds the digest of ``body``: "newsreel.3f9c….css"."""

    name: str
    type: str
    body: bytes

    @property
    def url(self) -> str:
        return f"/assets/{self.name}"


def _load(path: Path) -> Asset:
    body = path.read_bytes()
    if path.suffix in (".css", ".js"):
        body = _bare(body.decode()).encode()
    digest = blake2b(body, digest_size=6).hexdigest()
    return Asset(f"{path.stem}.{digest}{path.suffix}", _TYPES[path.suffix], body)


def _bare(text: str) -> str:
    """Without comments and indentation, which are for those who read the source."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


ASSETS = {path.name: _load(path) for path in sorted(HERE.iterdir()) if path.suffix in _TYPES}
_BY_NAME = {asset.name: asset for asset in ASSETS.values()}


def url(file: str) -> str:
    """The address of a file of ``assets/``, without noting that it is named."""
    return ASSETS[file].url


def named(*files: str) -> None:
    """Note that the page being rendered names these files."""
    for file in files:
        read(f"asset:{ASSETS[file].name}")


class Assets(Kind):
    """Kind "asset": the arg is the name in the address."""

    name = "asset"
    lasting = True

    def every(self) -> Iterator[str]:
        return iter(_BY_NAME)

    def touched(self, change: Change) -> Iterable[str]:
        return ()

    def render(self, arg: str) -> Rendered | None:
        asset = _BY_NAME.get(arg)
        if asset is None:
            return None
        headers = (("content-type", asset.type), ("cache-control", FOR_EVER))
        return Rendered(asset.url, asset.body, headers=headers)

    def newest(self, arg: str) -> str:
        return FIRST

    def fingerprint(self) -> str:
        return ",".join(_BY_NAME)
