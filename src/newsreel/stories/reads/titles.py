"""How a related entry with no address finds its story."""

from hashlib import blake2b

from newsreel.press.keys import Key
from newsreel.stories.titles import FoldedTitle, same_title, stored_forms


def title_key(title: str) -> Key:
    return f"title:x{blake2b(same_title(title).encode(), digest_size=8).hexdigest()}"


__all__ = ["FoldedTitle", "same_title", "stored_forms", "title_key"]
