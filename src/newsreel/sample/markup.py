"""The small markup of a sample story's body: text in, blocks out.

Blocks are `{"type", "value"}` as the site stores them. One blank line ends a block:

    A paragraph with *emphasis*, **strength** and a [link](https://example.org/).
    ## A heading
    > A quotation, of one or more lines; a line of `>` alone starts its next paragraph.
    > — who said it, to whom
    >> A pull quote
    >> — who
    - an item                     1. a numbered item
    ![file.jpg] caption | credit | alternative text     (no third part: decorative)
    [gallery]                     followed by picture lines
    [related: slug]               a story of this paper, in the same language
    [related: kind | title | by | url]     outside; no url: not resolved yet
    [correction 2d: what was wrong, and what is right]
    [audio: file.mp3 | title]
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

Block = dict[str, Any]
"""`{"type": str, "value": str | dict}`; see `blocks` for the values."""

_INLINE = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*|\[(?P<text>[^\]]+)\]\((?P<url>[^)\s]+)\)"
)
_SAFE_URL = re.compile(r"(https?://|mailto:|/)")
_PICTURE = re.compile(r"!\[(?P<file>[^\]]+)\]\s*(?P<rest>.*)")
_CORRECTION = re.compile(r"\[correction (?P<days>\d+)d: (?P<text>.+)\]", re.DOTALL)
_NUMBERED = re.compile(r"\d+\. ")


class PaperError(ValueError):
    """What is wrong with the sample newspaper, with the file and the line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


def inline(text: str) -> str:
    """HTML of one run of text: escaped, with `<em>`, `<strong>` and `<a href>` only.

    Raises ValueError for a link that is neither http(s), mailto nor a path.
    """
    parts: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        parts.append(escape(text[end : match.start()], quote=False))
        end = match.end()
        if match["strong"] is not None:
            parts.append(f"<strong>{escape(match['strong'], quote=False)}</strong>")
        elif match["em"] is not None:
            parts.append(f"<em>{escape(match['em'], quote=False)}</em>")
        else:
            if not _SAFE_URL.match(match["url"]):
                raise ValueError(f"a link to {match['url']!r}: only http(s), mailto or a path")
            label = escape(match["text"], quote=False)
            parts.append(f'<a href="{escape(match["url"])}">{label}</a>')
    parts.append(escape(text[end:], quote=False))
    return "".join(parts)


def blocks(text: str, path: Path, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a body, in order.

    `value` by type: paragraph `"<p>…</p>"`; heading `{"text", "level"}`; quotation
    `{"text": "<p>…</p>", "attribution"}`; pull_quote `{"text", "attribution"}`; list
    `{"ordered", "items": [inline HTML]}`; picture `{"file", "caption", "credit", "alt",
    "decorative"}`; gallery `{"pictures": [picture]}`; related `{"kind", "title", "by", "url",
    "slug"}` (slug alone for a story of the paper; no url and no slug: unresolved); correction
    `{"days", "text": inline HTML}`; embed `{"file", "title"}`.

    Raises PaperError naming `path` and the line (`first_line` is the body's first).
    """
    found = []
    for line, lines in _chunks(text, first_line):
        try:
            found.append(_block(lines))
        except ValueError as error:
            raise PaperError(path, line, str(error)) from error
    return tuple(found)


def _chunks(text: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    chunk: list[str] = []
    number = first_line
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        if line.strip():
            chunk.append(line.strip())
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []


def _block(lines: list[str]) -> Block:
    first = lines[0]
    whole = " ".join(lines)
    if first.startswith("## "):
        if len(lines) > 1:
            raise ValueError("a heading takes one line, with a blank line after it")
        return {"type": "heading", "value": {"text": first[3:].strip(), "level": 2}}
    if first.startswith(">>"):
        return {"type": "pull_quote", "value": _pull_quote(lines)}
    if first.startswith(">"):
        return {"type": "quotation", "value": _quotation(lines)}
    if first.startswith("- ") or _NUMBERED.match(first):
        return {"type": "list", "value": _list(lines)}
    if first.startswith("!["):
        if len(lines) > 1:
            raise ValueError("a picture takes one line; several belong in a [gallery]")
        return {"type": "picture", "value": _picture(first)}
    if first == "[gallery]":
        pictures = [_picture(line) for line in lines[1:]]
        if len(pictures) < 2:
            raise ValueError("a gallery needs two pictures or more")
        return {"type": "gallery", "value": {"pictures": pictures}}
    if first.startswith("[related:"):
        return {"type": "related", "value": _related(_inside(whole, "related"))}
    if first.startswith("[correction"):
        match = _CORRECTION.fullmatch(whole)
        if match is None:
            raise ValueError("a correction reads [correction 2d: text]")
        value = {"days": int(match["days"]), "text": inline(match["text"].strip())}
        return {"type": "correction", "value": value}
    if first.startswith("[audio:"):
        file, title = _parts(_inside(whole, "audio"), 2)
        return {"type": "embed", "value": {"file": file, "title": title}}
    if re.match(r"\[\w+[:\]]", first) or first.startswith("#"):
        raise ValueError(f"no such block: {first}")
    return {"type": "paragraph", "value": f"<p>{inline(whole)}</p>"}


def _inside(text: str, name: str) -> str:
    if not text.endswith("]"):
        raise ValueError(f"[{name}: … without its closing bracket")
    return text[len(name) + 2 : -1].strip()


def _parts(text: str, count: int) -> list[str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != count:
        raise ValueError(f"{len(parts)} parts between bars, {count} wanted: {text}")
    return parts


def _unquoted(lines: list[str], mark: str) -> tuple[list[str], str]:
    """The lines without their mark, and the attribution of the last one."""
    if any(not line.startswith(mark) for line in lines):
        raise ValueError(f"every line of this block starts with {mark}")
    bare = [line[len(mark) :].strip() for line in lines]
    if not bare[-1].startswith("— "):
        raise ValueError(f"a quotation ends with its attribution: {mark} — who")
    return bare[:-1], bare[-1][2:].strip()


def _quotation(lines: list[str]) -> dict[str, Any]:
    said, attribution = _unquoted(lines, ">")
    paragraphs = [part.strip() for part in "\n".join(said).split("\n\n")]
    text = "".join(f"<p>{inline(' '.join(part.split()))}</p>" for part in paragraphs if part)
    if not text:
        raise ValueError("a quotation with no words")
    return {"text": text, "attribution": attribution}


def _pull_quote(lines: list[str]) -> dict[str, Any]:
    said, attribution = _unquoted(lines, ">>")
    if not said:
        raise ValueError("a pull quote with no words")
    return {"text": " ".join(said), "attribution": attribution}


def _list(lines: list[str]) -> dict[str, Any]:
    ordered = not lines[0].startswith("- ")
    items: list[str] = []
    for line in lines:
        mark = _NUMBERED.match(line) if ordered else re.match("- ", line)
        if mark:
            items.append(line[mark.end() :])
        else:
            items[-1] += " " + line
    return {"ordered": ordered, "items": [inline(item) for item in items]}


def _picture(line: str) -> dict[str, Any]:
    match = _PICTURE.fullmatch(line)
    if match is None:
        raise ValueError("a picture reads ![file] caption | credit | alternative text")
    parts = [part.strip() for part in match["rest"].split("|")]
    if len(parts) not in (2, 3):
        raise ValueError("a picture has a caption, a credit and, unless decorative, its alt text")
    alt = parts[2] if len(parts) == 3 else ""
    return {
        "file": match["file"].strip(),
        "caption": parts[0],
        "credit": parts[1],
        "alt": alt,
        "decorative": not alt,
    }


def _related(text: str) -> dict[str, Any]:
    if "|" not in text:
        return {"kind": "", "title": "", "by": "", "url": "", "slug": text}
    kind, title, by, url = _parts(text, 4)
    if not title:
        raise ValueError("a related story outside the paper needs its title")
    return {"kind": kind, "title": title, "by": by, "url": url, "slug": ""}
