# ruff: noqa: E501, SIM102  (tables of rules and words are read by the row)
"""The body: lines from the first paragraph on made into blocks, everything else named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from newsreel.archive.bylines import has_by, is_endnote, is_role, read_byline
from newsreel.archive.comments import is_comments_heading, is_no_comments, read_count
from newsreel.archive.credits import is_credit, split_credit
from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.found import Picture, Related
from newsreel.archive.furniture import is_box_heading, kind_of_furniture, read_topics
from newsreel.archive.lines import UNCERTAIN, Figure, Line
from newsreel.archive.names import is_agency
from newsreel.archive.prose import closes, is_prose
from newsreel.archive.related import is_related_heading, read_related, take_apart

_TWEET = re.compile(r"^[—–-]{1,2}\s?(?P<who>.{2,60}\(@\w{1,20}\))\s*(?P<when>.{4,40})?$")


def picture_of(figure: Figure) -> Picture:
    """A figure's fields, the credit split off its caption where the markup did not."""
    caption, credit = figure.caption, figure.credit
    pair = split_credit(caption, loose=not credit) if caption else None
    if pair and not credit:
        caption, credit = pair
    elif credit:
        cleaned = split_credit(credit)
        credit = cleaned[1] if cleaned and not cleaned[0] else credit
    return Picture(figure.src, figure.alt, caption, credit)


_ABOUT = re.compile(
    r"\b(?:covers|is (?:an?|the|our|chief|senior)|writes|reports (?:on|for|from)|reach (?:him|her|them)|can be reached|follow (?:him|her|them)|"
    r"e-?mail|joined|has (?:covered|written|reported))\b|@",
    re.I,
)


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
        if read_related(line.text) or is_endnote(line.text):
            return True
        if is_related_heading(line.text):
            # A box of related stories, after which the text goes on.
            ahead = [x for x in self.lines[self.at + 1 : self.at + 9] if x.text]
            after = next((x for x in ahead if not x.bullet and len(x.text) > 60), None)
            return after is not None and is_prose(after.text) and ahead[0].bullet != ""
        if line.bullet or kind_of_furniture(line.text):
            return False
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
        ahead = [
            x
            for x in self.lines[self.at + 1 : min(self.at + 1 + reach, self.end)]
            if x.role == UNCERTAIN
        ]
        return sum(is_prose(x.text) and not kind_of_furniture(x.text) for x in ahead) >= count

    def _take(self, line: Line) -> None:
        text = line.text
        told = key(text)
        if told and told == self.title:
            line.role = "headline"
            return
        if line.hint == "related":
            # A box of other stories, in its place: its links are related stories.
            if line.linked > 0.7 and 12 <= len(text) <= 200 and not kind_of_furniture(text):
                self._related(line, read_related(text) or take_apart(text))
            else:
                line.role = "related-list"
            return
        found = read_related(text)
        if found and line.hint != "quotation":
            self._related(line, found)
            return
        if is_related_heading(text):
            self._related_group(line)
            return
        kind = kind_of_furniture(text)
        if kind:
            line.role = kind
            return
        if self._embedded_tweet(line):
            return
        if (topics := read_topics(text)) is not None:
            line.role = "topics"
            self.draft.topics = self.draft.topics or topics
            return
        if line.bullet:
            self._list(line)
            return
        if line.hint in ("caption", "credit") or (not line.firm and self._maybe_caption(line)):
            if self._picture(line):
                return
        if len(text) < 140 and not closes(text) and self._meta(line):
            return
        if line.tag in ("h2", "h3", "h4", "h5", "h6") or self._heading_by_form(line):
            if is_box_heading(text) and not closes(text):
                self._skip_box(line)
                return
            line.role = "heading"
            level = int(line.tag[1]) if line.tag[:1] == "h" else 2
            self.draft.body.append(
                {"type": "heading", "value": {"text": text, "level": max(2, min(level, 4))}}
            )
            return
        if told in self.paragraph_keys or (told in self.said and len(told) > 20 and not line.firm):
            line.role = "caption" if told in self.said else "quotation"
            return
        if not self._paragraph_by_form(line):
            line.role = UNCERTAIN
            return
        if self._about_maker(line):
            line.role = "end-note"
            return
        line.role = "paragraph"
        self.paragraph_keys.add(told)
        inner = line.html or escape(text, quote=False)
        if line.hint == "quotation":
            line.role = "quotation"
            self.draft.body.append(
                {"type": "quotation", "value": {"text": f"<p>{inner}</p>", "attribution": ""}}
            )
            return
        self.draft.body.append({"type": "paragraph", "value": f"<p>{inner}</p>"})

    def _about_maker(self, line: Line) -> bool:
        """ "Ann Lee covers the harbour. Reach her at …", below the story she signed."""
        if len(line.text) > 420 or not self.draft.body or not _ABOUT.search(line.text):
            return False
        told = key(line.text)
        named = any(told.startswith(key(b.name)) for b in self.draft.bylines if not b.agency)
        ahead = [
            x
            for x in self.lines[self.at + 1 : self.end]
            if x.role == UNCERTAIN and is_prose(x.text)
        ]
        return named and len(ahead) <= 2

    def _maybe_caption(self, line: Line) -> bool:
        """A line that is no paragraph by its form, or one that a credit or its twin betrays."""
        text = line.text
        if not self._paragraph_by_form(line):
            return True
        if len(text) > 500:
            return False
        following = next((x for x in self.lines[self.at + 1 : self.at + 3] if x.text), None)
        if following is not None and len(text) > 20:
            told, next_told = key(text), key(following.text)
            if next_told.startswith(told) and len(next_told) < len(told) + 90:
                return True
            if is_credit(following.text) and len(text) < 300 and self._prose_ahead(5, 1):
                return True
        pair = split_credit(text)
        if not pair:
            return False
        # "…, he told the agency. (Reuters)" ends a story; "(AP Photo/Ana Lee)" a caption.
        bare = text.rstrip().endswith((")", "]")) and is_agency(pair[1]) and "/" not in pair[1]
        return not bare or "photo" in pair[1].casefold() or "getty" in pair[1].casefold()

    def _paragraph_by_form(self, line: Line) -> bool:
        text = line.text
        if is_prose(text) or line.tag in ("p", "blockquote"):
            return True
        if closes(text) and (len(text.split()) >= 2 or not text.isascii()):
            return True
        return len(text) > 90 or (text.endswith((":", ",")) and len(text.split()) > 3)

    def _heading_by_form(self, line: Line) -> bool:
        text = line.text
        if line.tag or not 3 <= len(text) <= 110 or (closes(text) and not text.endswith("?")):
            return False
        if not 1 <= len(text.split()) <= 16 or text.endswith((",", ":", ";")):
            return False
        if text[0].islower() or not any(c.isalpha() for c in text) or is_credit(text):
            return False
        following = [x for x in self.lines[self.at + 1 : self.at + 3] if x.text]
        before = self.lines[self.at - 1] if self.at else None
        # A caption follows its picture, and prose follows a heading; where nothing but short lines
        # stand around, it is neither.
        return (
            bool(following)
            and (is_prose(following[0].text) or following[0].bullet != "")
            and bool(self.draft.body)
            and before is not None
            and (
                is_prose(before.text)
                or before.role in ("related", "paragraph", "list")
                or before.furniture
            )
            and not kind_of_furniture(following[0].text)
        )

    def _meta(self, line: Line) -> bool:
        """A date or byline that stands below the text's first lines."""
        text = line.text
        stamps = find_stamps(text)
        if stamps and len(without_stamps(text, stamps)) < 40:
            line.role = "updated" if stamps[0].label == "updated" else "published"
            if not self.draft.stamps or stamps[0].label:
                self.draft.stamps.extend(stamps)
            return True
        if has_by(text) and len(text) < 110:
            people = read_byline(text)
            if people:
                line.role = "byline"
                if not self.draft.bylines:
                    self.draft.bylines = people
                    self.draft.sure["bylines"] = 0.6
                return True
        if self.draft.bylines and (
            key(text) in {key(b.name) for b in self.draft.bylines} or is_role(text)
        ):
            line.role = "byline"
            return True
        count = read_count(text)
        if count is not None:
            line.role = "comments-count"
            self.draft.comments_count = count
            return True
        return False

    def _picture(self, line: Line) -> bool:
        text = line.text
        marked = line.hint in ("caption", "credit")
        if len(text) > 700:
            return False
        pair = split_credit(text, loose=marked)
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if (
            pair is None
            and following is not None
            and len(text) < 300
            and (is_credit(following.text) or (line.hint == "picture"))
        ):
            credit = split_credit(following.text) if is_credit(following.text) else None
            pair = (text, credit[1] if credit else "")
            if credit:
                following.role = "credit"
        if (
            pair is None
            and following is not None
            and key(following.text).startswith(key(text))
            and len(key(text)) > 12
        ):
            line.role = "alt"
            return True
        if pair is None:
            if not marked:
                return False
            pair = (text, "")
        line.role = "caption" if pair[0] else "credit"
        self._add_picture(Picture("", "", *pair))
        return True

    def _figure(self, line: Line) -> None:
        """A picture of an HTML page, at its place."""
        figure = line.figure
        if figure is None or line.role != UNCERTAIN or self.at >= self.end:
            return
        line.role = "caption"
        self._add_picture(picture_of(figure))

    def _add_picture(self, picture: Picture) -> None:
        told = key(picture.caption)
        for place, old in enumerate(self.draft.pictures):
            if (told and told == key(old.caption)) or (picture.url and picture.url == old.url):
                if not old.credit:
                    self.draft.pictures[place] = Picture(
                        old.url, old.alt, old.caption, picture.credit
                    )
                return
        if (
            not picture.caption
            and not picture.url
            and any(not p.credit or p.credit == picture.credit for p in self.draft.pictures)
        ):
            for place, old in enumerate(self.draft.pictures):
                if not old.credit:
                    self.draft.pictures[place] = Picture(
                        old.url, old.alt, old.caption, picture.credit
                    )
                    break
            return
        self.draft.pictures.append(picture)
        if told:
            self.said.add(told)
        if self.draft.body:
            self.draft.body.append(
                {
                    "type": "picture",
                    "value": {
                        "src": picture.url,
                        "alt": picture.alt,
                        "caption": picture.caption,
                        "credit": picture.credit,
                    },
                }
            )

    def _related(self, line: Line, found: Related) -> None:
        line.role = "related"
        self.draft.body.append(
            {
                "type": "related",
                "value": {
                    "kind": found.kind,
                    "title": found.title,
                    "by": found.by,
                    "url": line.href,
                },
            }
        )

    def _related_group(self, line: Line) -> None:
        """A related heading: the title-like lines after it are its entries."""
        line.role = "related-list"
        taken = 0
        bulleted = False
        at = self.at + 1
        while at < len(self.lines) and taken < 8:
            entry = self.lines[at]
            text = entry.text
            if entry.role == UNCERTAIN and text:
                if bulleted and not entry.bullet:
                    break
                bulleted = bulleted or bool(entry.bullet)
                if is_prose(text) and closes(text) and not entry.bullet and len(text) > 110:
                    break
                if (
                    len(text) < 12
                    or len(text) > 200
                    or kind_of_furniture(text)
                    or is_comments_heading(text)
                ):
                    break
                if taken and not entry.bullet and not self.lines[at - 1].bullet and entry.gap:
                    break  # without bullets, only what stands together with the heading
                if not entry.bullet and taken == 0 and closes(text) and is_prose(text):
                    break
                self._related(entry, take_apart(text))
                taken += 1
            at += 1
        if taken:
            self.at = at - 1

    def _skip_box(self, line: Line) -> None:
        line.role = "related-list"
        at = self.at + 1
        while at < min(len(self.lines), self.at + 14):
            entry = self.lines[at]
            if entry.text and (is_prose(entry.text) and closes(entry.text)):
                break
            if entry.role == UNCERTAIN and (entry.bullet or entry.linked > 0.7):
                entry.role = "related-list"
            elif entry.text:
                break
            at += 1
        self.at = at - 1

    def _embedded_tweet(self, line: Line) -> bool:
        """ "— Name (@handle) date" closes a post that was embedded above it."""
        match = _TWEET.match(line.text)
        if not match:
            return False
        line.role = "quotation"
        if self.draft.body and self.draft.body[-1]["type"] in ("paragraph", "quotation"):
            last = self.draft.body.pop()
            text = last["value"] if last["type"] == "paragraph" else last["value"]["text"]
            self.draft.body.append(
                {"type": "quotation", "value": {"text": text, "attribution": match["who"].strip()}}
            )
        return True

    def _list(self, line: Line) -> None:
        """A run of bullets: a list of the story, or a menu in its midst."""
        run = [line]
        first = self.at
        at = first + 1
        while at < len(self.lines) and (self.lines[at].bullet or not self.lines[at].text):
            if self.lines[at].text:
                run.append(self.lines[at])
            at += 1
        self.at = at - 1
        items = [
            x
            for x in run
            if x.role == UNCERTAIN and not kind_of_furniture(x.text) and not read_related(x.text)
        ]
        related = [(x, found) for x in run if (found := read_related(x.text))]
        for entry, found in related:
            self._related(entry, found)
        prosaic = sum(is_prose(x.text) or closes(x.text) for x in items)
        introduced = bool(self.draft.body) and self.lines[first - 1].text.endswith((":", "："))
        within = at < self.end and self._prose_ahead_from(at)
        mean = sum(len(x.text) for x in items) / max(1, len(items))
        linked = sum(x.linked for x in items) / max(1, len(items))
        keep = (
            (prosaic * 2 > len(items) or introduced or (within and mean > 14 and len(items) > 1))
            and linked < 0.6
            and bool(items)
        )
        if len(items) == 1 and not introduced and not is_prose(items[0].text):
            keep = False
        for entry in run:
            if entry.role == UNCERTAIN:
                entry.role = kind_of_furniture(entry.text) or (
                    "list" if keep else "navigation" if not within else UNCERTAIN
                )
        if keep:
            self.draft.body.append(
                {
                    "type": "list",
                    "value": {
                        "ordered": items[0].bullet[:1].isdigit(),
                        "items": [x.html or escape(x.text, quote=False) for x in items],
                    },
                }
            )

    def _prose_ahead_from(self, at: int) -> bool:
        return any(
            is_prose(x.text) and not kind_of_furniture(x.text)
            for x in self.lines[at : min(at + 3, self.end)]
        )

    def _trim(self) -> None:
        """Headings and pictures at the very end belong to what follows, not to the story."""
        while self.draft.body and self.draft.body[-1]["type"] == "heading":
            self.draft.body.pop()
