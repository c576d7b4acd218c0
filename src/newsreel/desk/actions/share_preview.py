"""Share a draft's preview by a secret link, for a while; end it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from newsreel.desk.models import PreviewLink
from newsreel.stories.actions.rights import require
from newsreel.stories.models import Story

LONGEST = timedelta(days=31)


@transaction.atomic
def share_preview(
    story: Story,
    *,
    user: Any,
    lasts: timedelta = timedelta(days=3),
    name: str = "",
    role: str = "",
    may_approve: bool = False,
    now: datetime | None = None,
) -> tuple[PreviewLink, str]:
    """The link and its address, which is kept nowhere and cannot be shown again. With a ``name``
    (and what they are) it is for one reader outside of the newsroom, who may comment.

    Whoever may publish a story may show it before. Raises PermissionDenied; ValidationError for a
    time that is none or longer than a month, or for nobody who may approve.
    """
    require(user, "publish", story)
    if not timedelta() < lasts <= LONGEST:
        raise ValidationError(_("A link lasts between one day and thirty-one."))
    name = " ".join(name.split())[:120]
    if may_approve and not name:
        raise ValidationError({"name": _("Say who may approve it.")})
    secret = secrets.token_urlsafe(32)
    moment = now or timezone.now()
    link = PreviewLink.objects.create(
        story=story,
        name=name,
        role=role if name else "",
        may_approve=may_approve,
        digest=_digest(secret),
        made_by=user,
        made_at=moment,
        expires_at=moment + lasts,
    )
    _log(link, "newsreel.share_preview", user)
    return link, f"{settings.WAGTAILADMIN_BASE_URL}/preview/{secret}/"


def opened(secret: str, now: datetime | None = None) -> PreviewLink | None:
    """The link of this secret, which is noted as opened; None where it is unknown, over, ended."""
    moment = now or timezone.now()
    links = PreviewLink.objects.select_related("story__section").filter(
        digest=_digest(secret), revoked_at=None, expires_at__gt=moment
    )
    link = links.first()
    if link is not None and link.opened_at is None:
        first = PreviewLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=moment)
        if first:
            _log(link, "newsreel.preview_opened", None)
    return link


@transaction.atomic
def end_preview(story: Story, number: int, *, user: Any) -> bool:
    """End a link at once; False where there is none to end. Raises PermissionDenied."""
    require(user, "publish", story)
    link = PreviewLink.objects.filter(pk=number, story=story, revoked_at=None).first()
    if link is None:
        return False
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    _log(link, "newsreel.end_preview", user)
    return True


def _log(link: PreviewLink, action: str, user: Any) -> None:
    told = {"link": link.pk} | ({"reader": str(link)} if link.name else {})
    log(instance=link.story, action=action, user=user, data=told)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
