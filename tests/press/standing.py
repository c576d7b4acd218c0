"""What a reader could meet at any moment: every commit of the press checked for dead links."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings

from newsreel.front.dynamic import is_dynamic
from newsreel.front.paths import above
from newsreel.press.plates import Batch, PlateReader, PlateStore
from tests.parts.links import links_of

_REDIRECTS = 12


@dataclass
class Standing:
    """The links of every HTML plate, looked at again after each commit; and every address at
    which anything ever stood, for the reader who still has an old page in hand.

    ``commits`` counts those that changed a plate, ``most`` is the largest number of plates that
    one of them changed.
    """

    address: str
    commits: int = 0
    most: int = 0
    _ever: set[str] = field(default_factory=set)
    _links: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def check(self, changed: list[str]) -> None:
        """Raises AssertionError, naming page and link."""
        if not changed:
            return
        self.commits += 1
        self.most = max(self.most, len(changed))
        reader = PlateReader(self.address)
        try:
            rows = reader._driver.rows("SELECT path, status, etag, headers FROM press_plate")
            fates = {path: status for path, status, _, _ in rows}
            html = {path: etag for path, _, etag, headers in rows if "text/html" in headers}
            for path in self._links.keys() - html.keys():
                del self._links[path]
            wanted: dict[str, str] = {}
            for path, etag in html.items():
                if self._links.get(path, ("",))[0] != etag:
                    self._links[path] = (etag, targets(reader, path))
                for link in self._links[path][1]:
                    wanted.setdefault(link, path)
            # An old page's style was loaded with it: assets may go with the last page naming them.
            self._ever |= {
                path
                for path, status in fates.items()
                if status != 404 and "*" not in path and not path.startswith("/assets/")
            }
            for path in self._ever:
                wanted.setdefault(path, "an old page")
            dead = {
                f"{page} → {link}"
                for link, page in wanted.items()
                if fates.get(link) not in (200, 410) and not leads(reader, link)
            }
            assert not dead, f"after commit {self.commits}: {sorted(dead)[:5]} ({len(dead)})"
        finally:
            reader.close()


def targets(reader: PlateReader, path: str) -> frozenset[str]:
    """The paths of this site that a page names, but those that no plate answers."""
    plate = reader.get(path)
    assert plate is not None, path
    site = settings.NEWSREEL["site.url"]
    found = {unquote(urlsplit(urljoin(site + path, one)).path) for one in links_of(plate, site)}
    found.discard(path)
    return frozenset(p for p in found if not is_dynamic(p) and not p.startswith("/media/"))


def leads(reader: PlateReader, path: str) -> bool:
    """Whether the path ends at a page or a 410, by redirects and rules, as the front goes."""
    for _ in range(_REDIRECTS):
        plate = reader.get(path)
        if plate is None:
            moved = reader.moved(path)
            if moved is None:
                return any(leads(reader, place) for place in above(path))
            path = moved
        elif plate.status in (301, 302):
            path = unquote(plate.header("location") or "")
        else:
            return plate.status in (200, 410)
    return False


@contextmanager
def watched(address: str) -> Iterator[Standing]:
    """While the block runs no commit of any press may leave a dead link."""
    standing = Standing(address)
    commit = PlateStore.commit

    def checked(store: PlateStore, batch: Batch) -> list[str]:
        changed = commit(store, batch)
        if store.address == address:
            standing.check(changed)
        return changed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlateStore, "commit", checked)
        yield standing
