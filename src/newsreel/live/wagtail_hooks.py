"""The words of the audit log for what happens to the channel."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


def name_actions(actions: Any) -> None:
    actions.register_action("newsreel.channel_on", _("On air"), _("Went on air"))
    actions.register_action("newsreel.channel_off", _("Off air"), _("Went off air"))
    actions.register_action("newsreel.channel_trouble", _("Trouble"), _("Had trouble on air"))


hooks.register("register_log_actions", name_actions)
