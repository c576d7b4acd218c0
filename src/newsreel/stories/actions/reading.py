"""Whether a draft was read by those who must read it before it is public."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from newsreel.stories.actions.ready import Fault, NotReadyError
from newsreel.stories.models import Section, Story


def require_read(row: Story, draft: Story, revision: Revision) -> None:
    """Raises NotReadyError where the section lets nothing past its workflow and no workflow ended
    well after this revision was last saved. A draft that moves asks both sections."""
    for section in {row.section, draft.section}:
        workflow, needed = section.reading()
        if needed and not is_read(row, revision):
            workflow = workflow or row.get_default_workflow()
            raise NotReadyError([Fault(_sentence(section, workflow))])


def _sentence(section: Section, workflow: Any) -> str:
    if workflow is None:
        return _(
            "“%(section)s” lets nobody publish past its workflow, and names none yet: name one in"
            " the section."
        ) % {"section": section}
    return _("“%(section)s” needs “%(workflow)s”: submit the story instead of publishing it.") % {
        "section": section,
        "workflow": workflow,
    }


def is_read(story: Story, revision: Revision) -> bool:
    """Whether the last approval of a workflow came after the last save of this revision."""
    return bool(
        TaskState.objects.for_instance(story)
        .filter(
            status=TaskState.STATUS_APPROVED,
            finished_at__gte=revision.created_at,
            workflow_state__status=WorkflowState.STATUS_APPROVED,
        )
        .exists()
    )
