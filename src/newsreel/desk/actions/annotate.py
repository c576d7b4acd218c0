"""Comments in a story's margin: write one, answer one, settle one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.desk.models import Note, PreviewLink
from newsreel.stories.models import Story

LONGEST = 5_000


@transaction.atomic
def annotate(
    story: Story,
    text: str,
    *,
    author: Any = None,
    reader: PreviewLink | None = None,
    field: str = "",
    block: str = "",
    quote: str = "",
    answers: int | None = None,
) -> Note:
    """Write into the margin: beside a field or a block, with what was marked there; or an answer
    to a note, which then is open again. Raises ValidationError."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise ValidationError(_("A comment says something."))
    if len(text) > LONGEST:
        raise ValidationError(_("A comment has %(n)d characters at most.") % {"n": LONGEST})
    first: Note | None = None
    if answers is not None:
        first = Note.objects.filter(pk=answers, story=story, answers=None).first()
        if first is None:
            raise ValidationError(_("The comment that is answered is gone."))
        if first.resolved_at:
            Note.objects.filter(pk=first.pk).update(resolved_at=None, resolved_by=None)
    note = Note.objects.create(
        story=story,
        answers=first,
        field="" if first else field[:40],
        block="" if first else block[:40],
        quote="" if first else " ".join(quote.split())[:500],
        text=text,
        author=author,
        reader=reader,
        signed=_name(author, reader),
        made_at=timezone.now(),
    )
    data = {"note": note.pk, "by": note.signed}
    log(instance=story, action="newsreel.note", user=author, data=data)
    return note


@transaction.atomic
def resolve(story: Story, note: int, user: Any) -> bool:
    """Settle a note with its answers. False where it is gone or settled already."""
    open_ = Note.objects.filter(pk=note, story=story, answers=None, resolved_at=None)
    done = open_.update(resolved_at=timezone.now(), resolved_by=user)
    if done:
        log(instance=story, action="newsreel.note_resolved", user=user, data={"note": note})
    return bool(done)


def _name(author: Any, reader: PreviewLink | None) -> str:
    if reader is not None:
        return str(reader)[:150]
    return str(author.get_full_name() or author.get_username())[:150]
