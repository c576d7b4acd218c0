"""Settle what a draft and the public text disagree about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.stories.actions.catch_up import compare, content, lay
from newsreel.stories.actions.hold import let_go
from newsreel.stories.actions.publish import PublishStory
from newsreel.stories.actions.rights import require
from newsreel.stories.merging import Conflict, Content
from newsreel.stories.models import Hold, Story

OURS, THEIRS, BOTH = "draft", "public", "both"


@transaction.atomic
def resolve(
    story: Story, choices: Mapping[str, str], *, user: Any = None, again: bool = False
) -> Story:
    """Make the draft anew of what is chosen: for each conflict's key “draft”, “public”, or, for a
    block of the body, “both”. With ``again`` it is put back on the schedule that was held, if its
    time is still to come. Both texts stay among the revisions.

    Raises PermissionDenied; ValidationError where nothing is chosen for a conflict, or where there
    is none any more.
    """
    row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    require(user, "publish" if again else "change", row)
    draft, conflicts, merged = disagreement(row)
    if merged is None or draft is None:
        let_go(row)
        raise ValidationError("Draft and public text agree by now: there is nothing to choose.")
    missing = [c.key for c in conflicts if choices.get(c.key) not in (OURS, THEIRS, BOTH)]
    if missing:
        raise ValidationError({"choices": "Choose for each difference what is to stand."})
    for conflict in conflicts:
        _apply(merged, conflict, choices[conflict.key])
    whole = lay(draft, merged)
    whole.made_from = content(row)
    held = Hold.objects.filter(story=row).first()
    due_at = held.due_at if held else None
    whole.go_live_at = due_at if again else None
    revision = whole.save_revision(user=user, clean=False)
    log(instance=row, action="newsreel.resolve", user=user, data=dict(choices), revision=revision)
    let_go(row)
    if again and due_at is not None:
        _schedule(due_at)
        PublishStory(revision, user=user).execute(skip_permission_checks=True)
    fresh: Story = Story.objects.get(pk=row.pk)
    return fresh


def disagreement(story: Story) -> tuple[Story | None, list[Conflict], Content | None]:
    """The latest draft of a public story, what it disagrees about with the public text, and both
    merged; None where there is nothing to settle."""
    revision = story.latest_revision
    if revision is None or not story.live or not story.has_unpublished_changes:
        return None, [], None
    draft: Story = revision.as_object()
    conflicts, merged = compare(draft, revision)
    return draft, conflicts, merged


def _schedule(due_at: datetime) -> None:
    if due_at <= timezone.now():
        raise ValidationError(
            "The time it was to go out has passed: publish it, or choose another."
        )


def _apply(merged: Content, conflict: Conflict, choice: str) -> None:
    if choice == OURS:
        return
    if not conflict.block:
        merged[conflict.field] = conflict.theirs
        return
    blocks = merged[conflict.field]
    if conflict.kind == "order":
        place = {block: n for n, block in enumerate(conflict.theirs)}
        blocks.sort(key=lambda block: place.get(_id(block), len(place)))
        return
    at = next((n for n, block in enumerate(blocks) if _id(block) == conflict.block), None)
    if conflict.theirs is None:
        if choice == THEIRS and at is not None:
            del blocks[at]
    elif at is None:
        blocks.append({"type": conflict.kind, "value": conflict.theirs, "id": conflict.block})
    elif choice == THEIRS:
        blocks[at] = blocks[at] | {"value": conflict.theirs}
    else:
        blocks.insert(at, {"type": conflict.kind, "value": conflict.theirs})


def _id(block: Mapping[str, Any]) -> str:
    return str(block.get("id") or block.get("contributor"))
