# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Captions and credits: which part of a line says what is seen, and which says who took it."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.names import AGENCIES, AGENCY_WORDS, is_agency, is_name

_LABEL = (
    r"(?:(?:file |stock |cover |handout )?photo(?:graph|graphy|grapher|s)?(?: credits?)?|pictures?|images?(?: credits?| source)?|credits?|"
    r"fotos?|fotografía|fotografie|fotograf|foto[- ]?credits?|bild(?:er|quelle|nachweis|rechte)?|crédits?(?: photos?)?|photo crédits?|"
    r"crédito|quelle|source|fonte|fuente|bron|illustration|grafik|graphic|archivo|imagen|"
    r"зображення|фото|zdjęcie|kuva|fotoğraf|الصورة|صورة|تصوير|المصدر|写真|撮影)"
)
_LABELLED = re.compile(
    rf"(?:^|[\s|(\[–—•·/-]|(?<=[.!?”\"’)]))\(?(?P<label>{_LABEL})\s?(?:[:：/]|\sby\b:?|\svon\b|\spar\b|\sde\b|\scourtesy of\b)\s*(?P<credit>[^|]{{2,90}}?)[)\].\s]*$",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:^|[\s|(\[–—.])(?:©|\(c\)|copyright)\s?:?\s*(?P<credit>[^|©]{2,80}?)[)\].\s]*$", re.I
)
_PAREN = re.compile(r"\s*[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?\s*$")
_COURTESY = re.compile(
    r"(?:^|[.!?”)|]\s*)(?P<credit>(?:courtesy|handout|supplied|provided)\b[^.|]{0,60})$", re.I
)
_PIPE = re.compile(r"\s+[|]\s+(?P<credit>[^|]{2,80})$")
_DASH = re.compile(r"\s[–—-]{1,2}\s*(?P<credit>[^–—|.!?]{2,60})$")
_TAIL = re.compile(
    r"(?<=[.!?”\"’)…])\s*(?P<credit>[^.!?|]{2,80}(?:\.(?:com|net|org)[^.!?|]{0,20})?)$"
)
_NOISE = re.compile(
    r"\s*(?:hide caption|toggle caption|enlarge this image|camera icon|image caption|media caption|click to enlarge)\s*",
    re.I,
)
_LEAD = re.compile(
    r"^(?:image |photo |media |picture )?(?:caption|bildunterschrift|pie de foto|légende)\s?:?\s*|^camera icon\s*|^enlarge this image\s*",
    re.I,
)


_TOKENS = re.compile(r"\w+")
_CREDIT_WORDS = (
    AGENCIES
    | AGENCY_WORDS
    | frozenset(
        """photo photos photograph photographs photography photographer photographers picture pictures image images credit credits
    foto fotos fotografía fotografie fotograf bild bilder bildquelle bildnachweis bildrechte crédit crédits crédito quelle source
    fonte fuente bron illustration grafik graphic archivo imagen зображення фото zdjęcie kuva fotoğraf الصورة صورة تصوير المصدر
    写真 撮影 copyright c courtesy handout supplied provided via gettyimages""".split()
    )
)


def _may_name_credit(text: str) -> bool:
    """Whether a line has any of the marks and words without which there is no credit in it.

    Most lines of a page have none; asking this first makes reading them several times faster.
    """
    tail = text[-260:]
    if "/" in tail or "©" in tail or "写真" in tail or "撮影" in tail:
        return True
    return not _CREDIT_WORDS.isdisjoint(_TOKENS.findall(tail.casefold()))


@lru_cache(maxsize=8192)
def split_credit(text: str, loose: bool = False) -> tuple[str, str] | None:
    """(caption, credit) of a line that ends in a credit, or None.

    Either may be "" (a line that is all credit). `loose` is for lines the page's markup or their
    place say to be captions: there a bare name after the last sentence is a credit too.
    """
    if not loose and not _may_name_credit(text):
        return None
    line = _NOISE.sub(" ", text[:1200]).strip()
    line = _LEAD.sub("", line)
    if not line:
        return None
    match = _LABELLED.search(line[-220:])
    if match:
        credit = _clean(match["credit"])
        before = line[: len(line) - len(line[-220:]) + match.start()]
        if _credit_like(credit) and (not before or len(credit.split()) <= 9):
            label = match["label"].casefold()
            if label in ("source", "quelle", "fuente", "fonte", "bron") and before and not loose:
                return None
            return _caption(before), credit
    match = _COPYRIGHT.search(line[-140:])
    if (
        match
        and len(match["credit"].split()) <= 9
        and not re.search(r"\b(?:19|20)\d\d\b|rights", match["credit"])
    ):
        return _caption(line[: len(line) - len(line[-140:]) + match.start()]), _clean(
            match["credit"]
        )
    match = _PAREN.search(line)
    if match and _agencyish(match["credit"], loose):
        return _caption(line[: match.start()]), _clean(
            re.sub(rf"^{_LABEL}\s?[:/]?\s?(?:by\s)?", "", match["credit"], flags=re.I)
            or match["credit"]
        )
    match = _COURTESY.search(line)
    if match and (loose or match.start() == 0):
        return _caption(
            line[: match.start() + (1 if line[match.start()] in ".!?”)" else 0)]
        ), _clean(match["credit"])
    if (match := _PIPE.search(line)) and _agencyish(match["credit"], loose):
        return _caption(line[: match.start()]), _clean(match["credit"])
    if is_credit(line):
        return "", _clean(line)
    match = _DASH.search(line)
    if match and (_agencyish(match["credit"], False) or (loose and is_name(match["credit"]))):
        return _caption(line[: match.start()]), _clean(match["credit"])
    match = _TAIL.search(line)
    if match and match.start() > 15 and len(match["credit"].split()) <= 9:
        credit = match["credit"].strip()
        if _agencyish(credit, False) or (
            loose and (is_name(credit) or (len(credit.split()) <= 4 and credit[:1].isupper()))
        ):
            return _caption(line[: match.start()]), _clean(credit)
    return None


@lru_cache(maxsize=8192)
def is_credit(text: str) -> bool:
    """Whether a whole line is a credit: "Getty Images", "Ana Ruiz/AFP", "Photo: Ana Ruiz"."""
    line = text.strip()
    if not 2 <= len(line) <= 90 or not _may_name_credit(line):
        return False
    match = _LABELLED.search(line)
    if match and match.start() <= 1 and _credit_like(_clean(match["credit"])):
        return len(match["credit"].split()) <= 9
    match = _COPYRIGHT.match(line)
    if match and not re.search(r"\b(?:19|20)\d\d\b|rights", line, re.I):
        return True
    return (
        _agencyish(line, False)
        and len(line.split()) <= 8
        and not line.endswith((".", "?", "!", ":"))
    )


def _credit_like(credit: str) -> bool:
    return (
        bool(credit)
        and len(credit) <= 90
        and not credit.endswith(("?", "!"))
        and not credit[0].islower()
    ) or is_agency(credit)


def _agencyish(text: str, loose: bool) -> bool:
    """Whether words are a credit by what they name."""
    text = text.strip(" .")
    if is_agency(text):
        return True
    if (
        re.match(rf"(?:{_LABEL}|via|courtesy|©)\b", text, re.I)
        and len(text.split()) <= 8
        and re.search(r"[:/]|\bby\b", text)
    ):
        return True
    parts = re.split(r"\s?/\s?|\svia\s|\s\|\s|,\s", text)
    if (
        len(parts) >= 2
        and any(is_agency(p) for p in parts)
        and all(len(p.split()) <= 6 for p in parts)
    ):
        return True
    if "/" in text and len(parts) == 2 and is_name(parts[0]) and len(parts[1].split()) <= 4:
        return True
    return loose and (
        is_name(text) or bool(re.search(r"\b(?:file|archive|handout|photo)\b", text, re.I))
    )


def _clean(credit: str) -> str:
    credit = re.sub(r"^(?:©|\(c\))\s*", "", credit.strip(" |–—-([:"), flags=re.I)
    return (
        credit.strip(" |–—-,;:").removesuffix(")")
        if credit.count("(") < credit.count(")")
        else credit.strip(" |–—-,;:")
    )


def _caption(text: str) -> str:
    return _LEAD.sub("", text).strip(" |–—•·[(").strip()
