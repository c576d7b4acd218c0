"""The nouns of readers' comments, one a file. ``Comment`` knows none of the others."""

from newsreel.comments.models.account import Account, Browser
from newsreel.comments.models.address_proof import AddressProof
from newsreel.comments.models.ban import Ban
from newsreel.comments.models.comment import Comment
from newsreel.comments.models.decision import Decision
from newsreel.comments.models.follow import Follow, Notice
from newsreel.comments.models.note import Note
from newsreel.comments.models.report import Report
from newsreel.comments.models.rule import Rule
from newsreel.comments.models.token import Token
from newsreel.comments.models.word import Word

__all__ = [
    "Account",
    "AddressProof",
    "Ban",
    "Browser",
    "Comment",
    "Decision",
    "Follow",
    "Note",
    "Notice",
    "Report",
    "Rule",
    "Token",
    "Word",
]
