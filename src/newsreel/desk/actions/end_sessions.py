"""End sessions: whoever holds one must sign in again."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from newsreel.desk.models import Session, User


@transaction.atomic
def end_session(owner: User, mark: str, *, user: Any = None) -> bool:
    """By the mark that screens show. False where they have no such session."""
    own = Session.objects.filter(user=owner)
    session = next((session for session in own if session.mark == mark), None)
    if session is None:
        return False
    session.delete()
    data = {"device": session.device, "address": session.address}
    log(owner, "newsreel.session_ended", user=user, data=data)
    return True


@transaction.atomic
def end_all(owner: User, *, but: str = "", user: Any = None) -> int:
    """Every session of theirs, one excepted; how many ended."""
    count: int = Session.objects.filter(user=owner).exclude(session_key=but).delete()[0]
    if count:
        log(owner, "newsreel.session_ended", user=user, data={"count": count})
    return count


class EndsSessions:
    """A password validator that refuses nothing: Django tells validators of a new password once it
    is saved, by whatever way, and then every session that was begun with the old one ends. (The
    one in which it was changed is written anew by whoever changed it.)"""

    def validate(self, password: str, user: Any = None) -> None:
        pass

    def get_help_text(self) -> str:
        return ""

    def password_changed(self, password: str, user: Any = None) -> None:
        if user is not None and user.pk:
            Session.objects.filter(user=user).delete()
            log(user, "newsreel.password_changed")
