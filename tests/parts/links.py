"""Every internal link of every baked page, followed: what a reader's click or browser would meet.

`dead_links(address, site, media)` reads the plates themselves: HTML by lxml (links, pictures,
scripts, forms, `srcset`, Open Graph, structured data), CSS, JSON, XML (feeds and sitemaps) by the
addresses in them. A link lives if its path has a plate with 200, one with 410, a redirect to a
path that lives, a rule for what moved, a door of Django's, or a public file below `media/`; and if
its fragment is an id of the page that it leads to.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from newsreel.front.dynamic import is_dynamic
from newsreel.press.plates import PlateStore
from newsreel.press.plates.plate import Plate
from newsreel.press.plates.reader import PlateReader

_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data-src")
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_REDIRECTS = 8


@dataclass(frozen=True, order=True, slots=True)
class DeadLink:
    """A link on the page `path` that leads nowhere, and why."""

    path: str
    link: str
    why: str


def dead_links(address: str, site: str, media: Path) -> list[DeadLink]:
    """What is wrong, sorted. `address` is that of the plates, `site` the site's own URL, `media`
    the folder of public files."""
    return _Walk(address, site.rstrip("/"), media).dead()


def links_of(plate: Plate, site: str) -> set[str]:
    """The addresses that the plate names, as they stand in it; without those of other sites."""
    found = links_in(plate.path, _type(plate), plate.identity(), site)
    if 300 <= plate.status < 400 and not plate.path.endswith("*"):
        found |= _internal([plate.header("location") or ""], plate.path, site)
    return found


def links_in(path: str, kind: str, body: bytes, site: str) -> set[str]:
    """The addresses of this site that a body of this media type names, met at `path`."""
    return _internal(_addresses(kind, body, site), path, site)


class _Walk:
    def __init__(self, address: str, site: str, media: Path) -> None:
        self._store, self._reader = PlateStore(address), PlateReader(address)
        self._site, self._media = site, media
        self._fate = cache(self._look)
        self._ids = cache(self._ids_of)

    def dead(self) -> list[DeadLink]:
        try:
            rows = self._store.driver.rows("SELECT path FROM press_plate ORDER BY path")
            return sorted(self._dead_on(path for (path,) in rows))
        finally:
            self._reader.close()
            self._store.close()

    def _dead_on(self, paths: Iterable[str]) -> Iterator[DeadLink]:
        for path in paths:
            plate = self._reader.get(path)
            assert plate is not None, path
            for link in links_of(plate, self._site):
                target = urlsplit(urljoin(self._site + path, link))
                there = unquote(target.path) or "/"
                why, end = ("", path) if there == path else self._fate(there)
                fragment = unquote(target.fragment)
                # No id holds a space: such a fragment is words for the page's own script.
                names_id = end and fragment and " " not in fragment
                if names_id and fragment not in self._ids(end):
                    why = f"no #{fragment} on {end}"
                if why:
                    yield DeadLink(path, link, why)

    def _look(self, path: str) -> tuple[str, str]:
        """Why there is nothing at the path ("" if there is), and the path where it ends."""
        if is_dynamic(path):
            return "", ""
        if path.startswith("/media/"):
            file = (self._media / path.removeprefix("/media/")).resolve()
            inside = file.is_relative_to(self._media.resolve()) and file.is_file()
            return ("" if inside else "no such file"), ""
        for _ in range(_REDIRECTS):
            plate = None if path.endswith("*") else self._reader.get(path)
            if plate is None:
                moved = self._reader.moved(path)
                if moved is None:
                    return f"nothing at {path}", ""
                path = moved
            elif plate.status in (200, 410):
                return "", path
            elif plate.status in (301, 302, 303, 307, 308):
                location = plate.header("location") or ""
                path = unquote(urlsplit(urljoin(self._site + path, location)).path)
            else:
                return f"{plate.status} at {path}", ""
        return "redirects without end", ""

    def _ids_of(self, path: str) -> frozenset[str]:
        plate = self._reader.get(path)
        if plate is None or not _type(plate).startswith("text/html"):
            return frozenset()
        page = html.document_fromstring(plate.identity())
        return frozenset(map(str, page.xpath("//@id")))


def _addresses(kind: str, body: bytes, site: str) -> Iterator[str]:
    if not body:
        return
    if kind == "text/html":
        yield from _of_html(html.document_fromstring(body), site)
    elif kind == "text/css":
        yield from _CSS_URL.findall(body.decode())
    elif kind.endswith("json"):
        yield from _absolute(json.loads(body), site)
    elif kind.endswith("xml") and kind != "image/svg+xml":
        yield from _of_xml(etree.fromstring(body), site)
    elif kind == "text/plain":
        yield from re.findall(re.escape(site) + r"/[^\s]*", body.decode())


def _of_html(page: Any, site: str) -> Iterator[str]:
    for element in page.iter(etree.Element):
        for name in _ADDRESSES:
            if name in element.attrib:
                yield element.attrib[name]
        for source in element.get("srcset", "").split(","):
            yield source.strip().partition(" ")[0]
        yield from _CSS_URL.findall(element.get("style", ""))
        if element.tag == "meta" and element.get("content", "").startswith(site):
            yield element.get("content")
        elif element.tag == "script" and element.get("type") == "application/ld+json":
            yield from _absolute(json.loads(element.text or "null"), site)


def _of_xml(root: Any, site: str) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for value in (element.text or "", *element.attrib.values()):
            if value.strip().startswith(site):
                yield value.strip()
        if element.get("type") == "html" or element.tag.endswith("encoded"):
            yield from _of_html(html.fragment_fromstring(element.text or "", "div"), site)


def _absolute(value: Any, site: str) -> Iterator[str]:
    """Addresses of the site, and paths where a key says that it is one, anywhere in JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in ("url", "src", "start_url", "href"):
                yield inner
            # An "@id" names a thing; it need not be a page.
            elif name != "@id":
                yield from _absolute(inner, site)
    elif isinstance(value, list):
        for inner in value:
            yield from _absolute(inner, site)
    elif isinstance(value, str) and value.startswith(site + "/"):
        yield value


def _internal(addresses: Iterable[str], path: str, site: str) -> set[str]:
    found = {address.strip() for address in addresses}
    return {one for one in found if one and _is_internal(one, path, site)}


def _is_internal(address: str, path: str, site: str) -> bool:
    whole = urlsplit(urljoin(site + path, address))
    own = urlsplit(site)
    return (whole.scheme, whole.netloc) == (own.scheme, own.netloc)


def _type(plate: Plate) -> str:
    return (plate.header("content-type") or "").partition(";")[0].strip()
