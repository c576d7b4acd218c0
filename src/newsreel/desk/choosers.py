"""Wagtail's chooser fields, started from data instead of by a script within the page.

The one place where Wagtail builds an inline script in code, so the one method that is replaced
(``BaseChooser.render``; a test looks over every screen for scripts that the policy would stop).
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def render(
    self: BaseChooser,
    name: str,
    value: Any,
    attrs: dict[str, Any] | None = None,
    renderer: Any = None,
) -> SafeString:
    """The field's HTML, and what desk/enliven.js needs to start it."""
    attrs = attrs or {}
    value_data, id_ = self.get_value_data(value), attrs["id"]
    html = self.render_html(name, value_data, attrs)
    given = json.dumps(self.get_js_init_options(id_, name, value_data))
    return format_html(
        '{}<span hidden data-enliven="{}" data-id="{}" data-with="{}"></span>',
        html,
        # Wagtail starts the chooser of a workflow's steps by a function of its own.
        "TaskChooser" if isinstance(self, AdminTaskChooser) else self.js_constructor,
        id_,
        given,
    )


def install() -> None:
    BaseChooser.render = render
