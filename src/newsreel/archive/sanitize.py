"""Foreign inline HTML, reduced to what a paragraph of ours may hold."""

from __future__ import annotations

import nh3

TAGS = {"a", "em", "i", "strong", "b", "br"}


def clean_inline(markup: str) -> str:
    """Only a[href], em, i, strong, b and br survive; links only over http, https and mailto."""
    return nh3.clean(
        markup,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    ).strip()
