from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import AbstractGroupApprovalTask, Revision, TaskState

Actions = list[tuple[str, Any, bool]]


class FurtherReading(AbstractGroupApprovalTask):
    """A step of a workflow for another pair of eyes: whoever submitted the story, approved an
    earlier step of the same workflow or wrote in the story since it was submitted can ask for
    changes here, and not approve."""

    class Meta:
        verbose_name = "reading by somebody else"
        verbose_name_plural = "readings by somebody else"

    def get_actions(self, obj: Any, user: Any) -> Actions:
        actions: Actions = super().get_actions(obj, user)
        state = obj.current_workflow_state
        if has_read(state, user) or has_written(obj, state, user):
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


def has_written(obj: Any, state: Any, user: Any) -> bool:
    """Whether this person changed the draft since it was submitted."""
    if state is None:
        return False
    since = Revision.objects.for_instance(obj).filter(created_at__gte=state.created_at)
    return bool(since.filter(user=user).exists())
