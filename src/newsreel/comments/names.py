"""What a comment is called in addresses: its id, or on the pages of its story the first eight
digits of it, since a page names each of a hundred comments four times.

Where two comments on a story begin alike, each has its whole id (``reads.Comment.name``).
"""

from typing import Any
from uuid import UUID

DIGITS = 8


class Short:
    """The eight digits in an address, for Django."""

    regex = f"[0-9a-f]{{{DIGITS}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def named(uuid: UUID | str) -> str:
    """The short name of the comment with this public id."""
    return str(uuid)[:DIGITS]


def called(uuid: UUID | None = None, story: UUID | None = None, short: str = "") -> dict[str, Any]:
    """The rows that an address speaks of: by public id, or by the story's and the short name."""
    if uuid is not None:
        return {"uuid": uuid}
    return {"story__uuid": story, "uuid__range": ends(short)}


def ends(name: str) -> tuple[UUID, UUID]:
    """The first and the last public id that a name may stand for, which is a public id itself or
    a short name. Raises ValueError for what is neither."""
    if len(name) != DIGITS:
        return UUID(name), UUID(name)
    rest = 32 - DIGITS
    return UUID(name + "0" * rest), UUID(name + "f" * rest)
