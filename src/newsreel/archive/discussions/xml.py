"""XML exports, read as a stream: of any size, hostile or torn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from newsreel.archive.discussions.found import Trouble, UnreadableError


def elements(path: Path, names: Collection[str]) -> Iterator[Any | Trouble]:
    """The elements of these local names, each whole, first to last; at a tear ``Trouble``.

    Raises UnreadableError where the file declares a document type: exports have none, and
    entities that grow without end come in one.
    """
    parsed = etree.iterparse(
        str(path),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    checked = False
    depth = 0
    try:
        for event, element in parsed:
            if not checked:
                checked = True
                if element.getroottree().docinfo.doctype:
                    raise UnreadableError(
                        f"{path.name} declares a document type or entities, which no export of"
                        " comments does: nothing of it was read"
                    )
            if not isinstance(element.tag, str):
                continue
            wanted = local(element) in names
            if event == "start":
                depth += wanted
            elif wanted:
                depth -= 1
                yield element
                if not depth:
                    _let_go(element)
    except etree.XMLSyntaxError as error:
        if not checked:
            raise UnreadableError(f"{path.name} is no XML: {error.msg}") from error
        line = error.lineno or 0
        yield Trouble(f"{path.name} breaks off at line {line}: what stands before it was read")


def local(element: Any) -> str:
    """The element's name without its namespace."""
    return str(etree.QName(element).localname)


def text(element: Any, name: str) -> str:
    """The text of the first child of this local name; "" without one."""
    for child in element:
        if isinstance(child.tag, str) and local(child) == name:
            return "".join(child.itertext()).strip()
    return ""


def child(element: Any, name: str) -> Any | None:
    return next((one for one in element if isinstance(one.tag, str) and local(one) == name), None)


def _let_go(element: Any) -> None:
    """Memory stays flat: what was read, and what stood before it, goes."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
