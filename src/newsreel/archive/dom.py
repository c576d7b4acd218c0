"""A page taken apart into blocks of text, each with what the markup around it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from newsreel.archive.blocks import Blocks, Times
from newsreel.archive.lines import Line

_FLAT = re.compile(
    r"</?(?:div|span|font|center|b|i|u|em|strong|a|table|tr|td|tbody|ul|ol|li|section|blockquote|dl|dd)\b[^<>]{0,2000}>",
    re.I,
)


@dataclass(slots=True)
class Dom:
    """A parsed page: its tree, its blocks in reading order, and times named in markup."""

    root: etree._Element
    lines: list[Line]
    times: list[Times]
    doubts: list[str] = field(default_factory=list)


def parse(text: str) -> tuple[etree._Element | None, list[str]]:
    """(the page's tree, doubts). Nesting past the parser's bound is flattened, not lost."""
    text = text.replace("\x00", "")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, []
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        flat = _FLAT.sub(" ", text)
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(flat.encode("utf-8", "replace"), parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None, []
        return root, ["The page's markup is nested too deeply; its structure was ignored."]
    return root, []


def read_dom(root: etree._Element) -> Dom:
    """Walk the tree once, in document order, without recursion."""
    blocks = Blocks(root)
    blocks.walk()
    return Dom(root, blocks.lines, blocks.times)
