"""The words of the audit log for what actions do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


def name_actions(actions: Any) -> None:
    actions.register_action("newsreel.arrive", _("Import"), _("Arrived from a capture"))
    actions.register_action("newsreel.retract", _("Retract"), _("Retracted"))
    actions.register_action("newsreel.move", _("Move"), _("Moved to another section"))
    actions.register_action("newsreel.rename", _("Rename"), _("Given another address"))
    actions.register_action("newsreel.keep_pace", _("Compare"), _("Translation brought up to date"))
    actions.register_action("newsreel.topics", _("Topics"), _("Filed under other topics"))
    actions.register_action("newsreel.share_preview", _("Share"), _("Preview shared by a link"))
    actions.register_action("newsreel.end_preview", _("End link"), _("Link of a preview ended"))
    actions.register_action("newsreel.correct", _("Correct"), _("Corrected"))
    actions.register_action("newsreel.hold", _("Hold"), _("Publication held"))
    actions.register_action("newsreel.resolve", _("Resolve"), _("Draft and public text reconciled"))
    actions.register_action("newsreel.embargo", _("Embargo"), _("Put under embargo"))
    actions.register_action("newsreel.lift", _("Lift embargo"), _("Embargo lifted"))
    actions.register_action("newsreel.arrange", _("Arrange"), _("Front page arranged"))
    actions.register_action("newsreel.sketch", _("Draft"), _("Draft of the front page kept"))
    actions.register_action(
        "newsreel.discard_sketch", _("Discard"), _("Draft of the front page discarded")
    )
    actions.register_action("newsreel.breaking", _("Breaking"), _("Breaking line changed"))


hooks.register("register_log_actions", name_actions)
