"""Put a change of a public story on its public record."""

from dataclasses import dataclass
from datetime import datetime

from newsreel.stories.merging import content_of
from newsreel.stories.models import Correction, Story, Version
from newsreel.stories.models.story import day_of
from newsreel.stories.wording import Passage, passages

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Before:
    """What a story was just before its change; ``mark`` is the number of its newest version."""

    story: Story
    names: str
    mark: int


def before(story: Story) -> Before:
    newest = Version.objects.filter(story_id=story.pk).order_by("-id")
    return Before(story, names(story), newest.values_list("id", flat=True).first() or 0)


def names(story: Story) -> str:
    """The byline as one line."""
    lines = story.bylines.select_related("contributor").order_by("sort_order", "id")
    return ", ".join(
        f"{line.contributor.name} ({line.role})" if line.role else line.contributor.name
        for line in lines
    )


def record(
    was: Before,
    now: datetime,
    *,
    kind: str = "",
    note: str = "",
    said: str = "",
    says: str = "",
    minor: bool = False,
) -> Correction | None:
    """The database has kept the text that was replaced; this adds when it was, by the clock of
    the action, and what the editor says of the change."""
    after = Story.objects.get(pk=was.story.pk)
    version = _version(was, after)
    if version is not None:
        version.replaced_at, version.minor = now, minor
        version.save()
    if minor or not kind:
        return None
    if not said and not says and version is not None:
        said, says = _changed(was.story, after)
    return note_down(after, kind, now, note=note, said=said, says=says, version=version)


def note_down(
    story: Story,
    kind: str,
    now: datetime,
    *,
    note: str,
    said: str = "",
    says: str = "",
    version: Version | None = None,
) -> Correction:
    return Correction.objects.create(
        story=story,
        locale_id=story.locale_id,
        version=version,
        kind=kind,
        at=now,
        day=day_of(now),
        note=note,
        said=said,
        says=says,
    )


def take_back(story: Story, now: datetime) -> None:
    """A retracted story is public again; that it was retracted stays on record."""
    Correction.objects.filter(
        story_id=story.pk, kind=Correction.Kind.RETRACTION, taken_back_at=None
    ).update(taken_back_at=now)


def _version(was: Before, after: Story) -> Version | None:
    """The version that this change left. Where the story was down meanwhile, the one that its
    going left; where names alone changed, one made here."""
    kept = Version.objects.filter(story_id=after.pk).order_by("-id")
    if was.story.live:
        kept = kept.filter(pk__gt=was.mark)
    version = kept.first()
    if was.names == names(after) or not was.story.live:
        return version
    if version is None:
        said = {f.name: getattr(was.story, f.name) for f in Version._meta.concrete_fields
                if hasattr(was.story, f.name) and f.name not in ("id", "body")}  # fmt: skip
        version = Version(story_id=after.pk, body=list(was.story.body.raw_data), **said)
    version.byline = was.names
    return version


def _changed(was: Story, now: Story) -> tuple[str, str]:
    """What one passage said and says, where that is all that changed."""
    old, new = (passages(content_of(story.serializable_data())) for story in (was, now))
    gone, come = _without(old, new), _without(new, old)
    if len(gone) != 1 or len(come) != 1 or len(gone[0].text + come[0].text) > 2 * _LONGEST:
        return "", ""
    return gone[0].text, come[0].text


def _without(some: tuple[Passage, ...], others: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in some if passage not in set(others)]
