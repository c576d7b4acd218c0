# ruff: noqa: SIM102
"""Which blocks of an HTML page are the story's: several opinions, weighed for each block."""

from __future__ import annotations

from collections.abc import Sequence

import trafilatura
from lxml import etree

from newsreel.archive.fold import key
from newsreel.archive.furniture import kind_of_furniture
from newsreel.archive.hints import BAD
from newsreel.archive.lines import Line
from newsreel.archive.prose import is_prose

MAX_FOR_OPINION = 4_000_000
"""Characters of a page that the second extractor is asked about; larger ones are read alone."""


def second_opinion(text: str) -> list[str]:
    """Paragraphs trafilatura takes for the body; [] when it finds none, or fails on odd input."""
    if len(text) > MAX_FOR_OPINION:
        return []
    try:
        document = trafilatura.bare_extraction(
            text, fast=True, with_metadata=False, include_comments=False, include_tables=True
        )
    except (
        Exception
    ):  # hostile markup makes it raise in many ways; its opinion is only one of several
        return []
    if document is None:
        return []
    body = document.get("text") if isinstance(document, dict) else document.text
    return [p.strip() for p in str(body or "").split("\n") if p.strip()]


class Weighing:
    """Marks for each block whether it lies in the story's container and who else calls it body."""

    def __init__(self, lines: Sequence[Line], opinion: Sequence[str], article_body: str) -> None:
        self.lines = lines
        self.said = [key(line.text) for line in lines]
        joined = " \n ".join(key(p.removeprefix("- ").removeprefix("|")) for p in opinion)
        self.opinion = f" {joined} "
        told = key(article_body)
        self.article = f" {told} " if len(told) > 500 else ""
        self.agreed = [self._agrees(i) for i in range(len(lines))]
        self.container = self._container()
        self.inside = self._inside()
        self._check_article()
        self._firm()

    def _firm(self) -> None:
        """Mark the paragraphs that stand among most of the body's paragraphs."""
        parents: dict[etree._Element, int] = {}
        chosen: list[tuple[Line, etree._Element]] = []
        for at, line in enumerate(self.lines):
            if line.tag != "p" or line.element is None or not (self.agreed[at] or self.inside[at]):
                continue
            parent = line.element.getparent()
            if parent is None:
                continue
            chosen.append((line, parent))
            if is_prose(line.text) and line.hint not in BAD:
                parents[parent] = parents.get(parent, 0) + 1
        for line, parent in chosen:
            line.firm = parents.get(parent, 0) >= 3 and line.hint not in BAD and line.linked < 0.8

    def _agrees(self, at: int) -> bool:
        line, told = self.lines[at], self.said[at]
        return bool(told) and line.figure is None and len(told) > 2 and f" {told} " in self.opinion

    def in_article(self, at: int) -> bool:
        """Whether JSON-LD's articleBody has the block's words."""
        told = self.said[at]
        if not told or not self.article:
            return False
        # Links and emphasis are sometimes lost in articleBody: the first or last words will do.
        return f" {told} " in self.article or (
            len(told) > 100 and (told[:60] in self.article or told[-60:] in self.article)
        )

    def _weight(self, at: int) -> float:
        line = self.lines[at]
        if line.figure is not None or not is_prose(line.text) or line.linked > 0.6:
            return 0.0
        size = min(len(line.text), 600)
        value = size if line.hint not in BAD else 0.0
        if self.agreed[at]:
            value += size
        if self.article and self.in_article(at):
            value += 2 * size
        return 0.0 if kind_of_furniture(line.text) else value

    def _container(self) -> etree._Element | None:
        """The smallest element that holds nearly all of the weight of the story's text."""
        weights: dict[etree._Element, float] = {}
        total = 0.0
        for at, line in enumerate(self.lines):
            value = self._weight(at)
            if not value or line.element is None:
                continue
            total += value
            element = line.element
            for _ in range(60):
                if element is None:
                    break
                weights[element] = weights.get(element, 0.0) + value
                element = element.getparent()
        if not total:
            return None
        best: etree._Element | None = None
        least = 0.0
        for element, value in weights.items():
            if value >= 0.82 * total and (best is None or value <= least) and len(element):
                if best is None or value < least or _depth(element) > _depth(best):
                    best, least = element, value
        return best

    def _inside(self) -> list[bool]:
        if self.container is None:
            return [False] * len(self.lines)
        known: dict[etree._Element, bool] = {self.container: True}
        out = []
        for line in self.lines:
            chain = []
            element = line.element
            inside = False
            while element is not None:
                if element in known:
                    inside = known[element]
                    break
                chain.append(element)
                element = element.getparent()
            for step in chain:
                known[step] = inside
            out.append(inside)
        return out

    def _check_article(self) -> None:
        """articleBody only counts when it covers most of what is visibly the story."""
        if not self.article:
            return
        mine = [i for i, ok in enumerate(self.agreed) if ok and is_prose(self.lines[i].text)]
        size = sum(len(self.said[i]) for i in mine)
        held = sum(len(self.said[i]) for i in mine if self.in_article(i))
        if size and held < 0.6 * size:
            self.article = ""

    def is_body(self, at: int) -> bool:
        """Whether a block may be a part of the body, its own words not yet judged."""
        line = self.lines[at]
        if line.hint == "hidden" and not self.agreed[at]:
            return False
        if self.article and is_prose(line.text) and self.in_article(at):
            return True
        if line.figure is not None:
            return self.inside[at] and line.hint != "hidden"
        prose = is_prose(line.text)
        if line.hint in BAD:
            return (
                self.agreed[at]
                and prose
                and self.inside[at]
                and line.hint not in ("comments", "footer", "cookie")
                and line.linked < 0.3
            )
        if self.agreed[at]:
            return self.inside[at] or (prose and line.linked < 0.5)
        if not self.inside[at]:
            return False
        if self.article and prose and not self.in_article(at):
            return False
        if line.linked > 0.75 and len(line.text) < 200:
            return False
        return prose or line.tag in ("p", "h2", "h3", "h4", "li", "blockquote", "div", "td")


def _depth(element: etree._Element) -> int:
    depth = 0
    parent = element.getparent()
    while parent is not None and depth < 3000:
        depth += 1
        parent = parent.getparent()
    return depth
