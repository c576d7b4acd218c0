"""Bring a draft of a public story up to what became public since it was begun."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Revision

from newsreel.stories.merging import Conflict, Content, content_of, merge, same
from newsreel.stories.models import Basis, Story

_MOMENTS = ("updated_at", "expire_at")
_NAMES = {
    "headline": "the headline",
    "standfirst": "the standfirst",
    "lead_caption": "the lead picture's caption",
    "lead_picture": "the lead picture",
    "bylines": "the bylines",
    "section": "the section",
    "slug": "the address",
}
_BLOCKS = {"order": "the order of the body", "picture": "a picture", "list": "a list"}


class DisagreementError(ValidationError):
    """A draft and the public text both changed the same words: an editor chooses."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        names = ", ".join(dict.fromkeys(name_of(conflict) for conflict in self.conflicts))
        super().__init__(
            "The public story was changed after this draft was begun, and both changed"
            f" {names}. Choose what is to stand; nothing of either is lost."
        )


def name_of(conflict: Conflict) -> str:
    """What two sides disagree about, in the words of a sentence: “the headline”."""
    if conflict.field == "body":
        return _BLOCKS.get(conflict.kind, f"a {conflict.kind.replace('_', ' ')} of the body")
    return _NAMES.get(conflict.field, f"the {conflict.field.replace('_', ' ')}")


def content(story: Story) -> Content:
    """What of this story, or of this draft of it, is merged."""
    found = content_of(story.serializable_data())
    for name in _MOMENTS:
        moment = to_the_minute(getattr(story, name))
        found[name] = moment.astimezone(UTC).isoformat() if moment else None
    return found


def to_the_minute(moment: datetime | None) -> datetime | None:
    """As the editor's form shows it and gives it back."""
    return moment.replace(second=0, microsecond=0) if moment else None


def begun_from(draft: Story, overwritten: Revision | None) -> Content | None:
    """What the draft that is about to be saved was made from; None where its story is not public,
    or where the draft goes on that is overwritten.

    ``draft.made_from`` says so outright; ``draft.loaded_revision`` is the number of the revision
    that its editor opened, which may be an old one by now.
    """
    if draft.made_from is not None:
        return draft.made_from
    public = Story.objects.filter(pk=draft.pk, live=True).first()
    if public is None or (overwritten and Basis.objects.filter(revision=overwritten).exists()):
        return None
    latest = public.latest_revision_id
    loaded = draft.loaded_revision
    if loaded is not None and loaded != latest:
        old = Revision.objects.for_instance(public).filter(pk=loaded).first()
        if old is not None:
            return _basis(old) or content(old.as_object())
    going_on = public.has_unpublished_changes and public.latest_revision
    return (_basis(going_on) if going_on else None) or content(public)


def remember(draft: Story, revision: Revision, made_from: Content | None) -> None:
    if made_from is not None:
        Basis.objects.update_or_create(
            revision=revision, defaults={"story_id": draft.pk, "content": made_from}
        )


def catch_up(draft: Story, revision: Revision, user: Any = None) -> tuple[Story, Revision]:
    """The draft with what became public since it was begun, and its revision; as they are where
    nothing did. Raises DisagreementError, and has changed nothing then."""
    conflicts, merged = compare(draft, revision)
    if conflicts:
        raise DisagreementError(conflicts)
    if merged is None:
        return draft, revision
    approved = revision.approved_go_live_at
    public = Story.objects.get(pk=draft.pk)
    whole = lay(draft, merged)
    whole.made_from = content(public)
    if to_the_minute(whole.updated_at) == to_the_minute(public.updated_at):
        whole.updated_at = public.updated_at
    new = whole.save_revision(user=user, clean=False, approved_go_live_at=approved)
    if approved:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    return new.as_object(), new


def compare(draft: Story, revision: Revision) -> tuple[list[Conflict], Content | None]:
    """What the draft and the public text disagree about, and the draft merged with the public
    text; None where there is nothing to merge."""
    public = Story.objects.filter(pk=draft.pk, live=True).first()
    base = _basis(revision)
    if public is None or base is None:
        return [], None
    theirs = content(public)
    if all(same(base.get(name), value) for name, value in theirs.items()):
        return [], None
    merged = merge(base, content(draft), theirs)
    return merged.conflicts, merged.content


def lay(story: Story, text: Content) -> Story:
    """The story with this text (unsaved)."""
    data = story.serializable_data() | text | {"body": json.dumps(text["body"])}
    laid: Story = story.with_content_json(data)
    laid.go_live_at = story.go_live_at
    return laid


def forget(story: Story, published: Revision) -> None:
    """What is published needs no basis any more."""
    Basis.objects.filter(story_id=story.pk, revision_id__lte=published.pk).delete()


def _basis(revision: Revision) -> Content | None:
    found = Basis.objects.filter(revision=revision).first()
    return found.content if found else None
