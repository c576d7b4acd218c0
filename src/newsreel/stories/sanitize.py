"""The allow-list for foreign HTML: what of an import, a paste or a sample may become a row.

Paragraphs and what stands within a line; nothing else passes. Links lead to http(s), to mail, or to
a path of this site. Everything rests on nh3 (ammonia): no rule here looks at markup by itself.
"""

from html import escape

import nh3

INLINE_TAGS = {"a", "b", "strong", "i", "em", "sup", "sub", "br"}
_SCHEMES = {"http", "https", "mailto"}
# What is dropped together with its text; any other unknown tag leaves its text behind.
_GONE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}


def _link(tag: str, attribute: str, value: str) -> str | None:
    """Keep an address with a scheme that is allowed, or an absolute path of this site."""
    value = value.strip()
    scheme, colon, _ = value.partition(":")
    if colon and scheme.lower() in _SCHEMES:
        return value
    return value if value.startswith("/") and not value.startswith(("//", "/\\")) else None


_inline = nh3.Cleaner(
    tags=INLINE_TAGS,
    clean_content_tags=_GONE,
    attributes={"a": {"href"}},
    attribute_filter=_link,
    url_schemes=_SCHEMES,
    link_rel=None,
)
_paragraphs = nh3.Cleaner(
    tags=INLINE_TAGS | {"p"},
    clean_content_tags=_GONE,
    attributes={"a": {"href"}},
    attribute_filter=_link,
    url_schemes=_SCHEMES,
    link_rel=None,
)


def inline(html: str) -> str:
    """HTML that may stand within one line of text."""
    return _inline.clean(html).strip() if _is_marked_up(html) else html.strip()


def paragraphs(html: str) -> str:
    """HTML of one or more paragraphs: "<p>…</p>"; empty where there is no text."""
    clean = _paragraphs.clean(html).strip()
    if not clean:
        return ""
    return clean if clean.startswith("<p>") else f"<p>{clean}</p>"


def plain(text: str) -> str:
    """Plain text with white space folded, for fields that hold no markup."""
    return " ".join(text.replace("\x00", "").split())


def from_text(text: str) -> str:
    """Paragraphs of plain text, empty lines between them."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _is_marked_up(html: str) -> bool:
    return any(sign in html for sign in "<>&\x00")
