"""A source is named so vaguely that nobody can ask it.

What: "various news outlets reported", "critics say", "it is said", outside of quotations.
Why: readers cannot judge what they cannot find, and neither can the newsroom.
Example: The wall is unsafe, various news outlets reported.
Instead: The wall is unsafe, the Saltmere Courier and Radio North reported.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding
from newsreel.copydesk.language import language

CODE = "CD107"
NAME = "vague-source"
SEVERITY = "warning"


def find(draft: Draft) -> Iterator[Finding]:
    for match in _pattern(draft.language.code).finditer(draft.text):
        if not draft.is_quoted(match.start()):
            message = f"Who is “{match[0]}”? Name the source, or say why it is not named."
            yield Finding(CODE, SEVERITY, message, match.start(), match.end())


@cache
def _pattern(code: str) -> re.Pattern[str]:
    phrases = sorted(language(code)["vague"], key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
