"""Add and remove what somebody signs in with besides a password."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsreel.desk.entrance import codes
from newsreel.desk.models import RecoveryCode, SecondFactor, Session, User


@transaction.atomic
def add_app(user: User, secret: str, code: str, name: str = "") -> SecondFactor | None:
    """An authenticator app; None where the code it shows is wrong."""
    step = codes.step_of(secret, code)
    if step is None:
        return None
    factor: SecondFactor = SecondFactor.objects.create(
        user=user,
        kind="app",
        name=name[:80] or "Authenticator app",
        secret=codes.lock(secret),
        counter=step,
        added_at=timezone.now(),
    )
    note_added(factor)
    return factor


def note_added(factor: SecondFactor) -> None:
    data = {"factor": factor.get_kind_display(), "name": factor.name}
    log(factor.user, "newsreel.second_factor_added", user=factor.user, data=data)


@transaction.atomic
def remove(factor: SecondFactor, *, user: Any = None) -> None:
    """With the last factor the recovery codes go, too."""
    data = {"factor": factor.get_kind_display(), "name": factor.name}
    owner = factor.user
    factor.delete()
    if not SecondFactor.objects.filter(user=owner).exists():
        RecoveryCode.objects.filter(user=owner).delete()
    log(owner, "newsreel.second_factor_removed", user=user, data=data)


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    made = codes.new_recovery_codes(user)
    log(user, "newsreel.recovery_codes", user=user)
    return made


@transaction.atomic
def reset(owner: User, *, user: Any = None) -> int:
    """For whoever lost them all: every factor and code goes, and every session ends. Gives how
    many factors there were."""
    RecoveryCode.objects.filter(user=owner).delete()
    count = SecondFactor.objects.filter(user=owner).delete()[0]
    Session.objects.filter(user=owner).delete()
    log(owner, "newsreel.second_factor_reset", user=user, data={"factors": count})
    return count
