from hashlib import sha256

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """A sign-in that lasts: whose it is, on what device, from where, and when it was last seen.

    ``address`` is the network's beginning alone ("192.0.2.0/24"). Without ``user`` it is the
    session of somebody who has not signed in (yet).
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    device = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=50, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        ordering = ["-seen_at", "session_key"]

    @property
    def mark(self) -> str:
        """What names it on a screen: whoever reads its key holds the session."""
        return sha256(self.session_key.encode()).hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> type:
        from newsreel.desk.entrance.sessions import SessionStore

        return SessionStore
