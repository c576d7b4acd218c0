"""XML by hand: escaped text, one element a line, UTF-8."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

# XML 1.0 has no way to write these characters at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text(value: str) -> str:
    """The text, fit for an element's content."""
    return escape(_FORBIDDEN.sub("", value))


def attribute(value: str) -> str:
    """The text in quotes, fit for an attribute."""
    return quoteattr(_FORBIDDEN.sub("", value))


def element(name: str, value: str) -> str:
    """`<name>value</name>`"""
    return f"<{name}>{text(value)}</{name}>"


def moment(when: datetime) -> str:
    """RFC 3339, to the second."""
    return when.isoformat(timespec="seconds")


def document(lines: Iterable[str]) -> bytes:
    """The lines below an XML declaration."""
    return "\n".join(('<?xml version="1.0" encoding="utf-8"?>', *lines, "")).encode()
