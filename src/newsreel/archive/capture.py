# ruff: noqa: E501, PIE810  (tables of rules and words are read by the row)
"""A captured page as it lies on disk: bytes, digest, what kind of text it is, and the text.

Reading order of the encoding follows the WHATWG Encoding Standard where it applies (byte-order
mark, then the declared label, `latin-1` read as windows-1252), except that bytes which are valid
UTF-8 are UTF-8 whatever the page says of itself.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from newsreel.archive.refusal import Refused

LIMIT = 20 * 1024 * 1024
"""Largest capture read, in bytes. A page of news is under one megabyte."""

Kind = Literal["text", "html"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document: save the page as HTML or plain text"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"PK\x03\x04", "a ZIP archive or office document: unpack it, or save it as HTML"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"\x89PNG", "a picture (PNG): upload it in the picture library"),
    (b"\xff\xd8\xff", "a picture (JPEG): upload it in the picture library"),
    (b"GIF8", "a picture (GIF): upload it in the picture library"),
    (b"RIFF", "a media file (RIFF): upload it in the media library"),
    (b"\x00\x00\x00\x18ftyp", "a media file (MP4): upload it in the media library"),
    (b"ID3", "a media file (MP3): upload it in the media library"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOF", "a web font"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})"""
)
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1|span|table)\b", re.I
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_LOOSE_LEAD = re.compile(r"\s{0,200}(?:<!--.{0,4000}?-->\s{0,200}){0,5}", re.S)
# UTF-8 read as windows-1252 by someone before us: a lead byte's letter, then its followers.
_DOUBLE = re.compile(
    "[\u00c2-\u00f4](?:[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
    "\u017e\u0178]){1,3}"
)


@dataclass(frozen=True, slots=True)
class Capture:
    """One captured page. `source` is how it is called in reports (its path, as given)."""

    source: str
    data: bytes = field(repr=False)
    sha256: str
    size: int
    kind: Kind
    text: str = field(repr=False)
    encoding: str
    doubts: tuple[str, ...] = ()


def read_capture(origin: Path | bytes, source: str) -> Capture:
    """Read one capture.

    Raises Refused for what is no page: missing, empty, binary, over `LIMIT` (found by the file's
    size, before a byte is read), in no encoding that can be told, or another kind of document.
    """
    data = origin if isinstance(origin, bytes) else read_bytes(origin)
    if len(data) > LIMIT:
        raise Refused(_too_large(len(data)))
    if not data.strip(b" \t\r\n\x00"):
        raise Refused("The file is empty: capture the page again.")
    for magic, what in _MAGIC:
        if data.startswith(magic) or (magic == b"\x00\x00\x00\x18ftyp" and data[4:8] == b"ftyp"):
            raise Refused(f"This is {what}.")
    text, encoding, doubts = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    kind = _kind(text, source)
    return Capture(
        source=source,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        kind=kind,
        text=text,
        encoding=encoding,
        doubts=tuple(doubts),
    )


def _too_large(size: int) -> str:
    return (
        f"The file has {size / 1048576:.0f} MB; a captured page has at most "
        f"{LIMIT // 1048576} MB: give single pages, not an archive."
    )


def read_bytes(path: Path) -> bytes:
    """A capture's bytes. Raises Refused for what is missing, too large or cannot be read."""
    try:
        if not path.is_file():
            raise Refused("There is no such file: check the path.")
        size = path.stat().st_size
        if size > LIMIT:
            raise Refused(_too_large(size))
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise Refused(f"The file cannot be read ({error.strerror or error}).") from error


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    """Text, the encoding's name, and doubts."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strictly(data, name)
    if wide := _wide(data):
        return _strictly(data, wide)
    controls = len(_CONTROL.findall(data[:65536]))
    if controls > 3 + len(data[:65536]) // 500:
        raise Refused("This is a binary file, not text: capture the page as HTML or plain text.")
    try:
        return _mended(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lax = data.decode("utf-8", "replace")
    broken = lax.count("\ufffd")
    foreign = sum(byte >= 0x80 for byte in data)
    # A long UTF-8 page with a torn sequence or two is still UTF-8; its tears are marked.
    if foreign >= 40 and broken * 12 < foreign:
        doubt = f"{broken} characters could not be read (broken UTF-8) and are shown as \ufffd."
        text, name, doubts = _mended(lax, "utf-8")
        return text, name, [doubt, *doubts]
    declared = _DECLARED.search(data[:4096])
    if declared:
        label = map_encoding_to_html5(declared.group(1).decode("ascii", "replace")) or ""
        if label and label not in ("utf-8", "utf-16le", "utf-16be"):
            try:
                return _mended(data.decode(label), label)
            except (UnicodeDecodeError, LookupError):
                pass
    guess = map_encoding_to_html5(detect_encoding(data[:200_000]) or "") or "windows-1252"
    for name in dict.fromkeys((guess, "windows-1252")):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _readable(text):
            doubt = f"The encoding is not declared; the text was read as {name}."
            mended, used, doubts = _mended(text, name)
            return mended, used, [doubt, *doubts]
    raise Refused(
        "The text is in an encoding that cannot be told: save the capture as UTF-8 and import again."
    )


def _strictly(data: bytes, name: str) -> tuple[str, str, list[str]]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        broken = text.count("\ufffd")
        if broken * 200 > len(text):
            raise Refused(
                f"The file says that it is {name}, and is not: save it as UTF-8 and import again."
            ) from None
        return text, name, [f"{broken} characters could not be read and are shown as \ufffd."]
    return _mended(text.lstrip("\ufeff"), name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every other byte is NUL."""
    head = data[:2000]
    if len(head) < 16 or head.count(0) * 4 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 8 * max(even, 1):
        return "utf-16-le"
    if even > 8 * max(odd, 1):
        return "utf-16-be"
    return None


def _readable(text: str) -> bool:
    """Whether a guessed decoding gives letters: few control marks, few stray symbols."""
    sample = text[:50_000]
    odd = sum(1 for c in sample if "\x80" <= c <= "\x9f" or c == "\ufffd")
    foreign = sum(1 for c in sample if c > "\x7f")
    letters = sum(1 for c in sample if c > "\x7f" and (c.isalpha() or c in "’‘“”„–—…«»•·€£§°©\xa0"))
    return odd * 100 <= len(sample) and letters * 10 >= foreign * 8


def _mended(text: str, name: str) -> tuple[str, str, list[str]]:
    """Undo UTF-8 that was read as windows-1252 before the capture, or say that it is there."""
    hits = _DOUBLE.findall(text)
    if len(hits) < 3:
        return text, name, _torn(text)
    mended = _DOUBLE.sub(_undouble, text)
    left = len(_DOUBLE.findall(mended))
    if left * 2 > len(hits):
        return text, name, _torn(text)
    doubt = f"Doubly encoded characters (such as {hits[0]!r}) were mended in {len(hits)} places."
    return mended, name, [doubt, *_torn(mended)]


def _undouble(match: re.Match[str]) -> str:
    raw = bytearray()
    for char in match.group():
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return match.group()
            raw.append(ord(char))  # the five bytes windows-1252 leaves undefined
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _torn(text: str) -> list[str]:
    lost = text.count("\ufffd")
    if not lost:
        return []
    if lost * 100 > len(text):
        raise Refused(
            "Too many characters of the text were lost before it was captured: capture it again."
        )
    return [f"{lost} characters were lost before the capture and are shown as \ufffd."]


def _kind(text: str, source: str) -> Kind:
    lead = _LOOSE_LEAD.match(text)
    head = text[lead.end() if lead else 0 :][:3000].lstrip()
    low = head[:300].lower()
    if low.startswith(("<rss", "<feed", "<urlset", "<sitemapindex")) or (
        low.startswith("<?xml") and re.search(r"<(?:rss|feed|urlset|sitemapindex|svg)\b", head)
    ):
        raise Refused(
            "This is a feed, a site map or a drawing, not a page: import the pages it names."
        )
    if low.startswith(("{", "[{", '["')) and re.match(r'[\[{]\s*["{\[]', head):
        raise Refused("This is JSON data, not a page.")
    if low.startswith("%!ps") or low.startswith("{\\rtf"):
        raise Refused("This is a word processor's document: save it as HTML or plain text.")
    if low.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")):
        return "html"
    tags = len(_TAG.findall(text[:200_000]))
    if tags >= (1 if source.lower().endswith((".html", ".htm", ".xhtml")) else 8):
        return "html"
    return "text"
