"""What pages and wire are rendered from: frozen shapes out, keys recorded.

A function here may be called only while a surface is rendered; elsewhere it raises
NoRecorderError.
``existence`` and ``tree`` record nothing: they are for the kinds' existence rules.
"""

from collections.abc import Iterable

from newsreel.stories.reads import existence, tree
from newsreel.stories.reads.former import former_address, former_name, former_section, prime_former
from newsreel.stories.reads.history import (
    correction_months,
    corrections,
    corrections_of_month,
    had_history,
    history_of,
)
from newsreel.stories.reads.listed import any_listed, listed, published_days
from newsreel.stories.reads.listing import (
    any_by_month,
    any_of_day,
    any_of_month,
    any_on_month,
    days_of_month,
    front_page,
    locate_days,
    months,
    months_by,
    months_on,
    newest,
    newest_by,
    newest_on,
    prime_days,
    prime_months,
    prime_newest,
    stories_by_month,
    stories_of_day,
    stories_on_month,
)
from newsreel.stories.reads.people import contributor, topic
from newsreel.stories.reads.places import (
    breaking,
    chrome,
    languages,
    section,
    site,
    standing_page,
    today,
)
from newsreel.stories.reads.story import gone, prime, prime_rows, story, teaser


def prime_stories(ids: Iterable[int]) -> None:
    """Load in few queries all that the pages of these stories read."""
    prime(ids, whole=True)


__all__ = [
    "any_by_month",
    "any_listed",
    "any_of_day",
    "any_of_month",
    "any_on_month",
    "breaking",
    "chrome",
    "contributor",
    "correction_months",
    "corrections",
    "corrections_of_month",
    "days_of_month",
    "existence",
    "former_address",
    "former_name",
    "former_section",
    "front_page",
    "gone",
    "had_history",
    "history_of",
    "languages",
    "listed",
    "locate_days",
    "months",
    "months_by",
    "months_on",
    "newest",
    "newest_by",
    "newest_on",
    "prime_days",
    "prime_former",
    "prime_months",
    "prime_newest",
    "prime_rows",
    "prime_stories",
    "published_days",
    "section",
    "site",
    "standing_page",
    "stories_by_month",
    "stories_of_day",
    "stories_on_month",
    "story",
    "teaser",
    "today",
    "topic",
    "tree",
]
