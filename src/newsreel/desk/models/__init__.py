"""What the desk keeps: one noun a file. The stories are not here: they are the paper's."""

from newsreel.desk.models.beat import Beat
from newsreel.desk.models.previewlink import PreviewLink
from newsreel.desk.models.signinlink import SignInLink
from newsreel.desk.models.user import User

__all__ = ["Beat", "PreviewLink", "SignInLink", "User"]
