"""The body: lines from the first paragraph on made into blocks, everything else named."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from lxml import etree

from newsreel.archive import forms
from newsreel.archive.album import is_new, picture_of, value_of
from newsreel.archive.boxes import (
    box_end,
    bullet_run,
    is_list,
    listed_related,
    opens_box,
    related_entries,
)
from newsreel.archive.bylines import is_endnote
from newsreel.archive.comments import is_comments_heading, is_no_comments
from newsreel.archive.credits import is_credit, split_credit
from newsreel.archive.dates import find_stamps, is_relative
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.found import Picture, Related, plain
from newsreel.archive.furniture import is_box_heading, kind_of_furniture, read_topics
from newsreel.archive.letters import is_closing, is_salutation
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.meta import read_late_meta
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import is_related_heading, read_related, take_apart


class Body:
    """Reads a story's lines into blocks of `draft.body`, in order.

    Every line it passes gets a role. It stops at the readers' comments, at a box of other
    stories after which no prose comes, and at the page's legal lines.
    """

    def __init__(self, lines: Sequence[Line], start: int, end: int, draft: Draft) -> None:
        self.lines = lines
        self.at = start
        self.end = end
        self.draft = draft
        self.said = {key(p.caption) for p in draft.pictures if p.caption}
        self.title = key(draft.headline)
        self.paragraph_keys: set[str] = set()
        self.alt = ""
        """What a text capture says a picture shows, until its caption comes."""
        self.signing = 0
        """Lines below a letter's closing words that may still sign it."""
        self.quoted: etree._Element | None = None
        """The element whose paragraphs the last quotation holds."""

    def read(self) -> int:
        """Read to the end of the story; gives the index of the first line after it."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.figure is not None:
                self._figure(line)
                self.at += 1
                continue
            if line.role != UNCERTAIN or not line.text:
                self.at += 1
                continue
            if self.at >= self.end and not self._goes_on(line):
                break
            if self._stops(line):
                break
            self._take(line)
            self.at += 1
        self._trim()
        return self.at

    def _goes_on(self, line: Line) -> bool:
        """Whether a line past the stretch of text still belongs to the story."""
        if read_related(line.text) or is_endnote(line.text) or is_closing(line.text):
            return True
        if forms.corrected_on(line.text) or self._answers(line):
            return True
        if self.signing and len(line.text) < 90 and not line.bullet:
            return not kind_of_furniture(line.text) and not is_comments_heading(line.text)
        if is_related_heading(line.text):
            # A box of related stories, after which the text goes on.
            ahead = [x for x in self.lines[self.at + 1 : self.at + 9] if x.text]
            after = next((x for x in ahead if not x.bullet and len(x.text) > 60), None)
            return after is not None and is_prose(after.text) and ahead[0].bullet != ""
        if line.bullet or kind_of_furniture(line.text):
            return False
        if forms.heads_last_part(self.lines, self.at, self.draft.kind):
            return True
        return closes(line.text) and len(line.text.split()) >= 4 and not is_no_comments(line.text)

    def _stops(self, line: Line) -> bool:
        text = line.text
        if len(text) > 200:
            return False
        if is_comments_heading(text) and not line.bullet:
            following = [x.text for x in self.lines[self.at + 1 : self.at + 6]]
            return not (self.draft.body and sum(map(is_prose, following)) >= 3 and not any(
                find_stamps(f) or is_relative(f) for f in following
            ))  # fmt: skip
        if kind_of_furniture(text) == "legal":
            return not self._prose_ahead(6, 2)
        if is_box_heading(text) and self.draft.body and not self._prose_ahead(8, 2):
            return not is_related_heading(text)
        return False

    def _prose_ahead(self, reach: int, count: int) -> bool:
        return forms.prose_ahead(self.lines, self.at, self.end, reach, count)

    def _take(self, line: Line) -> None:
        text = line.text
        told = key(text)
        if told and told == self.title:
            line.role = "headline"
        elif line.hint == "related":
            # A box of other stories, in its place: its links are related stories.
            if line.linked > 0.7 and 12 <= len(text) <= 200 and not kind_of_furniture(text):
                self._related(line, read_related(text) or take_apart(text))
            elif found := read_related(text):
                self._related(line, found)
            else:
                line.role = "related-list"
        elif (found := read_related(text)) and line.hint != "quotation":
            self._related(line, found)
        elif is_related_heading(text):
            line.role = "related-list"
            entries, self.at = related_entries(self.lines, self.at)
            for entry, named in entries:
                self._related(entry, named)
        elif is_endnote(text) and not split_credit(text):
            line.role = "end-note"
        elif self._attributed(line) or self._corrected(line) or self._letter(line):
            pass
        elif kind := kind_of_furniture(text):
            line.role = kind
        elif (topics := read_topics(text)) is not None:
            line.role = "topics"
            self.draft.topics = self.draft.topics or topics
        elif line.bullet:
            self._list(line)
        elif line.hint in ("quotation", "pull"):
            self._quotation(line)
        elif self.draft.alts and not line.tag and forms.is_alt(self.lines, self.at):
            line.role, self.alt = "alt", text
        elif self._captions(line) or (not line.firm and read_late_meta(line, self.draft)):
            pass
        elif line.tag in ("h2", "h3", "h4", "h5", "h6") or (
            self.draft.body and forms.is_heading(self.lines, self.at, self.draft.kind)
        ):
            self._heading(line)
        elif told in self.paragraph_keys or (
            told in self.said and len(told) > 20 and not line.firm
        ):
            line.role = "caption" if told in self.said else "quotation"
        elif not forms.is_paragraph(line) and not self._answers(line):
            line.role = UNCERTAIN
        elif forms.is_about_maker(self.lines, self.at, self.end, self.draft):
            line.role = "end-note"
        else:
            self._paragraph(line)

    def _paragraph(self, line: Line) -> None:
        line.role = "paragraph"
        self.paragraph_keys.add(key(line.text))
        self._add("paragraph", f"<p>{_inline(line)}</p>")

    def _answers(self, line: Line) -> bool:
        """A question or an answer of an interview, as short as they may be."""
        return self.draft.kind == "interview" and closes(line.text) and not line.bullet

    def _letter(self, line: Line) -> bool:
        """How a letter begins and ends: the name and the place below its closing words, too."""
        closing = bool(self.draft.body) and is_closing(line.text)
        if closing:
            self.signing = 2
        elif self.signing and len(line.text) < 90 and not kind_of_furniture(line.text):
            self.signing -= 1
        elif self.draft.body or not is_salutation(line.text):
            self.signing = 0
            return False
        self._paragraph(line)
        return True

    def _add(self, kind: str, value: Any) -> None:
        self.draft.body.append({"type": kind, "value": value})
        self.quoted = None

    def _heading(self, line: Line) -> None:
        if opens_box(line):
            line.role = "related-list"
            last = box_end(self.lines, self.at)
            for entry in self.lines[self.at + 1 : last + 1]:
                if entry.role == UNCERTAIN and entry.text:
                    entry.role = "related-list"
            self.at = last
            return
        line.role = "heading"
        level = int(line.tag[1]) if line.tag[:1] == "h" else 2
        self._add("heading", {"text": line.text, "level": max(2, min(level, 4))})

    def _quotation(self, line: Line) -> None:
        """Paragraphs of one block quotation are one quotation."""
        line.role = "quotation"
        self.paragraph_keys.add(key(line.text))
        inner = _inline(line)
        around = _around(line)
        if self.draft.body and around is not None and around is self.quoted:
            last = self.draft.body[-1]
            joint = "\n" if last["type"] == "pull_quote" else ""
            more = line.text if last["type"] == "pull_quote" else f"<p>{inner}</p>"
            last["value"]["text"] += joint + more
            return
        if line.hint == "pull":
            text = forms.unwrapped(line.text) or line.text
            self._add("pull_quote", {"text": text, "attribution": ""})
        else:
            self._add("quotation", {"text": f"<p>{inner}</p>", "attribution": ""})
        self.quoted = around

    def _attributed(self, line: Line) -> bool:
        """ "— Ann Lee, nurse" below a quotation, "— Name (@handle) date" below an embedded post.

        In a text capture the quotation has read as a paragraph until then. Words in quotation marks
        that are set apart and signed were pulled out of the text.
        """
        post = forms.tweeted_by(line.text)
        who = post or forms.said_by(line)
        if not who or not self.draft.body:
            return False
        last = self.draft.body[-1]
        kind, value = last["type"], last["value"]
        if kind in ("quotation", "pull_quote"):
            if value["attribution"]:
                return False
            value["attribution"] = who
        elif kind == "paragraph" and (post or self._apart(line)):
            self.draft.body.pop()
            words = "" if post else forms.unwrapped(plain(value))
            if words:
                self._add("pull_quote", {"text": words, "attribution": who})
            else:
                self._add("quotation", {"text": value, "attribution": who})
            self._before(line).role = "quotation"
        else:
            return False
        line.role = "quotation"
        return True

    def _before(self, line: Line) -> Line:
        at = self.at - 1
        while at > 0 and not self.lines[at].text:
            at -= 1
        return self.lines[at]

    def _apart(self, line: Line) -> bool:
        """Whether the line before is the paragraph just read, and the text goes on below.

        A name with a dash below the last paragraph signs the whole: a letter, a column.
        """
        return self._before(line).role == "paragraph" and (
            forms.prose_ahead(self.lines, self.at, len(self.lines), 6, 1) and self.at < self.end
        )

    def _corrected(self, line: Line) -> bool:
        """ "Correction, 5 May 2020" on a line of its own, and what it says below."""
        day = forms.corrected_on(line.text)
        below = next((x for x in self.lines[self.at + 1 : self.at + 3] if x.text), None)
        if day is None or below is None or below.role != UNCERTAIN or not closes(below.text):
            return False
        line.role = below.role = "correction"
        self._add("correction", {"day": day, "text": _inline(below)})
        return True

    def _captions(self, line: Line) -> bool:
        """A picture's caption or credit, by the markup or by its form."""
        marked = line.hint in ("caption", "credit")
        if not marked and (line.firm or not forms.is_caption(self.lines, self.at, self.end)):
            return False
        return self._picture(line)

    def _picture(self, line: Line) -> bool:
        text = line.text
        marked = line.hint in ("caption", "credit")
        if len(text) > 700:
            return False
        pair = split_credit(text, loose=marked)
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if pair is None and following is not None:
            if len(text) < 300 and (is_credit(following.text) or line.hint == "picture"):
                credit = split_credit(following.text) if is_credit(following.text) else None
                pair = (text, credit[1] if credit else "")
                if credit:
                    following.role = "credit"
            elif key(following.text).startswith(key(text)) and len(key(text)) > 12:
                line.role = "alt"
                return True
        if pair is None:
            if not marked:
                return False
            pair = (text, "")
        line.role = "caption" if pair[0] else "credit"
        self._add_picture(Picture("", self.alt, *pair))
        self.alt = ""
        return True

    def _figure(self, line: Line) -> None:
        """A picture or a clip of an HTML page, at its place."""
        figure = line.figure
        if figure is None or line.role != UNCERTAIN or self.at >= self.end:
            return
        if figure.clip:
            line.role = "player"
            if self.draft.body:
                self._add("embed", {"src": figure.src, "caption": figure.caption})
            return
        line.role = "caption"
        self._add_picture(picture_of(figure))

    def _add_picture(self, picture: Picture) -> None:
        if not is_new(picture, self.draft):
            return
        self.draft.pictures.append(picture)
        if picture.caption:
            self.said.add(key(picture.caption))
        if self.draft.body:
            self._add("picture", value_of(picture))

    def _related(self, line: Line, found: Related) -> None:
        line.role = "related"
        self._add(
            "related",
            {"kind": found.kind, "title": found.title, "by": found.by, "url": line.href},
        )

    def _list(self, line: Line) -> None:
        """A run of bullets: a list of the story, or a menu in its midst."""
        first = self.at
        run, self.at = bullet_run(self.lines, first)
        after = self.at + 1
        for entry, found in listed_related(run):
            self._related(entry, found)
        items = [x for x in run if x.role == UNCERTAIN and not kind_of_furniture(x.text)]
        introduced = bool(self.draft.body) and self.lines[first - 1].text.endswith((":", "："))
        within = after < self.end and any(
            is_prose(x.text) and not kind_of_furniture(x.text)
            for x in self.lines[after : min(after + 3, self.end)]
        )
        keep = is_list(items, introduced, within)
        for entry in run:
            if entry.role == UNCERTAIN:
                entry.role = kind_of_furniture(entry.text) or (
                    "list" if keep else "navigation" if not within else UNCERTAIN
                )
        if keep:
            ordered = items[0].bullet[:1].isdigit()
            self._add("list", {"ordered": ordered, "items": [_inline(x) for x in items]})

    def _trim(self) -> None:
        """Headings at the very end belong to what follows, not to the story."""
        while self.draft.body and self.draft.body[-1]["type"] == "heading":
            self.draft.body.pop()


def _inline(line: Line) -> str:
    return line.html or escape(line.text, quote=False)


def _around(line: Line) -> etree._Element | None:
    """The block quotation or pull quote that a line of a page stands in."""
    element = line.element
    for _ in range(6):
        if element is None or element.tag in ("blockquote", "aside", "figure"):
            return element
        element = element.getparent()
    return None
