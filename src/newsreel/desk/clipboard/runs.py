"""A line of text in runs of one style each, and its HTML."""

from dataclasses import dataclass, field, replace
from html import escape


@dataclass(frozen=True, slots=True)
class Style:
    bold: bool = False
    italic: bool = False
    script: str = ""
    """ "sup", "sub" or nothing."""
    link: str = ""


PLAIN = Style()
BREAK = "\n"


@dataclass(slots=True)
class Line:
    """Text in order, each piece with its style. White space is folded as it comes in."""

    runs: list[tuple[str, Style]] = field(default_factory=list)

    def add(self, text: str, style: Style) -> None:
        folded = " ".join(text.replace("\xa0", " ").split(" "))
        folded = " ".join(folded.split()) if folded.strip() else (" " if folded else "")
        if not folded:
            return
        before = " " if text[:1].isspace() and folded != " " else ""
        after = " " if text[-1:].isspace() and folded != " " else ""
        self._join(before + folded + after, style)

    def end_line(self) -> None:
        if self.runs:
            self.runs.append((BREAK, PLAIN))

    def _join(self, text: str, style: Style) -> None:
        last = self.runs[-1][0] if self.runs else BREAK
        if last.endswith((" ", BREAK)):
            text = text.lstrip(" ")
        if not text:
            return
        if self.runs and self.runs[-1][1] == style and last != BREAK:
            self.runs[-1] = (last + text, style)
        else:
            self.runs.append((text, style))

    @property
    def text(self) -> str:
        return " ".join("".join(text for text, _ in self.runs).split())

    def parts(self) -> list["Line"]:
        """The line cut where two breaks or more stand together."""
        parts, part, breaks = [], Line(), 0
        for text, style in self.runs:
            if text == BREAK:
                breaks += 1
                continue
            if breaks > 1 and part.runs:
                parts.append(part)
                part = Line()
            elif breaks == 1:
                part.end_line()
            breaks = 0
            part.runs.append((text, style))
        return [*parts, part] if part.text else parts

    def html(self) -> str:
        """HTML within a paragraph; white space at either end is left out."""
        runs = list(self.runs)
        while runs and not runs[0][0].strip():
            runs.pop(0)
        while runs and not runs[-1][0].strip():
            runs.pop()
        if runs:
            runs[0] = (runs[0][0].lstrip(), runs[0][1])
            runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
        return "".join(_run(text, style) for text, style in runs)

    def plain(self) -> "Line":
        """The same text, linked and raised at most: bold headings are no news."""
        return Line([(t, replace(s, bold=False, italic=False)) for t, s in self.runs])


def _run(text: str, style: Style) -> str:
    if text == BREAK:
        return "<br>"
    core = text.strip()
    if not core:
        return " "
    html = escape(core, quote=False)
    if style.script:
        html = f"<{style.script}>{html}</{style.script}>"
    if style.italic:
        html = f"<i>{html}</i>"
    if style.bold:
        html = f"<b>{html}</b>"
    if style.link:
        html = f'<a href="{escape(style.link)}">{html}</a>'
    start = " " if text[0].isspace() else ""
    return start + html + (" " if text[-1].isspace() else "")
