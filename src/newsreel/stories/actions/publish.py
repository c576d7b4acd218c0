"""Publish a story's draft, now or at the time it is scheduled for."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision

from newsreel.stories.actions.catch_up import catch_up, forget, to_the_minute
from newsreel.stories.actions.hold import let_go
from newsreel.stories.actions.reading import require_read
from newsreel.stories.actions.ready import require_ready
from newsreel.stories.actions.record import Before, before, record, take_back
from newsreel.stories.actions.renditions import await_files
from newsreel.stories.actions.rights import require
from newsreel.stories.actions.twins import taken_slugs
from newsreel.stories.bodies import picture_ids, words
from newsreel.stories.models import Story
from newsreel.stories.models.story import day_of
from newsreel.stories.slugs import free, slug_of

# A page with a picture still missing is better than a story that is late.
PATIENCE = 10.0


def publish(
    story: Story,
    *,
    user: Any = None,
    now: datetime | None = None,
    minor: bool = False,
    patience: float = PATIENCE,
) -> Story:
    """Make the story's latest draft public, or the story as it is where there is none.

    The slug is made of the headline where there is none, and unique in section and day. A change
    of what readers read moves ``updated_at``, unless it is ``minor`` or the editor set it. The
    pictures of the page are waited for, ``patience`` seconds at most. Where ``go_live_at`` lies
    ahead, the publication is scheduled instead. Gives the story as it is now.

    Raises PermissionDenied; NotReadyError where something is missing; DisagreementError where the
    draft and what became public since it was begun changed the same.
    """
    draft = story.get_latest_revision_as_object()
    require(user, "publish", story, into=draft.section)
    require_ready(draft)
    await_files(pictures_of(draft), patience)
    with transaction.atomic():
        revision = story.latest_revision
        if revision is None or not story.has_unpublished_changes:
            revision = story.save_revision(user=user, clean=False)
        PublishStory(revision, user=user, now=now, minor=minor).execute(skip_permission_checks=True)
    now_public: Story = Story.objects.get(pk=story.pk)
    return now_public


def pictures_of(story: Story) -> list[int]:
    """The pictures that the story's page shows, the lead first."""
    lead = [story.lead_picture_id] if story.lead_picture_id else []
    return list(dict.fromkeys([*lead, *picture_ids(story.body.get_prep_value())]))


class PublishStory(PublishRevisionAction):
    """Wagtail's publication of a revision, with what a story needs besides; one transaction.

    Every way of publishing comes through here (``Story.publish``): the editor's button, the last
    approval of a workflow, the schedule. A draft that was begun before the public text changed is
    merged with it first (DisagreementError where both changed the same). Under an embargo a
    publication becomes a scheduled one. ``said`` and ``says`` are for the note of a correction.
    """

    object: Any
    revision: Any

    def __init__(
        self,
        revision: Revision,
        *args: Any,
        now: datetime | None = None,
        minor: bool = False,
        said: str = "",
        says: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(revision, *args, **kwargs)
        self._now = now or timezone.now()
        self._minor = minor
        self._said, self._says = said, says

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks:
            row = Story.objects.get(pk=self.object.pk)
            require(self.user, "publish", row, into=self.object.section)

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks)
        self._require()
        self.object, self.revision = catch_up(self.object, self.revision, self.user)
        row = Story.objects.select_for_update(of=("self",)).get(pk=self.object.pk)
        waits = self._waits(row)
        let_go(row)
        if waits:
            self._keep_public(row)
            super().execute(skip_permission_checks=True)
            return
        was = before(row)
        change = self._take_change()
        self._make_ready(row)
        super().execute(skip_permission_checks=True)
        self._put_on_record(was, change)

    def _require(self) -> None:
        """What is missing, and who must have read it. The house itself asks for no reader: what it
        publishes at its time was approved when the time was set."""
        require_ready(self.object)
        if self.user is not None:
            require_read(Story.objects.get(pk=self.object.pk), self.object, self.revision)

    def _waits(self, row: Story) -> bool:
        """Whether this is for later: by the draft's own schedule, or by the story's embargo."""
        story, now = self.object, self._now
        ends = row.embargoed_until
        if ends is not None and ends > now and (story.go_live_at or now) < ends:
            story.go_live_at = ends
            self.revision.content = self.revision.content | {"go_live_at": ends.isoformat()}
            self.revision.save(update_fields=["content"])
        if story.go_live_at is not None and story.go_live_at > now:
            return True
        story.go_live_at = None
        return False

    def _keep_public(self, row: Story) -> None:
        """Wagtail takes down what it schedules, unless it knows a revision of the public text;
        stories that came in by the thousand have none."""
        if row.live and row.live_revision_id is None:
            public = Revision.objects.create(
                content_object=row,
                base_content_type=row.get_base_content_type(),
                content=row.serializable_data(),
                object_str=str(row),
            )
            Story.objects.filter(pk=row.pk).update(live_revision=public)
            self.object.live_revision = public

    def _take_change(self) -> dict[str, Any]:
        """What the draft says of itself; the public row says nothing of the kind."""
        story = self.object
        kind, note = story.change_kind, story.change_note.strip()
        minor = (self._minor or story.change_minor) and not note
        story.change_kind, story.change_note, story.change_minor = "", "", False
        self._minor = minor
        return {"kind": kind or ("update" if note else ""), "note": note, "minor": minor}

    def _make_ready(self, row: Story) -> None:
        story, now = self.object, self._now
        is_set_by_hand = to_the_minute(story.updated_at) != to_the_minute(row.updated_at)
        if not is_set_by_hand:
            story.updated_at = row.updated_at
        make_ready(story, row, now)
        if row.live and not self._minor and not is_set_by_hand and _reads_anew(row, story):
            story.updated_at = now

    def _settle_drafts(self) -> None:
        """Those that led up to this publication are through."""
        forget(self.object, self.revision)

    def _put_on_record(self, was: Before, change: dict[str, Any]) -> None:
        self._settle_drafts()
        if was.story.retracted_at:
            take_back(self.object, self._now)
        if was.story.published_on is not None:
            record(was, self._now, said=self._said, says=self._says, **change)


def make_ready(story: Story, before: Story | None, now: datetime) -> None:
    """Give a draft (not saved here) what a public story has: its moment, its day, its slug."""
    story.retracted_at, story.retraction_reason = None, ""
    story.embargoed_until = None
    if story.first_published_at is None:
        story.first_published_at = before.first_published_at if before else None
    story.first_published_at = story.first_published_at or now
    story.published_on = day_of(story.first_published_at)
    slug = story.slug or slug_of(story.headline)
    taken = taken_slugs(story.section_id, story.published_on, slug, but=story.pk)
    story.slug = free(slug, taken)


def as_published(story: Story, before: Story | None, now: datetime) -> None:
    """Make of a draft (not saved here) what publishing it at ``now`` would: for previews."""
    make_ready(story, before, now)
    story.live, story.go_live_at = True, None
    if before is None or not before.live:
        return
    if to_the_minute(story.updated_at) != to_the_minute(before.updated_at):
        return
    if _reads_anew(before, story):
        story.updated_at = now


def _reads_anew(before: Story, after: Story) -> bool:
    if (before.headline, before.standfirst) != (after.headline, after.standfirst):
        return True
    return words(before.body.get_prep_value()) != words(after.body.get_prep_value())
