"""Note that a reader outside of the newsroom agrees with the draft that was shown to them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.desk.models import PreviewLink


@transaction.atomic
def approve_preview(link: PreviewLink, revision: int) -> None:
    """Raises ValidationError where they may not, or where the draft is no longer the one they
    saw, ``revision``."""
    if not link.may_approve:
        raise ValidationError(_("You were asked to read and to comment."))
    if link.story.latest_revision_id != revision:
        raise ValidationError(_("The draft has changed since you opened it: read it once more."))
    link.approved_at, link.approved_revision_id = timezone.now(), revision
    link.save(update_fields=["approved_at", "approved_revision"])
    told = {"link": link.pk, "reader": str(link)}
    log(instance=link.story, action="newsreel.preview_approved", user=None, data=told)
