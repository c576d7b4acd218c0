"""The walk over the clipboard's HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from lxml import etree
from lxml import html as lxml_html

from newsreel.desk.clipboard import styles
from newsreel.desk.clipboard.runs import PLAIN, Line, Style

LONGEST = 4_000_000
DEEPEST = 200
_GONE = {
    "script", "style", "head", "title", "meta", "link", "xml", "template", "noscript", "svg",
    "object", "iframe", "embed", "del", "button", "input", "select", "textarea", "o:p",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption",
    "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre",
    "table", "tbody", "thead", "tr", "address", "hr", "body", "html", "form", "center",
}  # fmt: skip
_PICTURES = {"img", "picture", "video", "audio", "canvas", "v:imagedata"}


class PasteError(Exception):
    """What was pasted cannot be read; the sentence says what to do."""


@dataclass(slots=True)
class Pasted:
    """``blocks``: the neutral form of ``stories.bodies``. ``notes``: sentences on what was left
    out or changed."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document the walk is."""

    style: Style = PLAIN
    heading: int = 0
    quoted: bool = False
    list: str = ""
    """ "ul" or "ol"."""
    footnote: bool = False
    depth: int = 0


def read_clipboard(html: str) -> Pasted:
    """The blocks that stand in the clipboard's HTML. Raises PasteError."""
    if len(html) > LONGEST:
        raise PasteError(_("This is too long to paste at once: paste it in parts."))
    html = html.replace("\x00", "")
    if not html.strip():
        return Pasted()
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return Pasted()  # marks without a word
    if any("depth" in entry.message for entry in parser.error_log):
        raise PasteError(_("This is nested too deeply to be read: paste it as plain text."))
    walk = _Walk()
    walk.element(root, _Place())
    walk.flush(_Place())
    return walk.finish()


class _Walk:
    def __init__(self) -> None:
        self._line = Line()
        self._marker = ""
        self._blocks: list[dict[str, Any]] = []
        self._footnotes: list[dict[str, Any]] = []
        self._pictures = 0
        self._tables = 0

    # -- walking -------------------------------------------------------------------------------

    def element(self, element: Any, place: _Place) -> None:
        if not isinstance(element.tag, str):
            return
        if place.depth > DEEPEST:
            self._line.add(" ".join(element.itertext()), place.style)
            return
        tag, css = element.tag.lower(), styles.css_of(element)
        if tag in _PICTURES:
            self._pictures += 1
            return
        if tag in _GONE:
            return
        if css.get("mso-list") == "ignore":
            self._marker = "".join(element.itertext()).strip()
            return
        if styles.is_hidden(element, css):
            return
        if tag == "br":
            self._line.end_line()
        elif tag == "table":
            self._table(element, place)
        elif tag in _BLOCKS:
            self._block(element, tag, css, place)
        else:
            self._inline(element, tag, css, place)

    def _within(self, element: Any, place: _Place) -> None:
        self._line.add(element.text or "", place.style)
        for child in element:
            self.element(child, replace(place, depth=place.depth + 1))
            self._line.add(child.tail or "", place.style)

    def _inline(self, element: Any, tag: str, css: styles.Css, place: _Place) -> None:
        style = styles.styled(place.style, tag, css)
        if tag == "a":
            href = element.get("href") or ""
            text = "".join(element.itertext())
            if mark := styles.footnote_mark(href, text):
                self._line.add(mark, replace(PLAIN, script="sup"))
                return
            style = replace(style, link=styles.link_of(href))
        self._within(element, replace(place, style=style))

    def _block(self, element: Any, tag: str, css: styles.Css, place: _Place) -> None:
        inside = tag == "li" or place.list
        if not (place.list and tag in ("p", "div")):
            self.flush(place)
        listed = styles.is_listed(css)
        here = replace(
            place,
            style=styles.styled(place.style, tag, css),
            heading=styles.heading_level(tag, element) or place.heading,
            quoted=place.quoted or (not inside and styles.is_quoted(tag, element, css)),
            footnote=place.footnote or styles.is_footnote(element, css),
            list=place.list or (tag if tag in ("ul", "ol") else "mso" if listed else ""),
        )
        self._within(element, here)
        if place.list and tag in ("p", "div"):
            self._line.add(" ", place.style)
        else:
            self.flush(here)

    def _table(self, element: Any, place: _Place) -> None:
        self.flush(place)
        self._tables += 1
        for row in element.iter("tr"):
            cells = (" ".join("".join(c.itertext()).split()) for c in row if c.tag in ("td", "th"))
            self._line.add(" · ".join(cell for cell in cells if cell), PLAIN)
            self.flush(replace(place, heading=0, quoted=False, list=""))

    # -- blocks --------------------------------------------------------------------------------

    def flush(self, place: _Place) -> None:
        """The line is at its end: what stands in it becomes a block, or part of the last one."""
        line, marker = self._line, self._marker
        self._line, self._marker = Line(), ""
        if not line.text:
            return
        if place.footnote:
            self._footnotes += [_paragraph(part) for part in line.parts()]
        elif place.heading:
            value = {"text": line.text, "level": place.heading}
            self._blocks.append({"type": "heading", "value": value})
        elif place.list:
            ordered = place.list == "ol" or (place.list == "mso" and styles.is_numbered(marker))
            self._item(line, ordered)
        elif place.quoted:
            self._quotation(line)
        else:
            self._blocks += [_paragraph(part) for part in line.parts()]

    def _item(self, line: Line, ordered: bool) -> None:
        last = self._blocks[-1] if self._blocks else None
        if last is None or last["type"] != "list" or last["value"]["ordered"] != ordered:
            last = {"type": "list", "value": {"ordered": ordered, "items": []}}
            self._blocks.append(last)
        last["value"]["items"].append(line.html())

    def _quotation(self, line: Line) -> None:
        last = self._blocks[-1] if self._blocks else None
        who = styles.attribution(line.text)
        open_ = (
            last is not None and last["type"] == "quotation" and not last["value"]["attribution"]
        )
        if open_ and last is not None and who:
            last["value"]["attribution"] = who
        elif open_ and last is not None:
            last["value"]["text"] += f"<p>{line.html()}</p>"
        else:
            value = {"text": f"<p>{line.html()}</p>", "attribution": ""}
            self._blocks.append({"type": "quotation", "value": value})

    def finish(self) -> Pasted:
        return Pasted([*self._blocks, *self._footnotes], list(self._notes()))

    def _notes(self) -> Iterator[str]:
        if self._pictures:
            yield ngettext(
                "%(n)d picture was left out: drag its file onto the story.",
                "%(n)d pictures were left out: drag their files onto the story.",
                self._pictures,
            ) % {"n": self._pictures}
        if self._tables:
            yield _("A table became lines of text: there are no tables in a story.")
        if self._footnotes:
            yield _("The footnotes stand at the end.")


def _paragraph(line: Line) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{line.html()}</p>"}
