"""Whether a translation keeps pace with its source: digests of what a translator works from."""

from hashlib import blake2b
from typing import Any

from django.utils import timezone

from newsreel.stories.bodies import words
from newsreel.stories.models import Story, Translation

FIELDS = ("kicker", "headline", "standfirst", "dateline", "lead_caption", "body")


def digests(story: Story) -> dict[str, str]:
    """A digest of each field that is translated, of this draft of the story."""
    return {name: _digest(_text(story, name)) for name in FIELDS}


def changed_since(translation: Translation, source: Story) -> frozenset[str]:
    """The fields of this draft of the source that are not what the translation last saw."""
    now = digests(source)
    return frozenset(name for name in FIELDS if translation.seen.get(name) != now[name])


def note_copy(sender: Any, instance: Story, created: bool, **_: Any) -> None:
    """A copy that was made for translation has been saved: it is as new as its source is."""
    source: Story | None = getattr(instance, "copied_from", None)
    if created and source is not None:
        Translation.objects.create(
            story=instance, source_id=source.pk, seen=digests(source), seen_at=timezone.now()
        )


def _text(story: Story, name: str) -> str:
    if name == "body":
        return words(story.body.get_prep_value())
    return " ".join(str(getattr(story, name)).split())


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
