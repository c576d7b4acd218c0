"""Correct a public story: put a phrase right, and say so to its readers."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from newsreel.stories.actions.catch_up import (
    DisagreementError,
    begun_from,
    catch_up,
    content,
    lay,
)
from newsreel.stories.actions.hold import hold
from newsreel.stories.actions.publish import PublishStory
from newsreel.stories.actions.rights import require
from newsreel.stories.models import Correction, Story
from newsreel.stories.sanitize import plain
from newsreel.stories.wording import put_right, stands


@transaction.atomic
def correct(
    story: Story,
    *,
    kind: str = "correction",
    note: str = "",
    said: str = "",
    says: str = "",
    minor: bool = False,
    user: Any = None,
    now: datetime | None = None,
) -> Story:
    """Replace the one place where the public text says ``said`` by ``says`` (by nothing, where that
    is empty), and note it with its ``kind``, “correction”, “clarification” or “update”. With a
    ``note`` alone the text stays as it is. ``minor``: a typing error, of which readers are not
    told; it is in the audit log and among the versions all the same.

    It is the public text that is corrected. A draft that is in work, or waits for its time, takes
    the correction in; where both changed the same words the draft is held, as it was, for an
    editor. Gives the story as it is now.

    Raises PermissionDenied; ValidationError where the story is not public, does not say it, says
    it more than once, or where nothing is told or changed.
    """
    row = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    require(user, "publish", row)
    now = now or timezone.now()
    said, says, note = plain(said), plain(says), note.strip()
    _check(row, kind, note, said, says, minor)
    waiting = _waiting(row)
    public = content(row)
    corrected = lay(row, put_right(public, said, says)) if said else lay(row, public)
    corrected.made_from = public
    corrected.go_live_at = None
    corrected.change_kind, corrected.change_note, corrected.change_minor = kind, note, minor
    revision = corrected.save_revision(user=user, clean=False)
    _PublishCorrection(
        revision, user=user, now=now, minor=minor, said=said, says=says, log_action=False
    ).execute(skip_permission_checks=True)
    told = {"kind": "minor" if minor else kind, "note": note, "said": said, "says": says}
    log(
        instance=row,
        action="newsreel.correct",
        user=user,
        data=told,
        revision=revision,
        content_changed=bool(said),
    )
    for draft, due_at in waiting:
        _carry(draft, due_at, user, now)
    fresh: Story = Story.objects.get(pk=row.pk)
    return fresh


class _PublishCorrection(PublishStory):
    """A correction goes out beside a draft that somebody may be approving: that goes on."""

    def _after_publish(self) -> None:
        pass

    def _settle_drafts(self) -> None:
        pass


def _check(story: Story, kind: str, note: str, said: str, says: str, minor: bool) -> None:
    if not story.live:
        raise ValidationError("Only a public story can be corrected: edit the draft instead.")
    if kind not in (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION, "update"):
        raise ValidationError(
            f"A change is a correction, a clarification or an update, not “{kind}”."
        )
    if says and not said:
        raise ValidationError({"said": "Copy here what the story says now."})
    if not said and not note:
        raise ValidationError("Say what the story said and what it says now, or write a note.")
    if said and said == says:
        raise ValidationError({"says": "This is what the story says already."})
    if not note and not minor:
        raise ValidationError({"note": "Tell readers in plain words what was wrong."})
    if minor and note:
        raise ValidationError({"minor": "Readers are shown a note: leave it out, or untick this."})
    found = stands(content(story), said) if said else 1
    if not found:
        raise ValidationError(
            {"said": f"The story does not say “{said}”. Copy the words from it as they stand;"
             " they must lie within one paragraph."}
        )  # fmt: skip
    if found > 1:
        raise ValidationError(
            {"said": f"The story says “{said}” {found} times. Copy more of the sentence."}
        )


def _waiting(story: Story) -> list[tuple[Revision, datetime | None]]:
    """The drafts that a correction must not cost: the one in work, and one that waits for its
    time, each with that time."""
    known = {story.latest_revision_id} if story.has_unpublished_changes else set()
    drafts = Revision.objects.for_instance(story)
    known |= set(drafts.filter(approved_go_live_at__isnull=False).values_list("id", flat=True))
    return [
        (draft, draft.approved_go_live_at) for draft in drafts.filter(pk__in=known).order_by("id")
    ]


def _carry(draft: Revision, due_at: datetime | None, user: Any, now: datetime) -> None:
    """Save the draft anew with the correction in it, on the schedule where it was."""
    text: Story = draft.as_object()
    try:
        with transaction.atomic():
            _, new = catch_up(text, draft, user)
    except DisagreementError as reason:
        # Saved again, so that it is the latest and the editor meets it; its basis is the old one.
        text.loaded_revision = draft.pk
        text.made_from = begun_from(text, None)
        new = text.save_revision(user=draft.user, clean=False)
        hold(text, reason, due_at=due_at, user=user, now=now)
        due_at = None
    if new.pk == draft.pk:  # nothing of it was to be merged
        text.loaded_revision = draft.pk
        new = text.save_revision(user=draft.user, clean=False)
    Revision.objects.filter(pk=new.pk).update(approved_go_live_at=due_at)
    TaskState.objects.filter(revision=draft).update(revision=new)
