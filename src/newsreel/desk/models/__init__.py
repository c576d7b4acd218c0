"""What the desk keeps: one noun a file. The stories are not here: they are the paper's."""

from newsreel.desk.models.beat import Beat
from newsreel.desk.models.brake import Brake
from newsreel.desk.models.factor import RecoveryCode, SecondFactor
from newsreel.desk.models.furtherreading import FurtherReading
from newsreel.desk.models.note import Note
from newsreel.desk.models.previewlink import PreviewLink
from newsreel.desk.models.session import Session
from newsreel.desk.models.signinlink import SignInLink
from newsreel.desk.models.template import Template
from newsreel.desk.models.user import User

__all__ = [
    "Beat",
    "Brake",
    "FurtherReading",
    "Note",
    "PreviewLink",
    "RecoveryCode",
    "SecondFactor",
    "Session",
    "SignInLink",
    "Template",
    "User",
]
