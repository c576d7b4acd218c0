"""The desk's first screen."""

from typing import Any

from wagtail.admin.ui.components import Component

from newsreel.desk.dashboard import dashboard


class DashboardPanel(Component):
    """The whole first screen in one panel."""

    template_name = "desk/home/dashboard.html"
    order = 100

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"board": dashboard(parent_context["request"].user)}
