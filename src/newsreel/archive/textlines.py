"""A plain-text capture taken apart into lines, whatever tool wrote it.

Known shapes: Resiliparse's plain text (bullets, indentation), its main-content form, trafilatura's
text, Markdown as html2text writes it, dumps of lynx and w3m (wrapped, indented), Common Crawl's WET
records. A shape is told from the text itself, and marks of one do no harm in another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsreel.archive.fold import fold
from newsreel.archive.lines import Line

MAX_LINES = 30_000
"""Lines read of one capture; what lies beyond is reported, not read."""

_BULLET = re.compile(r"([•◦▪‣●○■□–*+-]|\d{1,2}[.)])\s+(?=\S)")
_WET = re.compile(r"WARC/1\.\d\n(?:[\w-]{2,40}:[^\n]{0,4000}\n){1,30}\n?")
_MD_LINK = re.compile(r"!?\[([^\]\[]{0,500})\]\((?:<)?([^()\s<>]{0,1000})[^()]{0,200}\)")
_MD_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_LYNX_REF = re.compile(r"\[\d{1,4}\](?=\w|[“\"'‘])")
_LYNX_MARK = re.compile(r"^(?:\((?:BUTTON|IMG|IMAGE)\)|\[(?:IMG|INLINE|image|LINK)\])\s*", re.I)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?\S)\1")
_EMPHASIS_ONE = re.compile(r"(?<!\w)([_*])(?=\S)([^_*]{1,500}\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class TextPage:
    """Lines of a capture, the address its record names (WET), and how many lines were not read."""

    lines: list[Line]
    address: str = ""
    beyond: int = 0


def read_lines(text: str) -> TextPage:
    """Take a capture apart. Line numbers are those of the file, a wrapped paragraph its first."""
    address, skipped = "", 0
    record = _WET.match(text[:40_000])
    if record:
        target = re.search(r"^WARC-Target-URI:\s*<?(\S{4,2000}?)>?\s*$", record.group(), re.M)
        address = target[1] if target else ""
        skipped = record.group().count("\n")
        text = text[record.end() :]
    raw = text.split("\n")
    beyond = max(0, len(raw) - MAX_LINES)
    del raw[MAX_LINES:]
    markdown = len(re.findall(r"\]\(", text[:200_000])) >= 3 or bool(
        re.search(r"^#{1,3} \S", text[:20_000], re.M)
    )
    width = _wrap_width(raw)
    lines: list[Line] = []
    gap = True
    at = 0
    while at < len(raw):
        number = at + 1 + skipped
        whole = raw[at]
        if not whole or whole.isspace():
            gap = True
            at += 1
            continue
        if width:
            whole, at = _unwrapped(raw, at, width)
        at += 1
        line = _line(whole, number, markdown)
        if not line.text and not line.href:
            gap = True
            continue
        line.gap = gap
        gap = False
        lines.append(line)
    _setext(lines)
    return TextPage(lines, address, beyond)


def _line(raw: str, number: int, markdown: bool) -> Line:
    stripped = raw.lstrip(" \t\u00a0\u3000")
    line = Line(number, "", indent=len(raw) - len(stripped))
    if stripped[:1] in ("(", "["):
        stripped = _LYNX_MARK.sub("", stripped)
    if markdown and len(stripped) < 20_000:
        if stripped.startswith("> "):
            stripped, line.hint = stripped.lstrip("> "), "quotation"
        match = _MD_HEADING.match(stripped)
        if match:
            line.tag = f"h{len(match[1])}"
            stripped = stripped[match.end() :].rstrip("# ")
    match = _BULLET.match(stripped)
    if match and not (match[1] in "–-" and len(stripped) > 400):
        line.bullet = match[1]
        stripped = stripped[match.end() :]
    if markdown and len(stripped) < 20_000:
        links = _MD_LINK.findall(stripped)
        if links:
            line.href = links[0][1]
            linked = sum(len(label) for label, _ in links)
            picture = stripped.startswith("![")
            stripped = _MD_LINK.sub(r"\1", stripped)
            line.linked = min(1.0, linked / max(1, len(stripped.strip())))
            if picture:
                line.hint = "picture"
        stripped = _EMPHASIS.sub(r"\2", stripped)
        stripped = _EMPHASIS_ONE.sub(r"\2", stripped)
    line.text = fold(_LYNX_REF.sub("", stripped) if "[" in stripped else stripped)
    return line


def _wrap_width(raw: list[str]) -> int:
    """The column at which a dump was wrapped, or 0 when its lines are whole paragraphs."""
    lengths = [len(r.rstrip()) for r in raw if len(r.strip()) > 1]
    if len(lengths) < 6:
        return 0
    width = sorted(lengths)[int(len(lengths) * 0.99)]
    if not 45 <= width <= 140 or max(lengths) > width + 40:
        return 0
    full = joins = 0
    for here, following in pairwise(raw):
        first = following.split(None, 1)
        if not here.strip() or not first:
            continue
        joins += 1
        if len(here.rstrip()) + 1 + len(first[0]) > width and len(here.split()) > 4:
            full += 1
    if 60 <= width <= 100 and full >= 3 and full * 3 >= joins:
        return width  # a short dump at the width of a terminal
    return width if full >= 5 and full * 4 >= joins else 0


def _unwrapped(raw: list[str], at: int, width: int) -> tuple[str, int]:
    """The paragraph beginning at `at`, its lines joined, and the index of its last line."""
    parts = [raw[at].rstrip()]
    while at + 1 < len(raw):
        here, following = raw[at].rstrip(), raw[at + 1]
        first = following.split(None, 1)
        if (
            not first
            or following.strip()[:3] in ("===", "---")
            or _BULLET.match(following.lstrip())
            or _MD_HEADING.match(following.lstrip())
        ):
            break
        full = len(here) + 1 + len(first[0]) > width - 1
        if not full and not _runs_on(here, following, width):
            break
        parts.append(following.strip())
        at += 1
    return " ".join(parts), at


def _runs_on(here: str, following: str, width: int) -> bool:
    """Whether a line breaks off within a sentence, though a word more would have fitted."""
    return (
        len(here) > 0.7 * width
        and here[-1:] not in '.!?:…"”’»)'
        and following.lstrip()[:1].islower()
    )


def _setext(lines: list[Line]) -> None:
    """Markdown's underlined headings: a line of === or --- names the line before it."""
    for before, line in pairwise(lines):
        if (
            line.text[:3] in ("===", "---")
            and re.fullmatch(r"={3,200}|-{3,200}", line.text)
            and not line.gap
            and before.text
        ):
            before.tag = "h1" if line.text[0] == "=" else "h2"
