"""Texts that want to run, and what a comment may become of them."""

import re
from pathlib import Path
from typing import Any

from resiliparse.parse.html import HTMLTree

_ESCAPES = {"n": "\n", "t": "\t", "0": "\0"}
_ESCAPE = re.compile(r"\\(?:([nt0])|(x(?!3)[01][0-9a-f])|(u(?:202e|2028|feff)))")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]*$")
MARKUP = {"p", "br", "a", "em", "strong", "blockquote"}


def vectors() -> list[str]:
    """The lines of vectors.txt, with their control characters."""
    lines = (Path(__file__).parent / "vectors.txt").read_text("utf-8").splitlines()
    return [_ESCAPE.sub(_control, line) for line in lines if line and not line.startswith("# ")]


def _control(found: re.Match[str]) -> str:
    if found[1]:
        return _ESCAPES[found[1]]
    return chr(int((found[2] or found[3])[1:], 16))


def faults(page: str) -> list[str]:
    """What in the comments of a page is more than paragraphs, links, emphasis and quotation."""
    tree = HTMLTree.parse(page)
    assert tree.body is not None
    said = tree.body.query_selector_all(".comments .said")
    found = [fault for one in said for fault in _within(one)]
    for name in tree.body.query_selector_all(".comments .who > b"):
        found += [f"in a name: {one.html}" for one in name.query_selector_all("*")]
    return found


def _within(said: Any) -> list[str]:
    found = []
    for one in said.query_selector_all("*"):
        link = one.tag == "a"
        strange = set(one.attrs) - ({"href", "rel"} if link else set())
        # What the sanitizer cannot read as an address is no link: an <a> that leads nowhere.
        leads = "href" not in one.attrs or _ADDRESS.match(one.getattr("href", ""))
        if one.tag not in MARKUP or strange or not leads:
            found.append(one.html)
    return found
