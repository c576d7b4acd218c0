# ruff: noqa: E501  (tables of rules and words are read by the row)
"""A page's tree read into blocks of text, in order, each with what the markup around it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

from newsreel.archive.fold import fold
from newsreel.archive.hints import BAD, hint_of
from newsreel.archive.lines import Figure, Line
from newsreel.archive.pictures import SKIPPED, figure_of, is_tiny, source

MAX_BLOCKS = 30_000
_BLOCK = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul video label legend".split()
)  # fmt: skip
_KEPT = {"em": "em", "i": "i", "strong": "strong", "b": "b"}
_TAG_HINTS = {
    "nav": "nav",
    "footer": "footer",
    "aside": "widget",
    "form": "login",
    "button": "nav",
    "figcaption": "caption",
    "dialog": "widget",
    "label": "nav",
    "menu": "nav",
}
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)


@dataclass(slots=True)
class Times:
    """A time[datetime] of the page, with the number of the block it stands in."""

    value: str
    number: int
    hint: str


class Blocks:
    """Walks a tree once; `lines` and `times` are what it finds."""

    def __init__(self, root: etree._Element) -> None:
        body = root.find("body")
        self.root = body if body is not None else root
        self.lines: list[Line] = []
        self.times: list[Times] = []
        self.prose, self.total = self._weigh()
        self.titled = self._around_title()
        self.hints: list[str] = [""]
        self.blocks: list[etree._Element] = [self.root]
        self.bullets: list[str] = []
        self.links: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self.text: list[str] = []
        self.markup: list[str] = []
        self.linked = 0
        self.href = ""
        self.brs = 0
        self.open: list[str] = []

    def _around_title(self) -> set[etree._Element]:
        """The parts that the page's only h1 stands in: no widgets, whatever blogs call them."""
        titles = list(self.root.iter("h1"))
        return set(titles[0].iterancestors()) if len(titles) == 1 else set()

    def _weigh(self) -> tuple[dict[etree._Element, int], int]:
        """Characters of long paragraphs below each element: a part that holds most of the page's
        text is not furniture, whatever its name."""
        weight: dict[etree._Element, int] = {}
        total = 0
        for paragraph in self.root.iter("p"):
            size = sum(len(t) for t in paragraph.itertext())
            if size < 80:
                continue
            total += size
            parent = paragraph.getparent()
            for _ in range(40):
                if parent is None:
                    break
                weight[parent] = weight.get(parent, 0) + size
                parent = parent.getparent()
        if total < 500:
            # Old pages and blogs set their text in bare divisions, broken by <br>.
            for block in self.root.iter("div", "td"):
                size = len((block.text or "").strip()) + sum(
                    len((c.tail or "").strip()) for c in block
                )
                if size < 80:
                    continue
                total += size
                parent = block
                for _ in range(40):
                    if parent is None:
                        break
                    weight[parent] = weight.get(parent, 0) + size
                    parent = parent.getparent()
        return weight, total

    def walk(self) -> None:
        skip: etree._Element | None = None
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if skip is not None:
                if event == "end" and element is skip:
                    skip = None
                    self._say(element.tail)
                continue
            tag = element.tag
            if not isinstance(tag, str):
                if event == "end":
                    self._say(element.tail)
                continue
            if event == "start":
                if tag in SKIPPED or self._start(element, tag):
                    skip = element
                if len(self.lines) >= MAX_BLOCKS:
                    return
            else:
                self._end(element, tag)
                if element is not self.root:
                    self._say(element.tail)
        self._flush()

    def _start(self, element: etree._Element, tag: str) -> bool:
        """Open an element; True when its content has been read already."""
        hint = self._hint(element, tag)
        if tag in _BLOCK:
            self._flush()
            if tag == "figure" or (
                tag == "div"
                and "caption" in (element.get("class") or "")
                and element.find(".//img") is not None
            ):
                figure = figure_of(element)
                if figure is not None:
                    line = Line(
                        len(self.lines) + 1,
                        figure.caption or figure.credit or figure.alt,
                        tag="figure",
                        hint="hidden" if hint in BAD else "figure",
                        href=figure.src,
                        element=element,
                    )
                    self.lines.append(line)
                    line.figure = figure
                    return True
            self.blocks.append(element)
            if tag == "li":
                parent = element.getparent()
                self.bullets.append("1." if parent is not None and parent.tag == "ol" else "•")
        elif tag == "br":
            self.brs += 1
            if self.brs >= 2:
                self._flush(keep=True)
            elif str(self.blocks[-1].tag) in (
                "div",
                "td",
                "body",
                "center",
                "th",
                "section",
            ) and _short("".join(self.text)):
                self._flush(keep=True)  # headline, byline and date of an old page, one to a line
            else:
                self.text.append("\n")
                self.markup.append("<br>")
        elif tag == "img":
            self._image(element, hint)
        elif tag == "a":
            href = (element.get("href") or "").strip()
            self.links.append(href)
            self.href = self.href or href
            self._tag(f'<a href="{escape(href)}">' if href else "", "a" if href else "")
        elif tag in _KEPT:
            self._tag(f"<{_KEPT[tag]}>", _KEPT[tag])
        elif tag == "time" and element.get("datetime"):
            self.times.append(Times(str(element.get("datetime")), len(self.lines) + 1, hint))
        self.hints.append(hint)
        if tag not in ("br", "img"):
            self._say(element.text)
        return False

    def _end(self, element: etree._Element, tag: str) -> None:
        if len(self.hints) > 1:
            hint = self.hints[-1]
        else:
            hint = ""
        if tag in _BLOCK:
            self._flush(hint=hint)
            if len(self.blocks) > 1:
                self.blocks.pop()
            if tag == "li" and self.bullets:
                self.bullets.pop()
        elif tag == "a" and self.links:
            href = self.links.pop()
            if href:
                self._untag("a")
        elif tag in _KEPT:
            self._untag(_KEPT[tag])
        if len(self.hints) > 1:
            self.hints.pop()

    def _tag(self, markup: str, name: str) -> None:
        if name:
            self.markup.append(markup)
            self.open.append(name)

    def _untag(self, name: str) -> None:
        if name in self.open:
            self.markup.append(f"</{name}>")
            self.open.reverse()
            self.open.remove(name)
            self.open.reverse()

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if text.strip():
            self.brs = 0
        elif not self.text:
            return
        self.text.append(text)
        self.markup.append(escape(text, quote=False))
        if self.links:
            self.linked += len(text.strip())

    def _hint(self, element: etree._Element, tag: str) -> str:
        inherited = self.hints[-1]
        if tag == "blockquote" and re.search(
            r"tweet|instagram|bluesky|mastodon|fb-post", element.get("class") or ""
        ):
            return "quotation"  # an embedded post, whatever box it stands in
        if inherited in BAD:
            return inherited
        attributes = element.attrib
        own = ""
        if attributes:
            if (
                "hidden" in attributes
                or (attributes.get("aria-hidden") == "true" and tag not in ("p", "h1"))
                or ("style" in attributes and _HIDDEN.search(attributes["style"][:500]))
            ):
                own = "hidden"
            else:
                names = " ".join(
                    v
                    for v in (
                        attributes.get("class"),
                        attributes.get("id"),
                        attributes.get("role"),
                        attributes.get("itemprop"),
                        attributes.get("data-testid"),
                        attributes.get("data-component"),
                        attributes.get("rel") if tag == "a" else None,
                    )
                    if v
                )
                own = hint_of(names) if names else ""
        own = own or _TAG_HINTS.get(tag, "")
        if tag == "blockquote" and own not in BAD and own != "pull":
            own = "pull" if inherited == "pull" else "quotation"
        if not own:
            return inherited
        if own in BAD or own in (
            "standfirst",
            "byline",
            "caption",
            "date",
            "kicker",
            "credit",
            "pull",
        ):
            if own == "widget" and element in self.titled:
                return inherited
            # Names of the outermost parts say little: "newsletter-page", "article with-comments".
            holds = self.prose.get(element, 0)
            if holds and (holds * 10 > self.total * 4 or tag in ("body", "main", "html")):
                return inherited
            if tag in ("article", "main", "body") or (
                tag in ("h1", "p")
                and own in BAD
                and own not in ("hidden", "advert", "related", "share", "newsletter")
            ):
                return inherited
        return own

    def _image(self, element: etree._Element, hint: str) -> None:
        if hint in BAD:
            return
        src = source(element)
        alt = fold(element.get("alt") or "")
        if not src or is_tiny(element):
            return
        line = Line(len(self.lines) + 1, "", tag="img", hint="figure", href=src, element=element)
        line.figure = Figure(src, alt)
        self.lines.append(line)

    def _flush(self, keep: bool = False, hint: str | None = None) -> None:
        """Close the block of text that stands open."""
        open_tags = list(self.open)
        text = fold("".join(self.text))
        if text:
            block = self.blocks[-1]
            tag = str(block.tag)
            for name in reversed(open_tags):
                self.markup.append(f"</{name}>")
            size = len(text)
            line = Line(
                len(self.lines) + 1,
                text,
                bullet=self.bullets[-1] if self.bullets and _within_item(block) else "",
                gap=True,
                tag=tag,
                html=_inline("".join(self.markup)),
                linked=min(1.0, self.linked / size) if size else 0.0,
                href=self.href,
                hint=hint if hint is not None else self.hints[-1],
                element=block,
            )
            self.lines.append(line)
        self._clear()
        if keep or self.links:
            # Inline elements that stay open over a line break or a block begin again after it.
            for name in open_tags:
                href = self.links[-1] if name == "a" and self.links else ""
                self._tag(f'<a href="{escape(href)}">' if name == "a" else f"<{name}>", name)
            if self.links:
                self.href = self.links[-1]


def _within_item(block: etree._Element) -> bool:
    for _ in range(4):
        if block is None:
            return False
        if block.tag == "li":
            return True
        if block.tag in ("ul", "ol", "table", "article", "section"):
            return False
        block = block.getparent()
    return False


def _short(text: str) -> bool:
    text = text.strip()
    return len(text) < 90 and not text.endswith((".", "!", "?", "…", ",", ";", ":"))


def _inline(markup: str) -> str:
    return re.sub(r"(?:<br>\s*)+$|^(?:\s*<br>)+", "", re.sub(r"\s+", " ", markup)).strip()
