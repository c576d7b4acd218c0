"""The words of the audit log for what is decided about comments."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


def name_actions(actions: Any) -> None:
    for name, label, message in (
        ("show", _("Show"), _("Comment shown")),
        ("hide", _("Hide"), _("Comment hidden")),
        ("hold", _("Let wait"), _("Comment held again")),
        ("pick", _("Pick"), _("Comment picked")),
        ("unpick", _("Take the pick back"), _("Comment no longer picked")),
        ("badge", _("Mark as the newsroom's"), _("Comment marked as the newsroom's")),
        ("unbadge", _("Take the mark away"), _("Comment no longer marked as the newsroom's")),
        ("undo", _("Undo"), _("Decision about a comment undone")),
        ("note", _("Note"), _("Note made beside a comment")),
        ("answer", _("Answer"), _("Comment answered for the newsroom")),
        ("ban", _("Ban"), _("Banned from commenting")),
        ("unban", _("Lift the ban"), _("Ban from commenting lifted")),
        ("erase", _("Erase"), _("Comment erased, as its author asked")),
        ("word", _("List a word"), _("Words that make comments wait changed")),
        ("rule", _("Set the rule for comments"), _("Rule for comments changed")),
    ):
        actions.register_action(f"newsreel.comment.{name}", label, message)


hooks.register("register_log_actions", name_actions)
