"""Publish a story's draft, now or at the time it is scheduled for."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision

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

    Raises PermissionDenied.
    """
    draft = story.get_latest_revision_as_object()
    require(user, "publish", story, into=draft.section)
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
    approval of a workflow, the schedule.
    """

    def __init__(
        self,
        revision: Revision,
        *args: Any,
        now: datetime | None = None,
        minor: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(revision, *args, **kwargs)
        self._now = now or timezone.now()
        self._minor = minor

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks:
            row = Story.objects.get(pk=self.object.pk)
            require(self.user, "publish", row, into=self.object.section)

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks)
        self._make_ready()
        super().execute(skip_permission_checks=True)

    def _make_ready(self) -> None:
        story, now = self.object, self._now
        if story.go_live_at is not None:
            if story.go_live_at > now:
                return
            story.go_live_at = None
        before = Story.objects.get(pk=story.pk)
        make_ready(story, before, now)
        is_set_by_hand = story.updated_at != before.updated_at
        if before.live and not self._minor and not is_set_by_hand and _reads_anew(before, story):
            story.updated_at = now


def make_ready(story: Story, before: Story | None, now: datetime) -> None:
    """Give a draft (not saved here) what a public story has: its moment, its day, its slug."""
    story.retracted_at, story.retraction_reason = None, ""
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
    if before is None or not before.live or story.updated_at != before.updated_at:
        return
    if _reads_anew(before, story):
        story.updated_at = now


def _reads_anew(before: Story, after: Story) -> bool:
    if (before.headline, before.standfirst) != (after.headline, after.standfirst):
        return True
    return words(before.body.get_prep_value()) != words(after.body.get_prep_value())
