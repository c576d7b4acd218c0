"""Looks at rows for a comment that comes in, by statements as they are.

A dozen looks judge a comment. To make one by the ORM takes several times as long as the look
itself, and while it is made no other thread of the process can work.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

Row = tuple[Any, ...]


def rows(statement: str, values: Sequence[Any] = ()) -> list[Row]:
    """All rows of a statement whose places are marked ``%s``. Times and dates that are read come as
    the driver has them: compare them there."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def any_row(statement: str, values: Sequence[Any] = ()) -> bool:
    """Whether there is one."""
    return bool(rows(f"{statement} LIMIT 1", values))


def moment(when: datetime) -> Any:
    """A moment as the database compares it."""
    return connection.ops.adapt_datetimefield_value(when)


def public_id(uuid: UUID) -> Any:
    """A public id as the database compares it."""
    return uuid if connection.features.has_native_uuid_field else uuid.hex


def marks(values: Sequence[Any]) -> str:
    """Places for so many values."""
    return ", ".join(["%s"] * len(values))
