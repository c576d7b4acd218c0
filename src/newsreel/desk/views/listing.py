"""Lists that stay fast at a million rows: bounded counts, plain search, no queries a row."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.snippets.views.snippets import IndexView

FURTHEST = 10_000


class BoundedPaginator(WagtailPaginator):
    """Counts no further than anybody pages."""

    @cached_property
    def count(self) -> int:
        rows: QuerySet[Any] = self.object_list
        return rows.order_by().values("pk")[:FURTHEST].count()


class Listing(IndexView):
    """A list without what costs queries for each row: the buttons that hooks add."""

    paginator_class = BoundedPaginator

    def get_list_buttons(self, instance: Any) -> list[ButtonWithDropdown]:
        items = self.get_list_more_buttons(instance)
        buttons = [Button.from_menu_item(i) if isinstance(i, MenuItem) else i for i in items]
        if not buttons:
            return []
        label = {"aria-label": _("More options for “%(instance)s”") % {"instance": instance}}
        return [ButtonWithDropdown(buttons=buttons, icon_name="dots-horizontal", attrs=label)]


class LongListing(Listing):
    """A list of very many rows, in the one order that an index gives."""

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns
        for column in columns:
            column.sort_key = None
        return columns
