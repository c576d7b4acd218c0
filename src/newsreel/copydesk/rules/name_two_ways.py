"""A name is spelt in two ways.

What: a name of one word that differs by one letter from the last name of somebody whom the text
names in full.
Why: one of the two is wrong, and it is somebody's name.
Example: Ash Carter spoke first. Carted said no more.
Instead: Ash Carter spoke first. Carter said no more.
"""

from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding
from newsreel.copydesk.people import is_slip

CODE = "CD104"
NAME = "name-two-ways"
SEVERITY = "error"
_MANY = 300  # names that are compared with each other


def find(draft: Draft) -> Iterator[Finding]:
    full = [p for p in draft.reader.people.found[:_MANY] if p.is_likely and len(p.words) > 1]
    known = {word for person in draft.reader.people.found for word in person.words[:-1]}
    known |= {p.key for p in full} | {p.key + "s" for p in full}  # "the Oakleys"
    words = draft.language
    small = words["closed"] | words["determiners"] | words["prepositions"] | words["conjunctions"]
    for sentence in draft.tokens():
        for i, token in enumerate(sentence):
            if not token.is_name or not token.text.isalpha() or token.low in known:
                continue
            is_small = token.low in small or (i == 0 and token.low in draft.language.verbs)
            beside = any(
                t.is_name and t.low not in small
                for t in (*sentence[max(0, i - 1) : i], *sentence[i + 1 : i + 2])
            )
            if is_small or beside:
                continue
            person = next((p for p in full if _is_slip(token.low, p.key)), None)
            if person is not None:
                message = f"“{token.text}” or {person.name}? The name is spelt in two ways."
                yield Finding(CODE, SEVERITY, message, token.start, token.end)


def _is_slip(word: str, name: str) -> bool:
    """A letter wrong, but not one more at the end: "Pakistani" is no slip for "Pakistan"."""
    return is_slip(word, name) and not (word.startswith(name) or name.startswith(word))
