"""A story's words: its text as passages to be compared, and a phrase put right where it stands.

Content is what a revision keeps, as ``merging.content_of`` gives it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from newsreel.stories.merging import Content

FIELDS = ("kicker", "headline", "standfirst", "dateline", "lead_caption", "lead_credit")
_TEXTS = ("text", "attribution", "caption", "credit", "title", "by", "items", "pictures", "value")
_RICH = {("paragraph", ""), ("quotation", "text"), ("list", "items"), ("correction", "text")}
_TOKEN = re.compile(r"(<[^>]*>)|(&(?:#\d+|#x[0-9a-fA-F]+|\w+);)|(.)", re.DOTALL)
_BREAK = re.compile(r"</?(?:p|li|h\d|blockquote)\b", re.IGNORECASE)
_EMPTY = re.compile(r"<(\w+)[^>]*>\s*</\1>")
_ALIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”„]', "“": '["“”„]', "”": '["“”„]'}
_EDGE = "\x00"

Mend = Callable[[str, bool], str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line or a paragraph in plain text. ``place`` is the field's name or the block's type."""

    place: str
    text: str


def passages(content: Mapping[str, Any]) -> tuple[Passage, ...]:
    """All that a story says, in the order of reading."""
    found = [Passage(name, str(content.get(name) or "")) for name in FIELDS]
    for block in content.get("body") or ():
        kind = str(block.get("type"))
        for text, rich in _leaves(kind, "", block.get("value")):
            lines = _plain(text).split(_EDGE) if rich else [text]
            found += [Passage(kind, " ".join(line.split())) for line in lines]
    return tuple(passage for passage in found if passage.text)


def stands(content: Content, phrase: str) -> int:
    """How often the phrase stands in the text. Spaces and forms of quotation marks are alike."""
    found = 0

    def look(text: str, rich: bool) -> str:
        nonlocal found
        found += len(_pattern(phrase).findall(_plain(text) if rich else text))
        return text

    _mended(content, look)
    return found


def put_right(content: Content, said: str, says: str) -> Content:
    """The content with ``said`` replaced by ``says`` wherever it stands; a paragraph of which
    nothing is left goes."""

    def mend(text: str, rich: bool) -> str:
        if rich:
            return _put_right_in_html(text, said, says)
        return " ".join(_pattern(said).sub(lambda _: says, text).split(" ")).strip()

    mended = _mended(content, mend)
    mended["body"] = [
        block
        for block, before in zip(mended["body"], content["body"], strict=True)
        if block == before or block["type"] != "paragraph" or _plain(block["value"]).strip(_EDGE)
    ]
    return mended


def _mended(content: Content, mend: Mend) -> Content:
    fields = {name: mend(str(content.get(name) or ""), False) for name in FIELDS}
    body = [
        block | {"value": _walk(str(block.get("type")), "", block.get("value"), mend)}
        for block in content["body"]
    ]
    return content | fields | {"body": body}


def _walk(kind: str, name: str, value: Any, mend: Mend) -> Any:
    """A block's value with its texts mended; what is no text stays."""
    if isinstance(value, str):
        return mend(value, (kind, name) in _RICH)
    if isinstance(value, dict):
        return {
            k: _walk(kind, name if k == "value" else k, v, mend) if k in _TEXTS else v
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [_walk(kind, name, one, mend) for one in value]
    return value


def _leaves(kind: str, name: str, value: Any) -> Iterator[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []

    def look(text: str, rich: bool) -> str:
        found.append((text, rich))
        return text

    _walk(kind, name, value, look)
    yield from found


def _pattern(phrase: str) -> re.Pattern[str]:
    words = ("".join(_ALIKE.get(c, re.escape(c)) for c in word) for word in phrase.split())
    return re.compile(r"\s+".join(words))


def _tokens(html: str) -> Iterable[tuple[str, str, str]]:
    """(tag, text, source): a tag, or a character and how it is spelt."""
    for match in _TOKEN.finditer(html):
        tag, entity, character = match.groups()
        yield tag or "", unescape(entity) if entity else character or "", match.group()


def _plain(html: str) -> str:
    """The text of HTML; an edge between its paragraphs, that no phrase reaches across."""
    out: list[str] = []
    for tag, text, _ in _tokens(html):
        if tag:
            out.append(_EDGE if _BREAK.match(tag) else " " if tag.startswith("<br") else "")
        else:
            out.append(text)
    return "".join(out)


def _put_right_in_html(html: str, said: str, says: str) -> str:
    plain: list[str] = []
    sources: list[tuple[str, bool]] = []  # each character's spelling, tags before it kept apart
    for tag, text, source in _tokens(html):
        if tag and not tag.startswith("<br"):
            plain.append(_EDGE if _BREAK.match(tag) else "")
            sources.append((source, True))
        else:
            plain.append(" " if tag else text)
            sources.append((source, False))
    out: list[str] = []
    at, place = 0, 0
    starts: list[int] = []
    for piece in plain:
        starts.append(at)
        at += len(piece)
    spans = [match.span() for match in _pattern(said).finditer("".join(plain))]
    for (source, is_tag), start, piece in zip(sources, starts, plain, strict=True):
        while place < len(spans) and start >= spans[place][1] and piece:
            place += 1
        inside = not is_tag and place < len(spans) and spans[place][0] <= start < spans[place][1]
        if not inside:
            out.append(source)
        elif start == spans[place][0]:
            out.append(escape(says, quote=False))
    mended = "".join(out)
    return _EMPTY.sub("", mended) if mended != html else html
