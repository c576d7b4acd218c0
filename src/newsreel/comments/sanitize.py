"""What of a comment's markup becomes a row: paragraphs, emphasis, quotations, marked links."""

from html import escape

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


def from_text(text: str) -> str:
    """Paragraphs of plain text; an empty line parts them, a line's end is kept."""
    parts = text.replace("\r\n", "\n").replace("\x00", "").strip().split("\n\n")
    return "".join(
        f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>"
        for part in parts
        if part.strip()
    )
