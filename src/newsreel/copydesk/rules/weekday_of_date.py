"""A weekday and a date do not agree.

What: a weekday beside a full date, or beside a day and month in a text whose own date is known,
that is another weekday.
Why: one of the two is wrong, and readers plan by it.
Example: The vote is on Monday, 29 October 2015.
Instead: The vote is on Thursday, 29 October 2015.
"""

from collections.abc import Iterator

from newsreel.copydesk.days import dated
from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding

CODE = "CD105"
NAME = "weekday-of-date"
SEVERITY = "error"
_NEAR = 4  # tokens between the weekday and the month


def find(draft: Draft) -> Iterator[Finding]:
    language = draft.language
    names = {number: name for name, number in language.days.items()}
    for sentence in draft.tokens():
        for i, token in enumerate(sentence):
            if token.low not in language.days or not token.is_word:
                continue
            month = next(
                (
                    k
                    for k in range(i + 1, min(i + 1 + _NEAR, len(sentence)))
                    if sentence[k].low in language.months
                ),
                None,
            )
            between = sentence[i + 1 : month] if month is not None else []
            if month is None or not all(
                t.text[0].isdigit() or t.low in language["beside_date"] for t in between
            ):
                continue
            day = dated(sentence, month, draft.published, language)
            if day is None or day.weekday() == language.days[token.low]:
                continue
            real = names[day.weekday()]
            if token.text[0].isupper():
                real = real.capitalize()
            message = f"{day.isoformat()} is a {real}, not a {token.text}."
            yield Finding(CODE, SEVERITY, message, token.start, sentence[month].end)
