# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Pages that are no story: a login wall, a list, an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsreel.archive.draft import Draft
from newsreel.archive.found import plain
from newsreel.archive.lines import Line
from newsreel.archive.prose import is_prose
from newsreel.archive.refusal import Refused

_ERROR = re.compile(
    r"^\W{0,4}(?:(?:error\s?)?(?:404|403|410|500|502|503)\b.{0,60}|page (?:can ?not be|could not be|couldn['’]t be|not|isn['’]t) (?:found|available|displayed).{0,60}|not found|access denied.{0,60}|forbidden|"
    r".{0,40}(?:page|article|story|content) (?:you(?:['’]re| are| were)? ?(?:requested|looking for|trying).{0,60}|(?:does not|doesn['’]t|no longer) exists?.{0,60}|was not found.{0,60}|has (?:been )?(?:moved|removed|expired).{0,40}|is no longer available.{0,40})|"
    r"(?:bad gateway|service unavailable|internal server error|gateway time-?out).{0,60}|.{0,12}seite (?:wurde )?nicht gefunden.{0,40}|page (?:introuvable|non trouvée).{0,40}|página no encontrada.{0,40}|الصفحة غير موجودة.{0,40}|"
    r"(?:checking|verifying) (?:your browser|you are human|if the site).{0,80}|just a moment\.{0,3}|attention required.{0,40}|are you a robot\??.{0,40}|please verify you are (?:a )?human.{0,60}|.{0,40}unusual (?:traffic|activity) from your.{0,60}|.{0,30}enable javascript and cookies to continue.{0,40})$",
    re.I,
)
_WALL = re.compile(
    r"(?:subscribe|sign in|log in|register|sign up|become a (?:member|subscriber)|create an? (?:free )?account)\b.{0,50}\b(?:to (?:continue|keep|read|view|access|unlock|see)|for (?:full|unlimited) access)|"
    r"(?:this|the (?:full|rest of)) (?:article|story|content|page)\b.{0,40}\b(?:for|to|available to|exclusive to|reserved for) (?:our )?(?:subscribers|members|registered)|"
    r"you(?:['’]ve| have) (?:reached|used|read).{0,40}\b(?:free|limit|articles?)\b|to (?:continue|keep) reading|already a (?:subscriber|member)\?|subscriber[- ]only|subscribers only|"
    r"weiterlesen mit|jetzt (?:abonnieren|anmelden) und|um (?:diesen artikel|weiter) zu lesen|nur für abonnenten|réservé aux abonnés|pour lire la suite|abonnez-vous pour|suscríbete para|exclusivo para suscriptores|para seguir leyendo|للمشتركين فقط|سجل الدخول للمتابعة",
    re.I,
)


def refuse_page(
    lines: Sequence[Line],
    spans: Sequence[tuple[float, int, int]],
    draft: Draft | None = None,
    *,
    stated: bool = False,
) -> None:
    """Raise Refused when the page is no story's.

    Called once before extraction (with the stretches of running text) and once after it (with the
    draft), because a wall often shows the first paragraph of the story behind it. `stated`: the
    page's own data call it one article, so that boxes of other stories make no list of it.
    """
    if draft is None:
        _error_page(lines, spans)
        return
    size = sum(len(plain(b["value"])) for b in draft.body if b["type"] == "paragraph")
    count = sum(b["type"] == "paragraph" for b in draft.body)
    walls = [x for x in lines if len(x.text) < 400 and _WALL.search(x.text)] if size < 2500 else []
    told = max((x.number for x in lines if x.role == "paragraph"), default=0)
    if walls and size < 900 and count <= 4 and walls[-1].number > told:
        raise Refused(
            "This is a login or subscription wall: it shows only the beginning of the story "
            f"(“{walls[0].text[:80]}”). Capture the page again while signed in."
        )
    if walls:
        draft.doubt("A subscription notice stands on the page: the text may be cut short.")
    if not stated or not size:
        _list_page(lines, draft, size, count)


def _error_page(lines: Sequence[Line], spans: Sequence[tuple[float, int, int]]) -> None:
    prose = sum(len(x.text) for x in lines if is_prose(x.text))
    if prose < 700:
        for line in lines[:60]:
            if len(line.text) < 120 and _ERROR.match(line.text):
                raise Refused(
                    f"This is an error page (“{line.text[:60]}”), not a story: capture the story's own address."
                )
    if prose < 500:
        for line in lines:
            if len(line.text) < 400 and _WALL.search(line.text):
                raise Refused(
                    f"This is a login or subscription wall (“{line.text[:80]}”): "
                    "capture the page again while signed in."
                )
    if not spans or spans[0][0] < 0.6:
        titles = sum(4 <= len(x.text.split()) <= 25 and not is_prose(x.text) for x in lines)
        if titles >= 12 or _teasers(lines) >= 4:
            raise Refused(
                "This is a list of stories (a front or section page), not a story: import the pages it names."
            )
        raise Refused("No running text was found on this page: it holds no story.")


def _teasers(lines: Sequence[Line]) -> int:
    """How often a title is followed by one sentence."""
    return sum(
        is_prose(line.text)
        and len(line.text) < 320
        and 15 <= len(before.text) <= 150
        and not is_prose(before.text)
        for before, line in pairwise(lines)
    )


def _list_page(lines: Sequence[Line], draft: Draft, size: int, count: int) -> None:
    """A front page: many teasers, each a title with a sentence, and no long stretch of one story."""
    teasers = _teasers(lines)
    prose = [x for x in lines if is_prose(x.text)]
    mine = sum(x.role == "paragraph" for x in lines)
    headings = sum(b["type"] == "heading" for b in draft.body)
    if (
        teasers >= 5
        and (count <= 3 or (headings >= 4 and headings >= count * 0.7))
        and (len(prose) >= 2 * max(1, mine) or headings >= 4)
        and size < 2500
        and draft.sure.get("headline", 0) < 0.95
    ):
        raise Refused(
            "This is a list of stories (a front or section page), not a story: import the pages it names."
        )
    if size < 150 and count <= 1 and len([x for x in lines if 20 < len(x.text) < 150]) >= 25:
        raise Refused(
            "This page holds many titles and hardly any text: it is a list of stories, not a story."
        )
