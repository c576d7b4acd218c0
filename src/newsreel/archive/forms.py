# ruff: noqa: E501  (tables of rules and words are read by the row)
"""What a line of the body is by its form and by those around it: paragraph, heading, caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from newsreel.archive.bylines import is_role
from newsreel.archive.comments import is_comments_heading
from newsreel.archive.credits import is_credit, split_credit
from newsreel.archive.dates import find_stamps
from newsreel.archive.draft import Draft
from newsreel.archive.fold import key
from newsreel.archive.furniture import is_box_heading, kind_of_furniture
from newsreel.archive.lines import UNCERTAIN, Line
from newsreel.archive.names import is_agency, is_name
from newsreel.archive.prose import closes, is_prose

_TWEET = re.compile(r"^[—–-]{1,2}\s?(?P<who>.{2,60}\(@\w{1,20}\))\s*(?P<when>.{4,40})?$")
_SAID_BY = re.compile(r"^(?:[—―]|–|--)\s?(?P<who>[^\s—–-].{1,138})$")
_WRAPPED = re.compile(
    r"^(?:“(?P<a>[^“”]{8,600})”|«\s?(?P<b>[^«»]{8,600}?)\s?»|„(?P<c>[^„“”]{8,600})[“”]|\"(?P<d>[^\"]{8,600})\"|‘(?P<e>[^‘]{8,600})’)$"
)
_CORRECTION = re.compile(
    r"^\W{0,3}(?:correction|clarification|corrections and clarifications|editor['’]s note|berichtigung|korrektur|"
    r"correction|rectificatif|corrección|fe de errores|correção|rettifica|rectificatie|تصحيح|توضيح)\b(?P<rest>.{0,60})$",
    re.I,
)
_DESCRIBES = re.compile(
    r"^(?:(?:an?|one|two|three|four|five|six|several|some|many|people|men|women|children|close-?up|aerial|image|photo(?:graph)?|picture|illustration|"
    r"drawing|portrait|view|map|chart|graph(?:ic)?|screenshot|ein|eine|zwei|drei|mehrere|bild|foto|un|une|deux|trois|des|una|dos|tres|varios|um|uma|"
    r"imagen|imagem|immagine)\b|رسم|صورة|منظر|خريطة|لقطة)",
    re.I,
)
_SPEECH = re.compile(r"[“”„«»\"?!]|\b(?:said|says|told|according)\b")
_ABOUT = re.compile(
    r"\b(?:covers|is (?:an?|the|our|chief|senior)|writes|reports (?:on|for|from)|reach (?:him|her|them)|can be reached|follow (?:him|her|them)|"
    r"e-?mail|joined|has (?:covered|written|reported))\b|@",
    re.I,
)


def tweeted_by(text: str) -> str:
    """ "Name (@handle)" of the line that closes an embedded post ("— Name (@handle) date")."""
    match = _TWEET.match(text)
    return match["who"].strip() if match else ""


def said_by(line: Line) -> str:
    """Who is named by a line below a quotation ("— Ann Lee, nurse"); "" for any other line.

    In some languages a dash opens speech as well; that ends as a sentence does.
    """
    text = line.text
    if line.bullet in ("–", "-", "*", "•"):
        first = re.split(r"[,،(]", text, maxsplit=1)[0].strip()
        return text if line.bullet in ("–", "-") and is_name(first) and not closes(text) else ""
    match = _SAID_BY.match(text)
    if not match or "@" in text:
        return ""
    who = match["who"].strip()
    if len(who.split()) > 18 or re.search(
        r"[.!?…؟]['\"”’»)]*$", who.removesuffix("Jr.").removesuffix("Sr.")
    ):
        return ""
    cased = any(c.isupper() or c.islower() for c in who[:1])
    return who if who[:1].isupper() or not cased else ""


def unwrapped(text: str) -> str:
    """What stands between quotation marks that hold the whole line; "" where they do not."""
    match = _WRAPPED.match(text)
    return next((g for g in match.groups() if g), "").strip() if match else ""


def corrected_on(text: str) -> str | None:
    """The day (YYYY-MM-DD) of a line that heads a correction ("Correction, 5 May 2020"), or None."""
    match = _CORRECTION.match(text)
    if not match:
        return None
    stamps = find_stamps(text)
    if not stamps or re.search(r"[.!?]\s+\w", match["rest"]):
        return None
    try:
        return date.fromisoformat(stamps[0].day).isoformat()
    except ValueError:
        return None


def is_about_maker(lines: Sequence[Line], at: int, end: int, draft: Draft) -> bool:
    """ "Ann Lee covers the harbour. Reach her at …", below the story she signed."""
    text = lines[at].text
    if len(text) > 420 or not draft.body or not draft.bylines:
        return False
    told = key(text)
    if not _ABOUT.search(text) and not any(
        re.match(rf"{re.escape(key(b.name))} (?:was|es|fue|est|ist|war|è|é|foi|är|er)\b", told)
        for b in draft.bylines
    ):
        return False
    named = any(told.startswith(key(b.name)) for b in draft.bylines if not b.agency)
    ahead = [x for x in lines[at + 1 : end] if x.role == UNCERTAIN and is_prose(x.text)]
    return named and len(ahead) <= 2


def prose_ahead(lines: Sequence[Line], at: int, end: int, reach: int, count: int) -> bool:
    """Whether `count` of the next `reach` lines are running text that nobody has taken."""
    ahead = [x for x in lines[at + 1 : min(at + 1 + reach, end)] if x.role == UNCERTAIN]
    return sum(is_prose(x.text) and not kind_of_furniture(x.text) for x in ahead) >= count


def is_paragraph(line: Line) -> bool:
    """Whether a line reads as a paragraph."""
    text = line.text
    if is_prose(text) or line.tag in ("p", "blockquote"):
        return True
    if closes(text) and (len(text.split()) >= 2 or not text.isascii() or text[0] in "\"'“‘"):
        return True
    return len(text) > 90 or (text.endswith((":", ",")) and len(text.split()) > 3)


def is_caption(lines: Sequence[Line], at: int, end: int) -> bool:
    """A line that is no paragraph by its form, or one that a credit or its twin betrays."""
    line = lines[at]
    text = line.text
    if not is_paragraph(line):
        return True
    if len(text) > 500:
        return False
    following = next((x for x in lines[at + 1 : at + 3] if x.text), None)
    if following is not None and len(text) > 20:
        told, next_told = key(text), key(following.text)
        if next_told.startswith(told) and len(next_told) < len(told) + 90:
            return True
        if is_credit(following.text) and len(text) < 300 and prose_ahead(lines, at, end, 5, 1):
            return True
    pair = split_credit(text)
    if not pair:
        return False
    # "…, he told the agency. (Reuters)" ends a story; "(AP Photo/Ana Lee)" a caption.
    bare = text.rstrip().endswith((")", "]")) and is_agency(pair[1]) and "/" not in pair[1]
    return not bare or "photo" in pair[1].casefold() or "getty" in pair[1].casefold()


def describes_picture(text: str) -> bool:
    """Whether words are those that a picture is described with for who does not see it."""
    return len(text) < 260 and bool(_DESCRIBES.match(text)) and not _SPEECH.search(text)


def is_alt(lines: Sequence[Line], at: int) -> bool:
    """The words for a picture, told by the caption and the credit below them."""
    if not describes_picture(lines[at].text):
        return False
    below = [x for x in lines[at + 1 : at + 4] if x.text][:2]
    if not below or len(below[0].text) > 300:
        return False
    pair = split_credit(below[0].text)
    return bool(pair and pair[0]) or (
        len(below) > 1 and not is_credit(below[0].text) and is_credit(below[1].text)
    )


def heads_last_part(lines: Sequence[Line], at: int, kind: str) -> bool:
    """A heading with one paragraph below it, at the very end of a story.

    A list of other stories looks like it, but goes on: a title and a sentence, again and again.
    """
    line = lines[at]
    if opens_other(line) or not (line.tag[:1] == "h" or is_heading(lines, at, kind)):
        return False
    below = [x for x in lines[at + 1 : at + 12] if x.text][:4]
    if not below or not (is_prose(below[0].text) and closes(below[0].text)) or below[0].bullet:
        return False
    rest = [is_prose(x.text) for x in below[1:]]
    return not (len(rest) > 1 and not rest[0] and rest[1])


def opens_other(line: Line) -> bool:
    """Whether a line heads what is not the story's."""
    return is_box_heading(line.text) or is_comments_heading(line.text)


def is_heading(lines: Sequence[Line], at: int, kind: str = "") -> bool:
    """Whether a short line, unmarked by its markup, heads what follows in a story of a kind.

    A caption follows its picture, and prose follows a heading; where nothing but short lines stand
    around, it is neither. In an interview a question is asked, and heads nothing.
    """
    line = lines[at]
    text = line.text
    if kind == "interview" and text.endswith(("?", "؟")):
        return False
    if line.tag or not 3 <= len(text) <= 110 or (closes(text) and not text.endswith(("?", "؟"))):
        return False
    if not 1 <= len(text.split()) <= 16 or text.endswith((",", ":", ";")):
        return False
    if text[0].islower() or not any(c.isalpha() for c in text) or is_credit(text):
        return False
    if is_role(text) or text[0] in "—–-":
        return False
    following = [x for x in lines[at + 1 : at + 3] if x.text]
    before = lines[at - 1] if at else None
    if not following or before is None:
        return False
    return (
        (
            is_prose(following[0].text)
            or following[0].bullet != ""
            or (closes(following[0].text) and len(following) > 1 and is_prose(following[1].text))
        )
        and (
            is_prose(before.text)
            or before.role in ("related", "paragraph", "list", "quotation", "caption", "credit")
            or before.furniture
        )
        and not kind_of_furniture(following[0].text)
    )
