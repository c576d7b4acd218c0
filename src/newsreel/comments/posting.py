"""A comment as it was typed, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

NAME_LENGTH = 60
TEXT_LENGTH = 6_000
FOLLOWS = ("answers", "all")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form sent. ``story`` and ``parent`` are public ids, ``mark`` and ``stamp`` signed;
    ``proof`` is of work (``proofs``), ``trap`` a field that no person sees; ``follow`` is what of
    the thread the writer wants to be told of by e-mail ("answers", "all" or nothing)."""

    story: str
    parent: str = ""
    name: str = ""
    email: str = ""
    text: str = ""
    mark: str = ""
    stamp: str = ""
    proof: str = ""
    trap: str = ""
    follow: str = ""

    def faults(self) -> dict[str, str]:
        """Field → the word for what is wrong with it (see the pages' catalogue)."""
        found = {}
        if not self.name:
            found["name"] = "name_missing"
        elif len(self.name) > NAME_LENGTH:
            found["name"] = "name_long"
        if not self.text:
            found["text"] = "text_missing"
        elif len(self.text) > TEXT_LENGTH:
            found["text"] = "text_long"
        if self.email and not is_address(self.email):
            found["email"] = "email_wrong"
        if self.follow and not self.email:
            found["email"] = "email_to_follow"
        return found


def is_address(email: str) -> bool:
    """Whether mail could be sent to it."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


def address_key(email: str) -> str:
    """An e-mail address as its owner is known by: in small letters."""
    return email.strip().lower()


def one_line(text: str, most: int) -> str:
    """In one line, control and direction-changing characters left out."""
    return " ".join(_CONTROL.sub("", text).split())[:most]


def cleaned(text: str, most: int) -> str:
    """Lines' ends made one, control and direction-changing characters left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip()[:most]


def typed(form: Mapping[str, str]) -> Typed:
    """Read a form."""

    def line(name: str, most: int) -> str:
        return one_line(form.get(name, ""), most)

    return Typed(
        story=line("story", 36),
        parent=line("parent", 36),
        name=line("name", NAME_LENGTH + 1),
        email=line("email", 254),
        text=cleaned(form.get("text", ""), TEXT_LENGTH + 1),
        mark=line("mark", 64),
        stamp=line("stamp", 300),
        proof=line("proof", 2_001),
        trap=line("website", 200),
        follow=follow if (follow := line("follow", 10)) in FOLLOWS else "",
    )
