"""One abbreviation is written in more than one way.

What: "U.S.", "U.S" and "US" in one text.
Why: a house has one way; two in one story show that nobody read it whole.
Example: The U.S. sent troops. The US said so.
Instead: The U.S. sent troops. The U.S. said so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding, Fix

CODE = "CD106"
NAME = "abbreviation-two-ways"
SEVERITY = "warning"
_FORM = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){2,4}|[A-Z](?:\.[A-Z]){1,3}|[A-Z]{2,4})(?![\w])")


def find(draft: Draft) -> Iterator[Finding]:
    forms: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _FORM.finditer(draft.text):
        if not draft.is_quoted(match.start()):
            forms[match[0].replace(".", "")].append(match)
    for letters, matches in forms.items():
        ways = Counter(match[0] for match in matches)
        if len(ways) < 2 or not any("." in way for way in ways):
            continue
        if letters.casefold() in draft.language["words_in_capitals"]:
            continue
        usual = max(ways, key=lambda way: (ways[way], way.count("."), way))
        for match in matches:
            if match[0] == usual:
                continue
            yield Finding(
                CODE,
                SEVERITY,
                f"“{match[0]}” here, “{usual}” elsewhere in the text.",
                match.start(),
                match.end(),
                _fix(draft.text, match, usual),
            )


def _fix(text: str, match: re.Match[str], usual: str) -> Fix | None:
    """Safe but where the full stop of a sentence is part of what would go or double."""
    after = text[match.end() : match.end() + 1]
    if match[0].endswith(".") or after == ".":
        return None
    return Fix(match.start(), match.end(), usual)
