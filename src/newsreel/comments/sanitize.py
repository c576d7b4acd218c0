"""What of a comment's markup becomes a row: paragraphs, emphasis, quotations, marked links."""

import re
from html import escape, unescape
from itertools import groupby

import nh3

_cleaner = nh3.Cleaner(
    tags={"p", "br", "a", "em", "strong", "i", "b", "blockquote"},
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel="nofollow ugc noopener",
)


def from_html(html: str) -> str:
    """A comment's HTML, cleaned, within paragraphs; empty where no text is left."""
    clean = _cleaner.clean(html).strip()
    if not nh3.clean(clean, tags=set()).strip():
        return ""
    return clean if clean.startswith(("<p>", "<blockquote>")) else f"<p>{clean}</p>"


def plain(html: str) -> str:
    """The text of sanitised HTML."""
    return unescape(nh3.clean(html.replace("</p>", "</p>\n"), tags=set())).strip()


def from_text(text: str) -> str:
    """Paragraphs of plain text; an empty line parts them, a line's end is kept."""
    parts = text.replace("\r\n", "\n").replace("\x00", "").strip().split("\n\n")
    return "".join(
        f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>"
        for part in parts
        if part.strip()
    )


_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")


def from_typed(text: str) -> str:
    """What a reader typed: empty lines part paragraphs, ``> `` quotes, ``*so*`` is emphasis and
    an address becomes a link. Everything else stands as it was typed."""
    blocks = []
    for quoted, lines in groupby(_lines(text), key=lambda line: line.startswith(">")):
        part = "\n".join(line.lstrip("> ") if quoted else line for line in lines)
        inner = "".join(
            f"<p>{_inline(one.strip())}</p>" for one in re.split(r"\n\s*\n", part) if one.strip()
        )
        if inner:
            blocks.append(f"<blockquote>{inner}</blockquote>" if quoted else inner)
    return _cleaner.clean("".join(blocks))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\x00", "").strip().split("\n")


def _inline(text: str) -> str:
    done, at = [], 0
    for found in _ADDRESS.finditer(text):
        done.append(_emphasised(text[at : found.start()]))
        address = escape(found[0])
        done.append(f'<a href="{address}">{address}</a>')
        at = found.end()
    done.append(_emphasised(text[at:]))
    return "".join(done).replace("\n", "<br>")


def _emphasised(text: str) -> str:
    strong = _STRONG.sub(r"<strong>\1</strong>", escape(text, quote=False))
    return _EMPHASIS.sub(r"<em>\2</em>", strong)
