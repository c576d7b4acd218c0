"""What the fields of the newsroom's nouns are called, in the language of whoever is at the desk.

The names of columns are English words of the code; forms and lists show these instead.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin import panels

LABELS: dict[str, Any] = {
    "biography": _("Biography"),
    "body": _("Body"),
    "comments_open": _("Open to comments"),
    "contributor": _("Contributor"),
    "dateline": _("Dateline"),
    "description": _("Description"),
    "file": _("File"),
    "headline": _("Headline"),
    "kicker": _("Kicker"),
    "kind": _("Kind"),
    "lead_caption": _("Caption of the lead picture"),
    "lead_credit": _("Credit of the lead picture"),
    "lead_picture": _("Lead picture"),
    "locale": _("Language"),
    "media": _("Medium"),
    "name": _("Name"),
    "parent": _("Above it"),
    "picture": _("Picture"),
    "position": _("Place in the order"),
    "role": _("Role"),
    "seconds": _("Duration in seconds"),
    "section": _("Section"),
    "slug": _("Address (slug)"),
    "standfirst": _("Standfirst"),
    "state": _("State"),
    "title": _("Title"),
    "topics": _("Topics"),
    "type": _("Type"),
    "updated_at": _("Updated"),
    "user": _("Person"),
}


class FieldPanel(panels.FieldPanel):
    """A field under its name in ``LABELS``, unless it is given a heading."""

    def __init__(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        if field_name in LABELS:
            kwargs.setdefault("heading", LABELS[field_name])
        super().__init__(field_name, *args, **kwargs)
