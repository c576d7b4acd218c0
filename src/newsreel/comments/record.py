"""A comment as a line of JSON: every column there is, rows of other tables by their public names.

The bytes of a line depend on the row alone: what is written, read back and written again is the
same, byte for byte.
"""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Field

from newsreel.comments.models import Comment

# Numbers of this database alone, said in another way.
_NAMED = ("id", "uuid", "story", "parent", "decided_by")


def columns() -> "list[Field[Any, Any]]":
    return [field for field in Comment._meta.concrete_fields if field.name not in _NAMED]


def line(row: Comment, url: str) -> bytes:
    """``row`` with its story, parent and decider at hand; ``url`` is the story's path, for who
    reads the line elsewhere."""
    said: dict[str, Any] = {
        "type": "comment",
        "id": str(row.uuid),
        "story": str(row.story.uuid),
        "url": url,
        "parent": str(row.parent.uuid) if row.parent else None,
    }
    said |= {field.attname: _said(getattr(row, field.attname)) for field in columns()}
    said["decided_by"] = row.decided_by.get_username() if row.decided_by else None
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def values(said: dict[str, Any]) -> dict[str, Any]:
    """The columns of a line, as the model takes them. Those that it does not name have their
    default; raises ValueError (or Django's ValidationError) for what cannot be."""
    found = {}
    for field in columns():
        if field.attname in said:
            found[field.attname] = _checked(field, said[field.attname])
    return found


def _checked(field: "Field[Any, Any]", said: Any) -> Any:
    """As forms check it, but that what is empty may be so: nothing stays of what was withdrawn."""
    value = field.to_python(said)
    if value is None:
        if not field.null:
            raise ValueError(f"{field.attname} is null")
        return None
    field.run_validators(value)
    if field.choices and value not in dict(field.flatchoices):
        raise ValueError(f"{field.attname} is {value!r}")
    return value


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
