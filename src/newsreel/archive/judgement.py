# ruff: noqa: E501  (tables of rules and words are read by the row)
"""What the evidence comes to: one date of several, a kind that is believed or doubted, a dateline."""

from __future__ import annotations

import re

from newsreel.archive.dates import Stamp
from newsreel.archive.draft import Draft
from newsreel.archive.found import Byline, plain
from newsreel.archive.language import language_of
from newsreel.archive.names import is_agency

_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?:,\s[\w.À-ÿ '’-]{2,40}){0,2}?)\s?(?:,\s?(?:\w{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\w{3,9}\.?))?\s?"
    r"(?:[(\[](?P<agency>[\w./ ’'-]{2,40})[)\]]\s?(?:[:–—-]{1,2})?|:|\s?[–—]{1,2}|\s-{1,2})\s+(?=\S)"
)
_DATELINE_MIXED = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\wÀ-ÿ'’.-]{2,30}(?:[ /][A-ZÀ-Þ][\wÀ-ÿ'’.-]{1,30}){0,2}(?:,\s[\w.À-ÿ '’-]{2,30})?)\s?(?:[(\[](?P<agency>[\w./ ’'-]{2,40})[)\]]\s?(?:[:–—-]{1,2}\s?)?)(?=\S)"
)
# "Great Hallow — The ferry": a dash after a place of one to four words, and a sentence begins.
_DATELINE_DASHED = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w’'.-]{1,30}(?:[ ,]{1,2}[A-ZÀ-Þ][\w’'.-]{1,30}){0,3}|[^\W\d_A-zÀ-ɏ][^\s—:]{1,20}(?: [^\W\d_A-z][^\s—:]{1,20}){0,2})(?P<agency>) — (?=[A-ZÀ-Þ\"“«‘']|[^\W\d_A-zÀ-ɏ])"
)
_OWN_VOICE = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|my|we must|we should|we need|our|ich|wir|je|nous|yo|creo)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|told|according to|reported|announced|stated|warned|added|officials?|spokes(?:man|woman|person)|sagte|laut|teilte|a déclaré|selon|dijo|según|disse|قال|أعلن|وفق)\b",
    re.I,
)


def settle(draft: Draft, default_sure: float = 0.9) -> None:
    """Fill what follows from the rest: times, dateline, language, kind, confidences and doubts."""
    _times(draft)
    paragraphs = [plain(b["value"]) for b in draft.body if b["type"] == "paragraph"]
    text = " ".join(paragraphs)[:20_000]
    if not draft.language:
        draft.language = language_of(text or draft.headline)
    _dateline(draft, paragraphs)
    _kind(draft, text)
    if draft.sections:
        draft.sure.setdefault("sections", default_sure)
    if draft.standfirst:
        draft.sure.setdefault("standfirst", 0.7)
    if draft.bylines:
        draft.sure.setdefault("bylines", 0.7)
    if draft.pictures:
        first = draft.pictures[0]
        draft.sure.setdefault("picture", 0.85 if first.credit else 0.6)
    if draft.body:
        size = len(text)
        draft.sure.setdefault("paragraphs", 0.9 if size > 600 else 0.7 if size > 200 else 0.5)
        if size < 200:
            draft.doubt("The text is very short: check that the capture holds the whole story.")
    if draft.related():
        draft.sure.setdefault("related", 0.9)
    if draft.comments:
        draft.sure.setdefault("comments", 0.8)
        if draft.comments_count is not None and len(draft.comments) < draft.comments_count:
            draft.doubt(
                f"The page speaks of {draft.comments_count} comments; "
                f"{len(draft.comments)} were captured."
            )
    if draft.comments_count is not None:
        draft.sure.setdefault("comments_count", 0.9)
    if draft.sure.get("headline", 1) < 0.5:
        draft.doubt("The headline is a guess: no line of the page clearly is one.")
    if not draft.published:
        if draft.relative_time:
            draft.doubt(
                f"The page gives its time only as “{draft.relative_time[:60]}”: set the date by hand."
            )
        else:
            draft.doubt("No date of publication was found: set it by hand.")


def _times(draft: Draft) -> None:
    """The first date called published, else the first not called updated; the last updated."""
    stamps = [s for s in draft.stamps if "1980" < s.iso[:4] < "2100"]
    if not draft.published and stamps:
        named = [s for s in stamps if s.label == "published"]
        plainly = [s for s in stamps if not s.label]
        chosen = next(iter(named or plainly), None)
        if chosen is not None and chosen.precision == "day":
            # "5 October 2015" above and "Oct. 5, 2015, 3:14 p.m." below: the fuller of the same day
            chosen = next(
                (s for s in named + plainly if s.day == chosen.day and s.precision != "day"), chosen
            )
        if chosen is None:
            chosen = stamps[0]
            draft.doubt("Only a date of updating was found; it stands for that of publication.")
            draft.sure["published"] = 0.5
        else:
            draft.sure["published"] = round((0.95 if named else 0.85) * chosen.sure, 2)
            if chosen.sure < 0.6:
                draft.doubt(
                    f"Day and month of {chosen.day} could be the other way round: the page does not say."
                )
        draft.published, draft.precision = chosen.iso, chosen.precision
    updates: list[Stamp] = [s for s in stamps if s.label == "updated"]
    if updates and not draft.updated and updates[-1].iso != draft.published:
        draft.updated = updates[-1].iso
        draft.sure["updated"] = 0.9
    if draft.published and draft.updated and draft.updated[:10] < draft.published[:10]:
        draft.doubt("The page was updated before it was published, by its own dates.")


def _dateline(draft: Draft, paragraphs: list[str]) -> None:
    """ "LONDON (Reuters) - " opens the first paragraph: the place, and the agency as byline.

    The words stay in the paragraph, as the page has them.
    """
    if not paragraphs or draft.dateline:
        return
    first = paragraphs[0][:160]
    match = _DATELINE.match(first) or _DATELINE_DASHED.match(first)
    if not match:
        match = _DATELINE_MIXED.match(first)
        if match and not is_agency(match["agency"]):
            match = None
    if not match or len(match["place"].split()) > 6:
        return
    place = match["place"].strip(" ,-")
    # "BROOKTON, Ark." keeps the mark of what is shortened.
    draft.dateline = place if re.search(r",\s\w{2,5}\.$", place) else place.strip(" .")
    draft.sure["dateline"] = 0.85
    agency = match["agency"]
    if agency and is_agency(agency) and not draft.bylines:
        draft.bylines = [Byline(agency.strip(), "", True)]
        draft.sure["bylines"] = 0.75


def _kind(draft: Draft, text: str) -> None:
    if not draft.kind:
        draft.kind = "news"
        draft.sure["kind"] = 0.5
        return
    sure = draft.sure.get("kind", 0.9)
    if draft.kind == "opinion" and text:
        size = max(1, len(text.split()))
        reported = len(_REPORTED.findall(text)) / size
        voice = len(_OWN_VOICE.findall(re.sub(r"[“\"«„].{0,600}?[”\"»“]", " ", text))) / size
        news = any(
            s.casefold() in ("news", "world", "nachrichten", "actualité", "noticias", "أخبار")
            for s in draft.sections
        )
        straight = reported > 0.006 and voice < 0.004
        against = [
            reason
            for holds, reason in (
                (news, "it stands under " + " > ".join(draft.sections)),
                (straight, "its text reports what others said and never speaks for itself"),
                (not draft.bylines, "nobody signs it"),
            )
            if holds
        ]
        if (straight and len(against) >= 2) or (news and len(against) >= 2):
            sure = 0.5 if len(against) == 2 else 0.4
            draft.doubt(
                "The page calls this story opinion, but "
                + ", and ".join(against)
                + ": check its kind."
            )
    draft.sure["kind"] = sure
