"""Rich text of the desk, as pages show it."""

import re
from html import escape, unescape

_KEYS = re.compile(r' data-block-key="[^"]*"')
_LINKTYPE = re.compile(r"<a ([^>]*)linktype=\"(\w+)\"([^>]*)>")
_TAGS = re.compile(r"<[^>]*>")


def rich(html: str) -> str:
    """The editor's HTML without its bookkeeping. Links to rows that it cannot show lose their
    address, not their text."""
    if "data-block-key" in html:
        html = _KEYS.sub("", html)
    if "linktype" in html:
        html = _LINKTYPE.sub("<a>", html)
    return html.strip()


def paragraphs(html: str) -> list[str]:
    """The editor keeps several paragraphs in one block: each as HTML of its own, ``<p>…</p>``."""
    html = rich(html)
    if html.startswith("<p") and html.count("<p") == 1:
        return [html]
    if "<p" not in html:
        return [f"<p>{html}</p>"] if html else []
    return [part + "</p>" for part in (p.strip() for p in html.split("</p>")) if _plain(part)]


def _plain(html: str) -> str:
    return _TAGS.sub("", html).strip()


def plain(html: str) -> str:
    """The text of HTML."""
    return unescape(_TAGS.sub("", html)).strip()


def inline(html: str) -> str:
    """Without the paragraph that the editor wraps around a single line."""
    html = rich(html)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p") == 1:
        return html[3:-4]
    return html


def words(text: str) -> int:
    """How many words, as a wire service counts: what stands between spaces."""
    return len(text.split())


def as_html(text: str) -> str:
    return escape(text, quote=False)
