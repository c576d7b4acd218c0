"""What the front keeps ready: the pages asked for last, within a budget of bytes."""

from collections import OrderedDict
from collections.abc import Iterable

from newsreel.front.answers import Page


class Memory:
    """Pages by path, the least recently used given up first. Used by one thread."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.held = 0
        # Open to the hot path, which pays for every call.
        self.pages: OrderedDict[str, Page] = OrderedDict()

    def keep(self, page: Page) -> None:
        """Put a page in; one that would crowd out a quarter of the rest is not kept."""
        self.drop((page.path,))
        if page.weight > self.budget // 4:
            return
        self.pages[page.path] = page
        self.held += page.weight
        self._fit()

    def weigh(self, page: Page, more: int) -> None:
        """A page has grown by an encoding."""
        page.weight += more
        if self.pages.get(page.path) is page:
            self.held += more
            self._fit()

    def drop(self, paths: Iterable[str]) -> None:
        for path in paths:
            page = self.pages.pop(path, None)
            if page is not None:
                self.held -= page.weight

    def clear(self) -> None:
        self.pages.clear()
        self.held = 0

    def _fit(self) -> None:
        while self.held > self.budget:
            _, page = self.pages.popitem(last=False)
            self.held -= page.weight
