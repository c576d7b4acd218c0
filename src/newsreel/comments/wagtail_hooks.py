"""The words of the audit log for what is decided about comments."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


def name_actions(actions: Any) -> None:
    actions.register_action("newsreel.comment.show", _("Show"), _("Comment shown"))
    actions.register_action("newsreel.comment.hide", _("Hide"), _("Comment hidden"))
    actions.register_action("newsreel.comment.hold", _("Let wait"), _("Comment held again"))


hooks.register("register_log_actions", name_actions)
