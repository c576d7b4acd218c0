"""The copy desk: all rules on one text."""

from datetime import date
from types import ModuleType

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding
from newsreel.copydesk.rules import (
    abbreviation_two_ways,
    caption_repeats_standfirst,
    doubled_word,
    mixed_marks,
    name_two_ways,
    quotation_two_wordings,
    unclosed_quotation,
    vague_source,
    weekday_of_date,
)

RULES: dict[str, ModuleType] = {
    rule.CODE: rule
    for rule in (
        *(doubled_word, unclosed_quotation, mixed_marks, name_two_ways, weekday_of_date),
        *(abbreviation_two_ways, vague_source, caption_repeats_standfirst),
        *(quotation_two_wordings,),
    )
}
"""Each rule by its code. A rule is a module with CODE, NAME, SEVERITY and `find(draft)`."""


def check(text: str, *, published: date | None = None, code: str | None = None) -> list[Finding]:
    """What the rules find in a text, in its order. `published` and `code` as for statements."""
    draft = Draft(text, published, code)
    found = [finding for rule in RULES.values() for finding in rule.find(draft)]
    return sorted(found, key=lambda f: (f.start, f.end, f.code))
