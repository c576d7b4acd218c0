"""What somebody of the newsroom sees first: their own open stories, what waits for them, what is
on air, what was just published and how soon readers had it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from newsreel.desk.beats import story_policy
from newsreel.desk.models import Note, PreviewLink
from newsreel.live.models import Channel
from newsreel.stories.models import Story
from newsreel.stories.reads.deliveries import Delivery, deliveries

SHOWN = 12
PUBLISHED = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A story that waits for somebody, and why: "An editor reads it"."""

    story: Story
    why: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Dashboard:
    """``published``: newest first."""

    name: str
    may_write: bool
    mine: tuple[Story, ...]
    waiting: tuple[Waiting, ...]
    channel: Channel | None
    published: tuple[Delivery, ...]


def dashboard(user: Any) -> Dashboard:
    return Dashboard(
        name=user.first_name,
        may_write=story_policy().user_has_permission(user, "add"),
        mine=_mine(user),
        waiting=(*_to_read(user), *_sent_back(user), *_noted(user)),
        channel=Channel.objects.filter(pk=1).first(),
        published=deliveries(_published(user)),
    )


def _stories(user: Any) -> QuerySet[Story]:
    stories = story_policy().on_beat(user, Story.objects.all())
    return stories.select_related("section__parent__parent").defer("body")


def _mine(user: Any) -> tuple[Story, ...]:
    """What this person last worked on and is not all public."""
    open_ = Q(live=False, retracted_at=None) | Q(has_unpublished_changes=True)
    mine = _stories(user).filter(open_, latest_revision__user=user, expired=False)
    return tuple(mine.order_by("-latest_revision_id")[:SHOWN])


def _to_read(user: Any) -> tuple[Waiting, ...]:
    """Steps of workflows that this person may take now."""
    kind = ContentType.objects.get_for_model(Story)
    states = (
        TaskState.objects.reviewable_by(user)
        .filter(workflow_state__base_content_type=kind)
        .select_related("task", "workflow_state")
        .order_by("started_at", "id")[: 4 * SHOWN]
    )
    whose = {int(state.workflow_state.object_id): state for state in states}
    stories = {story.pk: story for story in _stories(user).filter(pk__in=whose)}
    found = []
    for number, state in whose.items():
        story = stories.get(number)
        if story is not None and _may_approve(state, story, user):
            found.append(Waiting(story, state.task.name, True))
    return tuple(found[:SHOWN])


def _may_approve(state: Any, story: Story, user: Any) -> bool:
    actions = state.task.specific.get_actions(story, user)
    return any(name == "approve" for name, *_ in actions)


def _sent_back(user: Any) -> tuple[Waiting, ...]:
    kind = ContentType.objects.get_for_model(Story)
    states = WorkflowState.objects.filter(
        base_content_type=kind, requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES
    ).select_related("current_task_state")
    said = {
        int(state.object_id): state.current_task_state.comment if state.current_task_state else ""
        for state in states[:SHOWN]
    }
    return tuple(
        Waiting(story, _sent_back_with(said[story.pk]), True)
        for story in _stories(user).filter(pk__in=said).order_by("-pk")
    )


def _noted(user: Any) -> tuple[Waiting, ...]:
    """Stories of theirs, or that they showed to somebody outside, in whose margin others wrote
    something that is not resolved; and those that somebody outside has approved since."""
    mine = Story.objects.filter(latest_revision__user=user).order_by()
    notes = (
        Note.objects.filter(Q(story__in=mine) | Q(reader__made_by=user))
        .filter(resolved_at=None, answers=None)
        .exclude(author=user)
        .order_by("-made_at", "-id")[: 4 * SHOWN]
    )
    approvals = PreviewLink.objects.filter(
        made_by=user, approved_at__isnull=False, approved_revision=F("story__latest_revision")
    ).filter(Q(story__live=False) | Q(story__has_unpublished_changes=True))
    why = {link.story_id: _approved(link) for link in approvals.order_by("approved_at")[:SHOWN]}
    for note in notes:
        why.setdefault(note.story_id, _commented(note))
    stories = _stories(user).filter(pk__in=list(why)[:SHOWN])
    return tuple(Waiting(story, why[story.pk]) for story in stories.order_by("-pk"))


def _approved(link: PreviewLink) -> str:
    return _("%(name)s approves the draft") % {"name": link}


def _commented(note: Note) -> str:
    return _("%(name)s commented: %(text)s") % {
        "name": note.signed,
        "text": Truncator(note.text).chars(80),
    }


def _sent_back_with(reason: str) -> str:
    return _("Sent back: %(reason)s") % {"reason": reason} if reason else _("Sent back")


def _published(user: Any) -> list[Story]:
    """The stories that were published last."""
    recent = _stories(user).filter(live=True, last_published_at__isnull=False)
    return list(recent.order_by("-last_published_at", "-id")[:PUBLISHED])
