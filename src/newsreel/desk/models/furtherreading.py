from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

Actions = list[tuple[str, Any, bool]]


class FurtherReading(AbstractGroupApprovalTask):
    """A step of a workflow for another pair of eyes: whoever submitted the story or approved an
    earlier step of the same workflow can ask for changes here, and not approve."""

    class Meta:
        verbose_name = "reading by somebody else"
        verbose_name_plural = "readings by somebody else"

    def get_actions(self, obj: Any, user: Any) -> Actions:
        actions: Actions = super().get_actions(obj, user)
        if has_read(obj.current_workflow_state, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups can approve, except who wrote or approved it before")


def has_read(state: Any, user: Any) -> bool:
    """Whether this person submitted the story or approved a step of this workflow."""
    if state is None:
        return False
    if state.requested_by_id == user.pk:
        return True
    approved = state.task_states.filter(status=TaskState.STATUS_APPROVED)
    return bool(approved.filter(finished_by=user).exists())
