"""What pages read of comments: frozen shapes out, keys recorded. ``answers`` is what a reader who
comments is shown, which no plate is made of."""

from newsreel.comments.complaint import REASONS, Complaint
from newsreel.comments.posting import FOLLOWS
from newsreel.comments.reads.answers import Answer, Own
from newsreel.comments.reads.counts import counted, prime_counts
from newsreel.comments.reads.letters import Letter, Said
from newsreel.comments.reads.thread import (
    ANSWERED,
    FACT,
    NEWEST,
    OLDEST,
    ORDERS,
    PAGE,
    Comment,
    Form,
    Thread,
    count,
    discussed,
    fact,
    form,
    path_of,
    place_of,
    prime,
    rows_of,
    thread,
    touched,
)
from newsreel.comments.reads.yours import Following, Mine, Step, Yours

__all__ = [
    "ANSWERED",
    "FACT",
    "FOLLOWS",
    "NEWEST",
    "OLDEST",
    "ORDERS",
    "PAGE",
    "REASONS",
    "Answer",
    "Comment",
    "Complaint",
    "Following",
    "Form",
    "Letter",
    "Mine",
    "Own",
    "Said",
    "Step",
    "Thread",
    "Yours",
    "count",
    "counted",
    "discussed",
    "fact",
    "form",
    "path_of",
    "place_of",
    "prime",
    "prime_counts",
    "rows_of",
    "thread",
    "touched",
]
