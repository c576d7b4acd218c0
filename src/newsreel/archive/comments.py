# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Readers' comments below a story: how many the page says there are, and those it shows."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.dates import find_stamps, is_relative, without_stamps
from newsreel.archive.fold import fold
from newsreel.archive.found import ReaderComment

_NOUN = (
    r"(?:comments?|replies|responses|reader comments|kommentare?|leserkommentare|commentaires?|réactions?|"
    r"comentarios?|comentários?|commenti|commento|reacties?|kommentarer?|komentářů?|komentarzy?|"
    r"комментари(?:й|я|ев|и)|yorum|تعليقات|تعليق|التعليقات)"
)
_COUNT = re.compile(
    rf"^\W{{0,4}}(?:(?P<a>\d{{1,6}}|no|keine|aucun|sin|لا)\s{{0,3}}{_NOUN}|(?:view |read |see |show )?(?:all )?{_NOUN}\s{{0,3}}[:(\[–-]?\s?(?P<b>\d{{1,6}})[)\]]?)\W{{0,4}}$",
    re.I,
)
_HEADING = re.compile(
    rf"^\W{{0,4}}(?:(?:all |view |show |hide |load |read |see |join |leave |post |add |write |most recent |top |reader |user |your |leser|\d{{1,6}} ?){{0,3}}"
    rf"(?:a |the |an? new )?{_NOUN}(?: section| \(\d{{1,6}}\)| \d{{1,6}}| on (?:this|[\"“‘'].{{0,150}})| below| policy| guidelines)?"
    r"|join the (?:conversation|discussion)|discussion|conversation|leave a (?:reply|comment)|have your say|what do you think\??|"
    r"diskussion|schreiben sie einen kommentar|deja (?:un|tu) comentario|laisser un commentaire|discuss(?: this)?|شارك برأيك|أضف تعليق(?:اً|ا)?|"
    r"(?:\d{1,5}|one|two|three) (?:thoughts?|responses?|replies) (?:on|to) .{3,160})\W{0,4}$",
    re.I,
)
_EMPTY = re.compile(
    r"\bno comments\b|be the first to comment|noch keine kommentare|aucun commentaire|sin comentarios|لا توجد تعليقات",
    re.I,
)
_CHROME = re.compile(
    r"^\W{0,4}(?:reply|report(?: abuse| comment)?|like|likes?|dislike|share|flag|permalink|link|edit|delete|antworten|melden|répondre|signaler|"
    r"responder|denunciar|recommend(?:ed)?|up ?vote|down ?vote|\d{1,5}|[+-]\d{1,4}|show more|view replies|رد|إبلاغ|load more(?: comments)?|"
    r"newest|oldest|best|sort by.{0,40}|log ?in.{0,60}|sign in.{0,60}|register.{0,40}|name|email|e-mail|website|submit|post|your (?:name|email|comment).{0,40}|avatar|"
    r"in reply to.{0,60}|(?:reply|like|share|report|·|•|\||\d|\s){1,12})\W{0,4}$",
    re.I,
)
_SAYS = re.compile(
    r"\s+(?:says|wrote|said|schreibt|schrieb|a écrit|dice|escribió|يقول|كتب)\s?:?(?:\.{3}|…)?\s*$",
    re.I,
)


@lru_cache(maxsize=8192)
def read_count(text: str) -> int | None:
    """The number in "12 Comments", "Comments (12)", "No comments"; None for other lines."""
    if len(text) > 60:
        return None
    match = _COUNT.match(text)
    if not match:
        return None
    digits = match["a"] or match["b"]
    return int(digits) if digits.isdigit() else 0


@lru_cache(maxsize=8192)
def is_comments_heading(text: str) -> bool:
    """Whether a line opens the readers' comments or their form."""
    return len(text) < 200 and bool(_HEADING.match(fold(text)))


def is_no_comments(text: str) -> bool:
    """The empty state ("Be the first to comment")."""
    return len(text) < 120 and bool(_EMPTY.search(text))


def read_comments(lines: list[str]) -> tuple[list[ReaderComment], list[int]]:
    """Comments from the lines below their heading, and the indexes of the lines used.

    A comment is a head (a short line with a name and a time, or a name and then a time) and the
    text until the next head. Lines with no head before them are left alone.
    """
    lines = [fold(line) for line in lines]
    comments: list[ReaderComment] = []
    used: list[int] = []
    author, time, text = "", "", list[str]()
    at = 0

    def close() -> None:
        if author and text:
            comments.append(ReaderComment(author, "\n".join(text), time))

    while at < len(lines):
        line = lines[at]
        head = _head(lines, at)
        if head:
            close()
            author, time, taken = head
            text = []
            used.extend(range(at, at + taken))
            at += taken
            continue
        if author and line and not _CHROME.match(line):
            if _ends_thread(line):
                break
            text.append(line)
            used.append(at)
        at += 1
    close()
    return comments, used


def is_comment_chrome(text: str) -> bool:
    """Buttons and counters of a comment ("Reply", "Like · 3")."""
    return len(text) < 90 and bool(_CHROME.match(fold(text)))


def _ends_thread(line: str) -> bool:
    low = line.casefold()
    return len(line) < 90 and (
        low.startswith(
            (
                "©",
                "copyright",
                "related",
                "more from",
                "most read",
                "you might",
                "about us",
                "privacy",
                "terms of",
                "follow us",
                "newsletter",
                "all rights",
                "leave a",
                "post a",
                "add a",
            )
        )
    )


def _head(lines: list[str], at: int) -> tuple[str, str, int] | None:
    """(author, ISO time or "", lines taken) when a comment begins here. The lines are folded."""
    line = lines[at]
    if not line or len(line) > 120 or _CHROME.match(line) or is_comments_heading(line):
        return None
    stamps = find_stamps(line)
    if stamps or is_relative(line):
        name = without_stamps(line, stamps) if stamps else _before_relative(line)
        name = _author(name)
        if name and line.startswith(name + "."):
            name += "."  # an initial: "Ann B. 5 October"
        if name:
            return name, stamps[0].iso if stamps else "", 1
        return None
    for ahead in (1, 2):
        if at + ahead >= len(lines):
            break
        following = lines[at + ahead]
        if not following or (ahead == 1 and _SAYS.match(" " + following)):
            continue
        if len(following) > 80:
            break
        stamps = find_stamps(following)
        if stamps or is_relative(following):
            rest = without_stamps(following, stamps) if stamps else _before_relative(following)
            name = _author(_SAYS.sub("", line))
            if (
                name
                and len(rest) <= 12
                and len(name.split()) <= 5
                and not line.endswith((".", "!", "?"))
            ):
                return name, stamps[0].iso if stamps else "", ahead + 1
        break
    match = _SAYS.search(line)
    if match and match.start() > 1 and len(line) < 60:
        return _author(line[: match.start()]), "", 1
    return None


def _before_relative(line: str) -> str:
    match = re.search(
        r"(?:(?<!\d)\d{1,3}|\ban?|\bvor|\bhace|\bil y a|\byesterday|\bjust now|منذ)\s?", line, re.I
    )
    return line[: match.start()] if match else line


def _author(name: str) -> str:
    name = _SAYS.sub("", name)
    name = re.sub(
        r"^(?:by|von|par|por|posted by|comment by|from|بواسطة)\s+|\s(?:on|at|am|le|says)\s*$",
        "",
        name,
        flags=re.I,
    )
    name = name.strip(" \t-–—|•·,:()[]@")
    return (
        name
        if 1 < len(name) <= 50 and len(name.split()) <= 6 and re.search(r"[^\W\d_]", name)
        else ""
    )
