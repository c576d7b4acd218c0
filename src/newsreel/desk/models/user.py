from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody of the newsroom. What they may do, their groups say; where, their beats."""

    class Meta(AbstractUser.Meta):
        permissions = [("read_audit", "Can read the audit log")]
