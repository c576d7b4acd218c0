"""Titles compared: how a related entry with no address finds its story."""

from hashlib import blake2b

from newsreel.press.keys import Key


def same_title(title: str) -> str:
    """The form in which two titles are the same: case and spaces folded."""
    return " ".join(title.casefold().split())


def title_key(title: str) -> Key:
    return f"title:x{blake2b(same_title(title).encode(), digest_size=8).hexdigest()}"
