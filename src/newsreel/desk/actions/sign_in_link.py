"""Links that sign somebody in: once, within their time."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.desk.models import SignInLink, User

LASTS = timedelta(hours=24)


def make_sign_in_link(user: User, *, lasts: timedelta = LASTS, now: datetime | None = None) -> str:
    """The address that signs ``user`` in, once. Links made before it for them end."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        SignInLink.objects.filter(user=user, used_at=None).delete()
        SignInLink.objects.create(
            user=user, digest=_digest(secret), expires_at=(now or timezone.now()) + lasts
        )
        log(user, "newsreel.sign_in_link")
    return f"{settings.WAGTAILADMIN_BASE_URL}/desk/sign-in/{secret}/"


def first_sign_in_link(now: datetime | None = None) -> str | None:
    """On a site where nobody can sign in yet: makes the administrator and gives their link."""
    users = get_user_model().objects
    with transaction.atomic():
        if users.filter(is_active=True).exclude(last_login=None).exists():
            return None
        administrator = users.filter(is_superuser=True, is_active=True).order_by("id").first()
        if administrator is None:
            administrator = users.create_superuser("administrator", password=None)
        return make_sign_in_link(administrator, now=now)


def holder_of(secret: str, now: datetime | None = None) -> User | None:
    """Whom the link would sign in; None where it is unknown, used or over."""
    link = _valid(secret, now or timezone.now())
    return link.user if link else None


def use(secret: str, now: datetime | None = None) -> User | None:
    """Use the link up: whom it signs in, None where it is unknown, used or over."""
    moment = now or timezone.now()
    with transaction.atomic():
        link = _valid(secret, moment)
        if link is None:
            return None
        # One statement decides who was first, on either database.
        if not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=moment):
            return None
        return link.user


def _valid(secret: str, now: datetime) -> SignInLink | None:
    links = SignInLink.objects.select_related("user")
    return links.filter(
        digest=_digest(secret), used_at=None, expires_at__gt=now, user__is_active=True
    ).first()


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
