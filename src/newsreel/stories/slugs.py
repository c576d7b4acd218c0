"""Slugs: the last part of an address, made of a title in any script."""

import re
from collections.abc import Iterable

from wagtail.coreutils import string_to_ascii

_LONGEST = 80


def slug_of(title: str, otherwise: str = "story") -> str:
    """A slug of the title: transliterated, words joined by hyphens, at most 80 characters.

    ``otherwise`` where nothing of the title can be written in Latin letters or digits.
    """
    letters = re.sub(r"[’'`ʼ]", "", string_to_ascii(title[:400]))
    words = re.findall(r"[a-z0-9]+", letters.lower())
    slug = "-".join(words)
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or otherwise


def free(slug: str, taken: Iterable[str]) -> str:
    """The slug itself, or with the first suffix -2, -3… that is not taken."""
    known = set(taken)
    if slug not in known:
        return slug
    number = 2
    while f"{slug}-{number}" in known:
        number += 1
    return f"{slug}-{number}"
