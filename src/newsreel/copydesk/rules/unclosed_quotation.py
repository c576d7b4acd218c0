"""A quotation is opened and not closed.

What: a mark that opens, with no mark that closes before the paragraph ends, and the next paragraph
does not go on with the quotation.
Why: nobody can tell where the speaker stops and the newsroom goes on.
Example: “The wall is safe, the mayor said.
Instead: “The wall is safe,” the mayor said.
"""

from collections.abc import Iterator

from newsreel.copydesk.draft import Draft
from newsreel.copydesk.finding import Finding
from newsreel.copydesk.quotes import quotes

CODE = "CD102"
NAME = "unclosed-quotation"
SEVERITY = "error"


def find(draft: Draft) -> Iterator[Finding]:
    paragraphs = [passage.paragraph for passage in draft.passages]
    for number, paragraph in enumerate(paragraphs):
        found = quotes(draft.text, paragraph.start, paragraph.end)
        if not found or found[-1].is_closed:
            continue
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if after is not None:
            going_on = quotes(draft.text, after.start, after.end)
            if going_on and going_on[0].outer_start == after.start:
                continue
        last = found[-1]
        yield Finding(
            CODE, SEVERITY, "This quotation is not closed.", last.outer_start, last.outer_end
        )
