# ruff: noqa: E501  (tables of rules and words are read by the row)
"""How readers' letters begin and end: short lines that are a part of the text all the same."""

from __future__ import annotations

import re
from functools import lru_cache

_SALUTATION = re.compile(
    r"^(?:dear\b.{2,60}|to the editor|dear sirs?|sirs?|madam|sehr geehrte.{2,60}|liebe[rs]? .{2,60}|an die redaktion|chers? .{2,40}|chère.{2,40}|"
    r"madame, monsieur|(?:monsieur|madame) l[ea] .{2,40}|señora? director.{0,20}|estimad.{2,40}|al director|caro .{2,40}|gentile .{2,40}|geachte .{2,40}|"
    r"(?:عزيزي|عزيزتي|حضرة|السيد|السيدة|الأعزاء في|إلى) .{2,40})\s?[,:،]$",
    re.I,
)
_CLOSING = re.compile(
    r"^(?:yours(?: (?:faithfully|sincerely|truly|etc\.?|ever))?|(?:with )?(?:my |kind(?:est)? |best |warm(?:est)? )*(?:regards|wishes)|sincerely(?: yours)?|"
    r"respectfully(?: yours)?|cordially|mit (?:freundlichen|besten|herzlichen) grüßen|hochachtungsvoll|cordialement|bien à vous|(?:un )?(?:cordial |atento )?saludos?|"
    r"atentamente|cordiali saluti|met vriendelijke groet(?:en)?|مع (?:أطيب |خالص )?(?:التحية|التحيات|الشكر|التقدير).{0,30}|وتفضلوا.{2,60}|(?:المخلص|المخلصة|لكم تحياتي))\s?[,.،]?$",
    re.I,
)


@lru_cache(maxsize=4096)
def is_salutation(text: str) -> bool:
    """ "Dear Foreshore," or "To the editor:"."""
    return len(text) < 70 and bool(_SALUTATION.match(text))


@lru_cache(maxsize=4096)
def is_closing(text: str) -> bool:
    """ "Yours faithfully," before the name and the place of who wrote."""
    return len(text) < 70 and bool(_CLOSING.match(text))
