"""What stands in a story's margin, as the editor and an outside reader see it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession

from newsreel.desk.models import Note, PreviewLink
from newsreel.stories.models import Story

_HERE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with its answers, oldest first."""

    note: Note
    answers: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """``here``: names of others who have the story open."""

    open: tuple[Thread, ...]
    resolved: tuple[Thread, ...]
    readers: tuple[PreviewLink, ...]
    here: tuple[str, ...]


def margin(story: Story, user: Any) -> Margin:
    threads = _threads(Note.objects.filter(story=story))
    return Margin(
        open=tuple(thread for thread in threads if not thread.note.resolved_at),
        resolved=tuple(thread for thread in threads if thread.note.resolved_at),
        readers=tuple(PreviewLink.objects.filter(story=story).exclude(name="")),
        here=_here(story, user),
    )


def threads_with(reader: PreviewLink) -> tuple[Thread, ...]:
    """What an outside reader wrote, with what the newsroom answered; nothing else."""
    return _threads(Note.objects.filter(story_id=reader.story_id), reader)


def open_notes(story: Story) -> int:
    return Note.objects.filter(story=story, answers=None, resolved_at=None).count()


def _threads(notes: Any, reader: PreviewLink | None = None) -> tuple[Thread, ...]:
    answers: dict[int, list[Note]] = {}
    first: list[Note] = []
    for note in notes.order_by("made_at", "id"):
        if note.answers_id:
            answers.setdefault(note.answers_id, []).append(note)
        elif reader is None or note.reader_id == reader.pk:
            first.append(note)
    return tuple(Thread(note, tuple(answers.get(note.pk, ()))) for note in first)


def _here(story: Story, user: Any) -> tuple[str, ...]:
    sessions = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(Story),
        object_id=str(story.pk),
        last_seen_at__gte=timezone.now() - _HERE,
    ).exclude(user=user)
    people = {s.user_id: s.user for s in sessions.select_related("user").order_by("user_id")}
    return tuple(p.get_full_name() or p.get_username() for p in people.values())
