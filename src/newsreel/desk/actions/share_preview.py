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
    story: Story, *, user: Any, lasts: timedelta = timedelta(days=3), now: datetime | None = None
) -> tuple[PreviewLink, str]:
    """The link and its address, which is kept nowhere and cannot be shown again.

    Whoever may publish a story may show it before. Raises PermissionDenied; ValidationError for a
    time that is none or longer than a month.
    """
    require(user, "publish", story)
    if not timedelta() < lasts <= LONGEST:
        raise ValidationError(_("A link lasts between one day and thirty-one."))
    secret = secrets.token_urlsafe(32)
    moment = now or timezone.now()
    link = PreviewLink.objects.create(
        story=story,
        digest=_digest(secret),
        made_by=user,
        made_at=moment,
        expires_at=moment + lasts,
    )
    log(instance=story, action="newsreel.share_preview", user=user, data={"link": link.pk})
    return link, f"{settings.WAGTAILADMIN_BASE_URL}/preview/{secret}/"


def opened(secret: str, now: datetime | None = None) -> PreviewLink | None:
    """The link of this secret, which is noted as opened; None where it is unknown, over, ended."""
    moment = now or timezone.now()
    links = PreviewLink.objects.select_related("story").filter(
        digest=_digest(secret), revoked_at=None, expires_at__gt=moment
    )
    link = links.first()
    if link is not None and link.opened_at is None:
        PreviewLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=moment)
    return link


@transaction.atomic
def end_preview(story: Story, number: int, *, user: Any) -> bool:
    """End a link at once; False where there is none to end. Raises PermissionDenied."""
    require(user, "publish", story)
    links = PreviewLink.objects.filter(pk=number, story=story, revoked_at=None)
    if not links.update(revoked_at=timezone.now()):
        return False
    log(instance=story, action="newsreel.end_preview", user=user, data={"link": number})
    return True


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
