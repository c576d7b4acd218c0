"""Write a story: a draft in plain terms, as an editor would file it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.log_actions import log

from newsreel.stories.actions.rights import require
from newsreel.stories.bodies import Block, rows
from newsreel.stories.models import Byline, Story, Topic
from newsreel.stories.sanitize import plain


@dataclass(frozen=True, slots=True)
class Copy:
    """What is written, in numbers of this site's rows.

    ``body`` is in the neutral form of ``stories.bodies``; ``pictures`` says which of our pictures
    a "src" in it became. ``bylines`` are (contributor, role). ``uuid`` is the story's public
    identity, ``translation_key`` what it shares with its translations; new ones where not given.
    """

    locale: int
    section: int
    headline: str
    slug: str = ""
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    dateline: str = ""
    body: Iterable[Block] = ()
    pictures: Mapping[str, int] = field(default_factory=dict)
    lead_picture: int | None = None
    lead_caption: str = ""
    bylines: Sequence[tuple[int, str]] = ()
    topics: Sequence[int] = ()
    updated: datetime | None = None
    comments_open: bool = True
    uuid: UUID | None = None
    translation_key: UUID | None = None


@transaction.atomic
def write(copy: Copy, *, user: Any = None) -> tuple[Story, list[str]]:
    """A draft of the copy, with its first revision; and a sentence for each block that could not
    be kept. Raises PermissionDenied."""
    body, lost = rows(copy.body, copy.pictures)
    story = Story(
        uuid=copy.uuid or uuid4(),
        translation_key=copy.translation_key or uuid4(),
        locale_id=copy.locale,
        section_id=copy.section,
        kind=copy.kind,
        kicker=plain(copy.kicker),
        headline=plain(copy.headline),
        standfirst=plain(copy.standfirst),
        slug=copy.slug,
        dateline=plain(copy.dateline),
        lead_picture_id=copy.lead_picture,
        lead_caption=plain(copy.lead_caption),
        updated_at=copy.updated,
        comments_open=copy.comments_open,
        live=False,
        has_unpublished_changes=True,
    )
    require(user, "add", story)
    story.body = json.dumps(body)
    story.topics = list(Topic.objects.filter(pk__in=copy.topics).order_by("id"))
    story.bylines = [
        Byline(contributor_id=who, role=plain(role), sort_order=place)
        for place, (who, role) in enumerate(copy.bylines)
    ]
    story.save()
    story.save_revision(user=user, clean=False)
    log(instance=story, action="wagtail.create", user=user)
    return story, lost


@transaction.atomic
def rewrite(
    story: Story,
    body: Iterable[Block],
    pictures: Mapping[str, int] | None = None,
    *,
    user: Any = None,
) -> list[str]:
    """Give the story's draft another body; a sentence for each block that could not be kept.
    Raises PermissionDenied."""
    draft = story.get_latest_revision_as_object()
    require(user, "change", story, into=draft.section)
    made, lost = rows(body, pictures)
    draft.body = json.dumps(made)
    draft.save_revision(user=user, clean=False)
    story.refresh_from_db()
    return lost


def written(uuids: Collection[UUID]) -> dict[UUID, Story]:
    """Which of these stories are here, public or not."""
    return {story.uuid: story for story in Story.objects.filter(uuid__in=uuids).order_by("id")}


def newest_number() -> int:
    """The highest number of a story; 0 where there is none."""
    return Story.objects.order_by("-id").values_list("id", flat=True).first() or 0
