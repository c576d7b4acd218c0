"""Style, scripts and icons under addresses made of their content: cached for ever.

The current files are surfaces of the kind "asset": those in ``assets/``, or the site's own in
their stead (``marks.py``). A page notes that it names one by reading the key ``asset:<name>``, so
that the press keeps an old file while a plate still names it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from newsreel.pages import scripts
from newsreel.pages.marks import Mark, own
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
# Of a style sheet: spaces around what parts rules and values. Before a colon they may join two
# selectors.
_SPACES = re.compile(r"\s*([{};,>])\s*|(:)\s+")


@dataclass(frozen=True, slots=True)
class Asset:
    """``name`` holds the digest of ``body``: "newsreel.3f9c….css"."""

    name: str
    type: str
    body: bytes

    @property
    def url(self) -> str:
        return f"/assets/{self.name}"


@cache
def _load(path: Path) -> Asset:
    body = path.read_bytes()
    if path.suffix == ".css":
        body = _tight(_bare(body.decode())).encode()
    if path.suffix == ".js":
        source = _bare(body.decode())
        body = scripts.filled_in(source, lambda file: _load(HERE / file).url).encode()
    return _named(Mark(path.stem, path.suffix, body))


@lru_cache(maxsize=64)
def _named(mark: Mark) -> Asset:
    digest = blake2b(mark.body, digest_size=6).hexdigest()
    return Asset(f"{mark.stem}.{digest}{mark.suffix}", _TYPES[mark.suffix], mark.body)


def _bare(text: str) -> str:
    """Without comments and indentation, which are for those who read the source."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _tight(style: str) -> str:
    return _SPACES.sub(r"\1\2", style).replace(";}", "}")


ASSETS = {path.name: _load(path) for path in sorted(HERE.iterdir()) if path.suffix in _TYPES}


def asset(file: str) -> Asset:
    """A file of ``assets/``, or the site's own in its stead; does not note that it is named."""
    mark = own().get(file)
    return _named(mark) if mark else ASSETS[file]


def url(file: str) -> str:
    """Its address, without noting that it is named."""
    return asset(file).url


def named(*files: str) -> None:
    """Note that the page being rendered names these files, and so what they import."""
    for file in files:
        read(f"asset:{asset(file).name}")
        named(*_imports(file))


@cache
def _imports(file: str) -> tuple[str, ...]:
    return scripts.imports((HERE / file).read_text("utf-8")) if file.endswith(".js") else ()


def _by_name() -> dict[str, Asset]:
    return {one.name: one for one in map(asset, ASSETS)}


class Assets(Kind):
    """Kind "asset": the arg is the name in the address."""

    name = "asset"
    lasting = True

    def every(self) -> Iterator[str]:
        return iter(_by_name())

    def touched(self, change: Change) -> Iterable[str]:
        return ()

    def render(self, arg: str) -> Rendered | None:
        found = _by_name().get(arg)
        if found is None:
            return None
        headers = (("content-type", found.type), ("cache-control", FOR_EVER))
        return Rendered(found.url, found.body, headers=headers)

    def newest(self, arg: str) -> str:
        return FIRST

    def fingerprint(self) -> str:
        return ",".join(_by_name())
